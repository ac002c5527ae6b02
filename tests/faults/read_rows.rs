//! What goes wrong while reading: signing in, the list, one user. Nothing is lost, the clerk reads why, and the same
//! button works once it is over.

use std::time::Duration;

use beadle::domain::connection::Connection;
use beadle::domain::proxy::Proxy;
use beadle::domain::route::Route;
use beadle::model::Session;
use beadle::model::reset::Freshness;
use beadle::model::users::Load;

use crate::answers::{PORTAL, TOKEN_REVOKED, TOKEN_THROTTLED, bomb, deep, page};
use crate::certificates::Certificate;
use crate::engine::{NAME, timeless, words};
use crate::front::{Deed, Kind, Step, answer, pass_but};
use crate::report::{Log, Played};
use crate::rig::{Rig, holds};
use crate::stage::{Stage, Way};

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    SignIn,
    List,
    OneUser,
}

/// One fault.
pub(crate) struct ReadRow {
    pub(crate) name: String,
    call: Call,
    way: Way,
    /// The failure, as `Debug` writes it.
    class: &'static str,
    arm: Box<dyn Fn(&Stage)>,
    /// Alters what Beadle is given.
    connect: fn(&mut Connection),
}

impl ReadRow {
    fn new(name: &str, call: Call, class: &'static str, arm: impl Fn(&Stage) + 'static) -> Self {
        Self { name: name.to_owned(), call, way: Way::Plain, class, arm: Box::new(arm), connect: |_| {} }
    }
}

/// Every row.
pub(crate) fn all() -> Vec<ReadRow> {
    let mut rows = Vec::new();
    for call in [Call::List, Call::OneUser] {
        let kind = if call == Call::List { Kind::List } else { Kind::OneUser };
        let met = |name: &str, class: &'static str, deed: Deed| {
            ReadRow::new(name, call, class, move |stage| {
                stage.front.script(pass_but(kind, Step::instead(deed.clone())));
            })
        };
        let half = answer(200, "", r#"{"status":{"code":200,"description":"success"},"data":[{"zuid":80"#);
        rows.extend([
            met("connection reset", "Doubt(Broken)", Deed::Reset),
            met("no answer at all", "Doubt(TimedOut)", Deed::SayAndHang(Vec::new())),
            met("HTTP 500 for ever", "Doubt(ServerFailed(500))", Deed::Say(answer(500, "", ""))),
            met("HTTP 429", "Refused(Throttled)", Deed::Say(answer(429, "Retry-After: 9\r\n", ""))),
            met("a hotel's sign-in page", "Doubt(NotUnderstood)", Deed::Say(page(200, PORTAL))),
            met("JSON cut short", "Doubt(NotUnderstood)", Deed::Say(half)),
            met("JSON 10,000 deep", "Doubt(NotUnderstood)", Deed::Say(deep())),
            met("a gzip bomb of 50 MB", "Doubt(NotUnderstood)", Deed::Say(bomb())),
            ReadRow::new("nothing listens", call, "Unsent(Connect)", |stage| stage.front.go_down()),
            ReadRow {
                way: Way::Secure,
                ..ReadRow::new("certificate expired", call, "Unsent(Tls)", |stage| {
                    stage.set_certificate(Certificate::Expired);
                    stage.front.cut_all();
                })
            },
        ]);
        rows.push(ReadRow::new("redirect 302 to another host", call, "Doubt(Redirected(302))", move |stage| {
            let location = format!("Location: {}/api\r\n", stage.other.base);
            stage.front.script(pass_but(kind, Step::instead(Deed::Say(answer(302, &location, "")))));
        }));
    }
    rows.extend(sign_ins());
    rows
}

fn sign_ins() -> Vec<ReadRow> {
    let met = |name: &str, class: &'static str, kind: Kind, deed: Deed| {
        ReadRow::new(name, Call::SignIn, class, move |stage| {
            stage.front.script(pass_but(kind, Step::instead(deed.clone())));
        })
    };
    let secure = |name: &str, certificate: Certificate| ReadRow {
        way: Way::Secure,
        ..ReadRow::new(name, Call::SignIn, "Read(Unsent(Tls))", move |stage| stage.set_certificate(certificate))
    };
    let proxy = |connection: &mut Connection| {
        connection.endpoint.route = Route::by(Proxy::Server("proxy.invalid:3128".parse().unwrap()));
    };
    let refuse = || pass_but(Kind::Connect, Step::instead(Deed::SayAndClose(answer(407, "", ""))));
    vec![
        met(
            "the token is throttled inside HTTP 200",
            "Read(Unsent(Throttled(until)))",
            Kind::Token,
            Deed::Say(answer(200, "", TOKEN_THROTTLED)),
        ),
        met(
            "the token is revoked inside HTTP 200",
            "Read(Unsent(SignedOut))",
            Kind::Token,
            Deed::Say(answer(200, "", TOKEN_REVOKED)),
        ),
        met(
            "a hotel's sign-in page for a token",
            "Read(Doubt(NotUnderstood))",
            Kind::Token,
            Deed::Say(page(200, PORTAL)),
        ),
        met("a hotel's sign-in page", "Read(Doubt(NotUnderstood))", Kind::WhoAmI, Deed::Say(page(200, PORTAL))),
        ReadRow::new("nothing listens", Call::SignIn, "Read(Unsent(Connect))", |stage| stage.front.refuse()),
        secure("certificate signed by itself", Certificate::SelfSigned),
        secure("certificate signed by nobody known", Certificate::UnknownAuthority),
        secure("certificate expired", Certificate::Expired),
        secure("certificate for another host", Certificate::WrongHost),
        ReadRow {
            way: Way::Proxied,
            ..ReadRow::new("the proxy asks for a password (407)", Call::SignIn, "Read(Unsent(Proxy))", move |stage| {
                stage.proxy().script(refuse());
            })
        },
        ReadRow {
            way: Way::Secure,
            connect: proxy,
            ..ReadRow::new("a name that nobody knows (DNS), https", Call::SignIn, "Read(Unsent(Dns))", |_| {})
        },
        ReadRow {
            connect: proxy,
            ..ReadRow::new("a name that nobody knows (DNS), http", Call::SignIn, "Read(Unsent(Dns))", |_| {})
        },
    ]
}

