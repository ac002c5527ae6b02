//! The pages, each read once.

use std::sync::LazyLock;

use super::block::Block;
use super::reader::{Mistake, read};
use crate::domain::fold::fold;
use crate::domain::help_topic::HelpTopic;

/// A page of the help.
#[derive(Debug)]
pub struct HelpPage {
    /// What it is about.
    pub topic: HelpTopic,
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub blocks: Vec<Block>,
    /// All its words, folded for finding.
    pub(super) folded: String,
}

/// The page about this. `None` only for a page with a mistake in it, of which a test makes sure that there is none.
#[must_use]
pub fn page(topic: HelpTopic) -> Option<&'static HelpPage> {
    PAGES.iter().find(|page| page.topic == topic)
}

static PAGES: LazyLock<Vec<HelpPage>> =
    LazyLock::new(|| HelpTopic::ALL.into_iter().filter_map(|topic| HelpPage::new(topic, source(topic)).ok()).collect());

impl HelpPage {
    fn new(topic: HelpTopic, markdown: &str) -> Result<Self, Mistake> {
        let (title, blocks) = read(markdown)?;
        let words: Vec<String> = blocks.iter().map(|block| block.text().plain()).collect();
        let folded = fold(&format!("{title}\n{}", words.join("\n")));
        Ok(Self { topic, title, blocks, folded })
    }
}

macro_rules! file {
    ($slug:literal) => {
        include_str!(concat!("../../assets/help/en-GB/", $slug, ".md"))
    };
}

fn source(topic: HelpTopic) -> &'static str {
    match topic {
        HelpTopic::Welcome => file!("welcome"),
        HelpTopic::SetUp => file!("set-up"),
        HelpTopic::ByHand => file!("by-hand"),
        HelpTopic::OtherWays => file!("other-ways"),
        HelpTopic::Councils => file!("councils"),
        HelpTopic::Users => file!("users"),
        HelpTopic::NineSteps => file!("nine-steps"),
        HelpTopic::WhatHappened => file!("what-happened"),
        HelpTopic::Password => file!("password"),
        HelpTopic::Force => file!("force"),
        HelpTopic::SignOutAndEmail => file!("sign-out-and-email"),
        HelpTopic::Change => file!("change"),
        HelpTopic::Suggestions => file!("suggestions"),
        HelpTopic::MoreChoices => file!("more-choices"),
        HelpTopic::Done => file!("done"),
        HelpTopic::Unknown => file!("unknown"),
        HelpTopic::Refused => file!("refused"),
        HelpTopic::ReadOut => file!("read-out"),
        HelpTopic::Slip => file!("slip"),
        HelpTopic::StillDoesntWork => file!("still-doesnt-work"),
        HelpTopic::History => file!("history"),
        HelpTopic::Settings => file!("settings"),
        HelpTopic::NewClerk => file!("new-clerk"),
        HelpTopic::Practise => file!("practise"),
        HelpTopic::Keys => file!("keys"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_shown() {
        for topic in HelpTopic::ALL {
            let page = HelpPage::new(topic, source(topic)).unwrap_or_else(|mistake| panic!("{topic:?}: {mistake}"));
            assert!(matches!(page.blocks.first(), Some(Block::Paragraph(_))), "{topic:?} begins with what it is for");
            assert!(page.blocks.iter().all(|block| !block.text().plain().trim().is_empty()), "{topic:?}");
        }
    }

    #[test]
    fn titles_differ() {
        let mut titles: Vec<_> = PAGES.iter().map(|page| &page.title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), HelpTopic::ALL.len());
    }
}
