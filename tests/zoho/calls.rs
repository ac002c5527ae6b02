//! Every request that the client can make, each as one call whose outcome is told in one word.

use beadle::domain::connection::Connection;
use beadle::domain::outcome::{Answer, ReadFailure, SignInFailure};
use beadle::domain::secret::Token;
use beadle::domain::user::UserKey;
use beadle::zoho::Mail;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use zeroize::Zeroizing;

use crate::scripted::{new_session, request};
use crate::sign_in::{free_port, go};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    /// Who is signed in.
    WhoAmI,
    /// A page of the list of users.
    List,
    /// One user.
    User,
    /// A reset.
    Reset,
    /// An email.
    Mail,
    /// A new access token.
    Refresh,
    /// The code for tokens, on the way back from the browser.
    Exchange,
    /// The end of a sign-in.
    Revoke,
}

impl Call {
    /// Those that need an access token first.
    pub(crate) const WITH_TOKEN: [Self; 5] = [Self::WhoAmI, Self::List, Self::User, Self::Reset, Self::Mail];
    /// Those that go to the sign-in server.
    pub(crate) const FOR_TOKENS: [Self; 3] = [Self::Refresh, Self::Exchange, Self::Revoke];

    /// Makes it, and tells what came of it: `done`, or the class as `Debug` writes it.
    pub(crate) async fn make(self, connection: Connection) -> String {
        let session = new_session(&connection, Token::new("1000.refresh".to_owned())).unwrap();
        let zoid = 800_000_000.into();
        match self {
            Self::WhoAmI => read(session.who_am_i().await.map(drop)),
            Self::List => read(session.list_page(&zoid, 0, 50).await.map(drop)),
            Self::User => read(session.read_user(&zoid, &UserKey::Zuid(800_000_002.into())).await.map(drop)),
            Self::Reset => changed(&session.put_reset(&zoid, &request()).await),
            Self::Mail => {
                let mail = Mail {
                    from: "clerk@example.org".parse().unwrap(),
                    to: "pugh@example.org".parse().unwrap(),
                    subject: "Your mailbox".to_owned(),
                    content: Zeroizing::new("Maple-Tunnel-Otter-47".to_owned()),
                };
                changed(&session.send_mail(&800_000_000_000.into(), &mail).await)
            }
            Self::Refresh => read(session.force_refresh().await),
            Self::Revoke => read(session.revoke().await),
            Self::Exchange => exchange(connection).await,
        }
    }
}

async fn exchange(mut connection: Connection) -> String {
    connection.client.redirect_port = free_port().await;
    match go(&connection, come_back).await {
        Ok(_) => "done".to_owned(),
        Err(SignInFailure::Read(failure)) => read(Err(failure)),
        Err(failure) => format!("{failure:?}"),
    }
}

/// Plays the browser that was sent to `address`, and comes back at once.
fn come_back(address: &str) -> bool {
    let address = url::Url::parse(address).unwrap();
    let query: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    let value = |key: &str| query.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()).unwrap();
    let (back, state) = (url::Url::parse(&value("redirect_uri")).unwrap(), value("state"));
    tokio::spawn(async move {
        let host = format!("127.0.0.1:{}", back.port().unwrap());
        let mut stream = TcpStream::connect(&host).await.unwrap();
        let request = format!("GET /callback?state={state}&code=1000.code HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        stream.read_to_string(&mut String::new()).await.unwrap();
    });
    true
}

fn read(result: Result<(), ReadFailure>) -> String {
    match result {
        Ok(()) => "done".to_owned(),
        Err(failure) => format!("{failure:?}"),
    }
}

fn changed(answer: &Answer) -> String {
    match answer {
        Answer::Done { .. } => "done".to_owned(),
        other => format!("{other:?}"),
    }
}
