//! The client against the pretend council, which was written from the field notes by other hands.

use beadle::domain::connection::OAuthClient;
use beadle::domain::ids::Zoid;
use beadle::domain::outcome::{Answer, FlagSpelling as Spelling, ReadFailure, Refusal, ResetRequest, SignOut, Unsent};
use beadle::domain::secret::{Password, Token};
use beadle::domain::user::{Role, User, UserKey};
use beadle::practice::{FlagSpelling, Options, PracticeServer};
use beadle::zoho::{CallbackPages, Mail, Scopes, Session, sign_in};
use tokio::net::TcpListener;

use crate::scripted::{PASSWORD, connection};

async fn council(options: Options) -> (PracticeServer, Session, Zoid) {
    let server = PracticeServer::start(options, 0).await.unwrap();
    let grant = server.sign_in_clerk();
    let mut connection = connection(&server.base_url(), 1);
    connection.client = OAuthClient { client_id: grant.client_id.to_owned(), ..connection.client };
    let session = crate::scripted::new_session(&connection, Token::new(grant.refresh_token)).unwrap();
    let zoid = session.who_am_i().await.unwrap().zoid.unwrap();
    (server, session, zoid)
}

fn reset(user: &User, password: &str, sign_out: SignOut) -> ResetRequest {
    ResetRequest { zuid: user.zuid.clone(), password: Password::new(password.to_owned()), force_change: true, sign_out }
}

const SAMPLE: SignOut = SignOut::Say(false, Spelling::Sample);
const TABLE: SignOut = SignOut::Say(true, Spelling::Table);

async fn everybody(session: &Session, zoid: &Zoid) -> Vec<User> {
    let (mut users, mut start) = (Vec::new(), 0);
    loop {
        let page = session.list_page(zoid, start, 50).await.unwrap();
        assert_eq!(page.n_unreadable, 0);
        if page.n_rows == 0 {
            return users;
        }
        start += u32::try_from(page.n_rows).unwrap();
        // Zoho's pages may overlap by a row (field note 1.2).
        let new = |user: &User| !users.iter().any(|known: &User| known.account_id == user.account_id);
        let new: Vec<User> = page.users.into_iter().filter(new).collect();
        users.extend(new);
    }
}

fn member(users: &[User]) -> &User {
    users.iter().find(|user| user.role == Role::Member && user.enabled).unwrap()
}