/// Plays the row.
pub(crate) fn play(row: &ReadRow, log: &Log) -> Played {
    let stage = Stage::set("", row.way);
    let mut wrong = Vec::new();
    let (mut rig, class, told) = match row.call {
        Call::SignIn => sign_in(row, &stage, &mut wrong),
        Call::List => list(row, &stage, &mut wrong),
        Call::OneUser => one_user(row, &stage, &mut wrong),
    };
    if class != row.class {
        wrong.push(format!("class {class}, not {}", row.class));
    }
    if stage.other.n_connections() > 0 {
        wrong.push("somebody else was asked".to_owned());
    }
    let logged = log.read();
    for secret in stage.front.access_tokens().into_iter().chain([stage.council.refresh_token()]) {
        if !rig.is_nowhere_on_disk(&secret) || holds(&logged, &secret) {
            wrong.push("a token is in a file".to_owned());
        }
    }
    let call = match row.call {
        Call::SignIn => "signing in",
        Call::List => "list of users",
        Call::OneUser => "one user",
    };
    let changes = stage.council.inspect().changes_applied();
    let gap = rig.take_longest_gap();
    Played { call, class, puts: stage.front.puts(), changes, journal: String::new(), told, gap, wrong }
}

/// Everything is in order again.
fn mend(stage: &Stage) {
    stage.front.script(|_| Step::pass());
    stage.front.come_up();
    if stage.authority.is_some() {
        stage.set_certificate(Certificate::Good);
    }
}

fn check(wrong: &mut Vec<String>, right: bool, what: &str) {
    if !right {
        wrong.push(what.to_owned());
    }
}

fn sign_in(row: &ReadRow, stage: &Stage, wrong: &mut Vec<String>) -> (Rig, String, String) {
    (row.arm)(stage);
    let mut connection = stage.connection();
    (row.connect)(&mut connection);
    let mut rig = Rig::connected(connection);
    rig.wait("the failure", |model| !matches!(model.session, Session::SigningIn(_)));
    let Session::SignedOut(Some(failure)) = &rig.model().session else { panic!("signed in all the same") };
    let class = timeless(&format!("{failure:?}"));
    check(wrong, rig.says(&words(row.class)), "the reason is not said");
    check(wrong, rig.offers("Practise with a pretend council"), "there is no way on");
    (rig, class, words(row.class))
}

fn list(row: &ReadRow, stage: &Stage, wrong: &mut Vec<String>) -> (Rig, String, String) {
    let mut rig = Rig::signed_in(stage.connection());
    check(wrong, rig.model().users.n_users() == 14, "fourteen are due");
    (row.arm)(stage);
    rig.rest(Duration::from_millis(40));
    rig.take_longest_gap();
    rig.press("Refresh");
    rig.wait("the failure", |model| !model.users.is_loading());
    let class = match &rig.model().users.load {
        Load::Failed(failure) => format!("{failure:?}"),
        other => format!("{other:?}"),
    };
    let told = "The list could not be read again, and is shown as it was before.";
    check(wrong, rig.says(told), "it is not said that the list could not be read again");
    check(wrong, rig.says(&words(row.class)), "the reason is not said");
    check(wrong, rig.model().users.n_users() == 14, "those who were known are gone");
    mend(stage);
    rig.press("Refresh");
    rig.wait("the list", |model| !model.users.is_loading());
    let loaded = matches!(rig.model().users.load, Load::Loaded(_));
    check(wrong, loaded && !rig.says(told), "pressing Refresh afterwards does not help");
    (rig, class, format!("{told} {} Then read.", words(row.class)))
}

fn one_user(row: &ReadRow, stage: &Stage, wrong: &mut Vec<String>) -> (Rig, String, String) {
    let mut rig = Rig::signed_in(stage.connection());
    (row.arm)(stage);
    rig.rest(Duration::from_millis(40));
    rig.take_longest_gap();
    rig.open(NAME);
    let class = match &rig.model().reset.as_ref().unwrap().freshness {
        Freshness::Stale(failure) => format!("{failure:?}"),
        other => format!("{other:?}"),
    };
    let told = "Shown as in the list: the latest could not be read.";
    check(wrong, rig.says(told), "it is not said that the person could not be read");
    check(wrong, rig.says(&words(row.class)), "the reason is not said");
    mend(stage);
    rig.press("Cancel");
    rig.press(&format!("Reset password for {NAME}"));
    rig.wait("the fresh record", |model| {
        model.reset.as_ref().is_some_and(|reset| !matches!(reset.freshness, Freshness::Reading(_)))
    });
    let fresh = rig.model().reset.as_ref().is_some_and(|reset| reset.freshness == Freshness::Fresh);
    check(wrong, fresh && !rig.says(told), "opening the person again does not help");
    (rig, class, format!("{told} {} Then read.", words(row.class)))
}
