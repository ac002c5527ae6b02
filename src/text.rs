//! Every sentence the clerk reads, looked up in the Fluent files under `assets/locales`.
//!
//! The files are part of the program. A key that is missing shows as the key itself, in brackets, and fails a test.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

/// The files, so that the tests can look for keys that are missing or unused.
pub const FILES: &[(&str, &str)] = &[
    ("shell.ftl", include_str!("../assets/locales/en-GB/shell.ftl")),
    ("users.ftl", include_str!("../assets/locales/en-GB/users.ftl")),
    ("reset.ftl", include_str!("../assets/locales/en-GB/reset.ftl")),
    ("outcome.ftl", include_str!("../assets/locales/en-GB/outcome.ftl")),
    ("loose.ftl", include_str!("../assets/locales/en-GB/loose.ftl")),
    ("choices.ftl", include_str!("../assets/locales/en-GB/choices.ftl")),
    ("councils.ftl", include_str!("../assets/locales/en-GB/councils.ftl")),
    ("guides.ftl", include_str!("../assets/locales/en-GB/guides.ftl")),
    ("hand-over.ftl", include_str!("../assets/locales/en-GB/hand-over.ftl")),
    ("by-hand.ftl", include_str!("../assets/locales/en-GB/by-hand.ftl")),
    ("help.ftl", include_str!("../assets/locales/en-GB/help.ftl")),
    ("set-up.ftl", include_str!("../assets/locales/en-GB/set-up.ftl")),
    ("other-ways.ftl", include_str!("../assets/locales/en-GB/other-ways.ftl")),
    ("settings.ftl", include_str!("../assets/locales/en-GB/settings.ftl")),
    ("slip.ftl", include_str!("../assets/locales/en-GB/slip.ftl")),
    ("spoken.ftl", include_str!("../assets/locales/en-GB/spoken.ftl")),
    ("trouble.ftl", include_str!("../assets/locales/en-GB/trouble.ftl")),
    ("typed.ftl", include_str!("../assets/locales/en-GB/typed.ftl")),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
    // Isolation marks would become part of accessible names.
    bundle.set_use_isolating(false);
    for (name, source) in FILES {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            Err((partial, errors)) => {
                tracing::error!(file = name, n_errors = errors.len(), "a text file has errors");
                partial
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file = name, n_errors = errors.len(), "a text file repeats keys");
        }
    }
    bundle
});

/// One argument of a sentence.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

/// A sentence without arguments.
#[must_use]
pub fn tr(key: &str) -> String {
    tr_with(key, &[])
}

/// A sentence with arguments.
#[must_use]
pub fn tr_with(key: &str, args: &[Arg<'_>]) -> String {
    let Some(pattern) = BUNDLE.get_message(key).and_then(|message| message.value()) else {
        tracing::error!(key, "a sentence is missing");
        return format!("[{key}]");
    };
    let mut fluent_args = FluentArgs::new();
    for (name, value) in args {
        fluent_args.set(Cow::Borrowed(*name), value.clone());
    }
    let mut errors = Vec::new();
    let text = BUNDLE.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!(key, n_errors = errors.len(), "a sentence lacks an argument");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_sound() {
        for (name, source) in FILES {
            let errors = FluentResource::try_new((*source).to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{name}: {errors:?}");
        }
        assert_eq!(tr("no-such-key"), "[no-such-key]");
    }
}
