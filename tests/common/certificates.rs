//! Certificates for a front that speaks TLS: one that is in order, and several that are not.

#![allow(dead_code, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::rustls::{DEFAULT_VERSIONS, ServerConfig, SupportedProtocolVersion};

use crate::front::Security;

/// What a certificate is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certificate {
    /// Signed by the authority, for 127.0.0.1.
    Good,
    /// Signed by itself.
    SelfSigned,
    /// Signed by an authority that nobody knows.
    UnknownAuthority,
    /// Signed by the authority; over since 2021.
    Expired,
    /// Signed by the authority, for another host.
    WrongHost,
}

/// A certificate authority that lives as long as the test.
pub(crate) struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// A new one.
    pub(crate) fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "A test's certificate authority");
        let pem = params.self_signed(&key).unwrap().pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    /// For `Endpoint::trust`.
    pub(crate) fn trust(&self) -> Vec<Vec<u8>> {
        vec![self.pem.clone().into_bytes()]
    }

    /// TLS with such a certificate.
    pub(crate) fn security(&self, certificate: Certificate) -> Security {
        self.security_with(certificate, DEFAULT_VERSIONS)
    }

    /// The same, in these versions only.
    pub(crate) fn security_with(
        &self,
        certificate: Certificate,
        versions: &[&'static SupportedProtocolVersion],
    ) -> Security {
        let key = KeyPair::generate().unwrap();
        let host = if certificate == Certificate::WrongHost { "mail.example.org" } else { "127.0.0.1" };
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        if certificate == Certificate::Expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2021, 1, 1);
        }
        let signed = match certificate {
            Certificate::Good | Certificate::Expired | Certificate::WrongHost => params.signed_by(&key, &self.issuer),
            Certificate::UnknownAuthority => params.signed_by(&key, &Self::new().issuer),
            Certificate::SelfSigned => params.self_signed(&key),
        };
        let signed = signed.unwrap();
        // Named, because more than one is compiled in and neither is the default.
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
        let config = config.with_protocol_versions(versions).unwrap().with_no_client_auth();
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        Security::With(Arc::new(config.with_single_cert(vec![signed.der().clone()], key.into()).unwrap()))
    }
}

/// A server that knows no TLS newer than 1.1 (2), 1.0 (1) or SSL 3 (0): it says hello with AES128-SHA, which all of them
/// have.
pub(crate) fn older_tls(version: u8) -> Security {
    let mut hello = vec![3, version];
    hello.extend([7; 32]);
    // No session, the cipher, no compression.
    hello.extend([0, 0, 0x2f, 0]);
    let length = u8::try_from(hello.len()).unwrap();
    // One record with one message of the handshake.
    let mut record = vec![22, 3, version, 0, length + 4, 2, 0, 0, length];
    record.extend(hello);
    Security::Answer(record)
}