#[tokio::test]
async fn she_signs_in_through_the_browser() {
    let server = PracticeServer::start(Options::default(), 0).await.unwrap();
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let connection = connection(&server.base_url(), port);
    let pages = CallbackPages { done: "done".to_owned(), declined: "no".to_owned(), failed: "?".to_owned() };
    for (id, result) in [("accept", Ok("super admin")), ("reject", Err("declined at Zoho".to_owned()))] {
        // The browser: opens the page, presses the link, follows the redirect.
        let browser = move |address: &str| {
            let address = address.to_owned();
            tokio::spawn(async move {
                let page = reqwest::get(address.clone()).await.unwrap().text().await.unwrap();
                let link = page.split(&format!(r#"id="{id}""#)).nth(1).unwrap();
                let link = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
                let link = url::Url::parse(&address).unwrap().join(&link).unwrap();
                reqwest::get(link).await.unwrap().text().await.unwrap()
            });
            true
        };
        match sign_in(&connection, Scopes::UsersAndMail, &pages, &crate::scripted::clock(), browser).await {
            Ok(session) => {
                assert_eq!(session.who_am_i().await.unwrap().user.role, Role::SuperAdmin);
                // The refresh token serves a second session too.
                let later = crate::scripted::new_session(&connection, session.refresh_token()).unwrap();
                assert!(later.who_am_i().await.is_ok());
                assert_eq!(result, Ok("super admin"));
            }
            Err(failure) => assert_eq!(result, Err(failure.to_string())),
        }
    }
}

#[tokio::test]
async fn every_page_and_one_person() {
    let (_server, session, zoid) = council(Options { people: 137, ..Options::default() }).await;
    let users = everybody(&session, &zoid).await;
    let mut ids: Vec<_> = users.iter().map(|user| &user.account_id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((users.len(), ids.len()), (137, 137));
    for user in users.iter().take(14) {
        let by_id = session.read_user(&zoid, &UserKey::Zuid(user.zuid.clone())).await.unwrap();
        assert_eq!(by_id.user, *user);
        assert!(by_id.server_time.is_some());
        for address in std::iter::once(&user.address).chain(&user.aliases) {
            let by_address = session.read_user(&zoid, &UserKey::Address(address.clone())).await.unwrap();
            assert_eq!(by_address.user, *user);
        }
    }
    for (what, n) in [
        ("aliases", users.iter().filter(|user| !user.aliases.is_empty()).count()),
        ("forwarding", users.iter().filter(|user| user.is_forwarded()).count()),
        ("disabled", users.iter().filter(|user| !user.enabled).count()),
        ("two-step", users.iter().filter(|user| user.two_step == Some(true)).count()),
        ("no mail apps", users.iter().filter(|user| user.mail_apps == Some(false)).count()),
        ("never signed in", users.iter().filter(|user| user.last_login.is_none()).count()),
        ("deputy", users.iter().filter(|user| user.role == Role::Admin).count()),
    ] {
        assert!(n > 0, "{what}");
    }
    let nobody = UserKey::Address("nobody@littlewittering-pc.gov.uk".parse().unwrap());
    assert_eq!(session.read_user(&zoid, &nobody).await, Err(ReadFailure::NoSuchUser));
}

#[tokio::test]
async fn a_reset_with_each_spelling() {
    let spellings = [
        (FlagSpelling::ResetAuthtoken, [true, false, true]),
        (FlagSpelling::ResetAuthToken, [false, true, true]),
        (FlagSpelling::Neither, [false, false, true]),
    ];
    for (flag, accepted) in spellings {
        let (server, session, zoid) = council(Options { flag, ..Options::default() }).await;
        let users = everybody(&session, &zoid).await;
        let user = member(&users);
        for ((n, sign_out), accepted) in [SAMPLE, TABLE, SignOut::LeaveToZoho].into_iter().enumerate().zip(accepted) {
            let password = format!("{PASSWORD}-{n}");
            let answer = session.put_reset(&zoid, &reset(user, &password, sign_out)).await;
            assert_eq!(server.council().password_is(user.address.as_str(), &password), accepted);
            assert!(server.council().last_reset().unwrap().fresh_connection);
            if accepted {
                assert!(matches!(answer, Answer::Done { server_time: Some(_) }), "{answer:?}");
                let again = session.read_user(&zoid, &UserKey::Zuid(user.zuid.clone())).await.unwrap();
                assert!(again.user.last_password_reset > user.last_password_reset);
            } else {
                assert_eq!(answer, Answer::Refused(Refusal::UnknownFlag), "{flag:?} {sign_out:?}");
            }
        }
    }
}

#[tokio::test]
async fn refusals() {
    let (server, session, zoid) = council(Options::default()).await;
    let users = everybody(&session, &zoid).await;
    let user = member(&users);
    let put = async |password: &str| session.put_reset(&zoid, &reset(user, password, SAMPLE)).await;
    assert!(matches!(put("ab1").await, Answer::Refused(Refusal::PasswordRule(words)) if !words.is_empty()));
    assert_eq!(put("Password-2024").await, Answer::Refused(Refusal::Breached));
    assert!(matches!(put(PASSWORD).await, Answer::Done { .. }));
    assert_eq!(put(PASSWORD).await, Answer::Refused(Refusal::InHistory));
    let mut nobody = reset(user, "Otter-Maple-Tunnel-93", SAMPLE);
    nobody.zuid = 999.into();
    assert_eq!(session.put_reset(&zoid, &nobody).await, Answer::Refused(Refusal::NotFound));

    let deputy = users.iter().find(|user| user.role == Role::Admin).unwrap();
    let clerk = users.iter().find(|user| user.role == Role::SuperAdmin).unwrap();
    let grant = server.sign_in(deputy.address.as_str()).unwrap().unwrap();
    let mut connection = connection(&server.base_url(), 1);
    connection.client = OAuthClient { client_id: grant.client_id.to_owned(), ..connection.client };
    let theirs = crate::scripted::new_session(&connection, Token::new(grant.refresh_token)).unwrap();
    let answer = theirs.put_reset(&zoid, &reset(clerk, "Otter-Maple-Tunnel-93", SAMPLE)).await;
    assert_eq!(answer, Answer::Refused(Refusal::NotAllowed));
    assert_eq!(server.council().changes_applied(), 1);
}

#[tokio::test]
async fn her_own_reset_ends_her_session() {
    let (_server, session, zoid) = council(Options::default()).await;
    let own = session.who_am_i().await.unwrap().user;
    let answer = session.put_reset(&zoid, &reset(&own, PASSWORD, SAMPLE)).await;
    assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
    assert_eq!(session.who_am_i().await, Err(ReadFailure::Unsent(Unsent::SignedOut)));
}

#[tokio::test]
async fn a_mail_reaches_the_mailbox() {
    let (server, session, zoid) = council(Options::default()).await;
    let owner = session.who_am_i().await.unwrap();
    let users = everybody(&session, &zoid).await;
    let mail = Mail {
        from: owner.from_addresses.first().unwrap().clone(),
        to: member(&users).address.clone(),
        subject: "Your council email".to_owned(),
        content: zeroize::Zeroizing::new(format!("Your new password is {PASSWORD}\n")),
    };
    let answer = session.send_mail(&owner.user.account_id, &mail).await;
    assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
    assert!(server.council().mail_contains(mail.to.as_str(), PASSWORD));
}

#[tokio::test]
async fn access_tokens_that_end_early() {
    let (server, session, zoid) = council(Options::default()).await;
    server.council().expire_access_tokens();
    let users = everybody(&session, &zoid).await;
    server.council().expire_access_tokens();
    let answer = session.put_reset(&zoid, &reset(member(&users), PASSWORD, SAMPLE)).await;
    assert_eq!(answer, Answer::Refused(Refusal::TokenRefused));
    session.force_refresh().await.unwrap();
    let answer = session.put_reset(&zoid, &reset(member(&users), PASSWORD, SAMPLE)).await;
    assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
    assert!(server.council().revoke_everything_of("clerk@littlewittering-pc.gov.uk"));
    assert_eq!(session.who_am_i().await, Err(ReadFailure::Unsent(Unsent::SignedOut)));
}
