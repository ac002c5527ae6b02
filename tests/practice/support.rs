//! A small client of its own, so that nothing of Beadle's client is believed here.

use std::collections::BTreeMap;
use std::time::Duration;

use beadle::practice::{Grant, Inspector, PracticeServer};
use reqwest::header::AUTHORIZATION;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

/// A password that nothing speaks against.
pub(crate) const GOOD: &str = "Maple-Tunnel-Otter-47";

/// A council, and somebody signed in to it.
pub(crate) struct Visit {
    pub(crate) server: PracticeServer,
    pub(crate) http: reqwest::Client,
    pub(crate) access: String,
    pub(crate) base: String,
    pub(crate) zoid: u64,
}

/// A status with a JSON body.
pub(crate) type Answer = (StatusCode, Value);

impl Visit {
    /// As the clerk.
    pub(crate) async fn new(options: &str) -> Self {
        let server = PracticeServer::start(options.parse().unwrap(), 0).await.unwrap();
        let grant = server.sign_in_clerk();
        Self::with(server, &grant).await
    }

    /// As somebody else.
    pub(crate) async fn of(options: &str, address: &str) -> Self {
        let server = PracticeServer::start(options.parse().unwrap(), 0).await.unwrap();
        let grant = server.sign_in(address).unwrap().unwrap();
        Self::with(server, &grant).await
    }

    async fn with(server: PracticeServer, grant: &Grant) -> Self {
        let http = client();
        let base = server.base_url();
        let mut visit = Self { server, http, access: String::new(), base, zoid: 0 };
        visit.refresh(grant).await;
        // Past the front door, so that a fault or the pace doesn't count this.
        let me = visit.get("/api/accounts").await;
        visit.zoid = me.1["data"][0]["policyId"]["zoid"].as_u64().unwrap();
        visit
    }

    /// Takes a new access token.
    pub(crate) async fn refresh(&mut self, grant: &Grant) {
        let answer = token(&self.http, &self.base, &refresh_form(grant)).await;
        answer["access_token"].as_str().unwrap().clone_into(&mut self.access);
    }

    pub(crate) fn council(&self) -> Inspector {
        self.server.council()
    }

    pub(crate) fn accounts_path(&self) -> String {
        format!("/api/organization/{}/accounts", self.zoid)
    }

    pub(crate) async fn get_raw(&self, path: &str) -> reqwest::Result<Response> {
        self.http.get(format!("{}{path}", self.base)).header(AUTHORIZATION, self.authorization()).send().await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        read(self.get_raw(path).await.unwrap()).await
    }

    /// A page of the list.
    pub(crate) async fn page(&self, start: usize, limit: usize) -> Answer {
        self.get(&format!("{}?start={start}&limit={limit}", self.accounts_path())).await
    }

    /// One user's `data`.
    pub(crate) async fn user(&self, id: &str) -> Value {
        let (status, body) = self.get(&format!("{}/{id}", self.accounts_path())).await;
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    pub(crate) fn zuid(&self, address: &str) -> u64 {
        self.council().account(address).unwrap().zuid
    }

    /// A whole reset body with every key.
    pub(crate) fn reset_body(&self, address: &str, password: &str) -> Value {
        json!({
            "mode": "resetPassword",
            "zuid": self.zuid(address),
            "password": password,
            "oneTimePassword": false,
            "resetAuthtoken": false,
        })
    }

    pub(crate) async fn put_raw(&self, id: &str, body: &Value) -> reqwest::Result<Response> {
        let url = format!("{}{}/{id}", self.base, self.accounts_path());
        self.http.put(url).header(AUTHORIZATION, self.authorization()).json(body).send().await
    }

    pub(crate) async fn put(&self, id: &str, body: &Value) -> Answer {
        read(self.put_raw(id, body).await.unwrap()).await
    }

    /// A plain reset.
    pub(crate) async fn reset_raw(&self, address: &str, password: &str) -> reqwest::Result<Response> {
        let id = self.zuid(address).to_string();
        self.put_raw(&id, &self.reset_body(address, password)).await
    }

    pub(crate) async fn reset(&self, address: &str, password: &str) -> Answer {
        read(self.reset_raw(address, password).await.unwrap()).await
    }

    pub(crate) async fn post_raw(&self, path: &str, body: &Value) -> reqwest::Result<Response> {
        let url = format!("{}{path}", self.base);
        self.http.post(url).header(AUTHORIZATION, self.authorization()).json(body).send().await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        read(self.post_raw(path, body).await.unwrap()).await
    }

    fn authorization(&self) -> String {
        format!("Zoho-oauthtoken {}", self.access)
    }
}

/// No redirects, no proxy, and no answer may take longer than this.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap()
}

pub(crate) async fn read(response: Response) -> Answer {
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

pub(crate) fn refresh_form(grant: &Grant) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("grant_type", "refresh_token".to_owned()),
        ("client_id", grant.client_id.to_owned()),
        ("refresh_token", grant.refresh_token.clone()),
    ])
}

/// The token endpoint's answer, which is always JSON.
pub(crate) async fn token(http: &reqwest::Client, base: &str, form: &BTreeMap<&'static str, String>) -> Value {
    http.post(format!("{base}/oauth/v2/token")).form(form).send().await.unwrap().json().await.unwrap()
}

/// The code and the words of a refusal.
pub(crate) fn why(body: &Value) -> (&str, &str) {
    let data = &body["data"];
    (data["errorCode"].as_str().unwrap_or_default(), data["moreInfo"].as_str().unwrap_or_default())
}
