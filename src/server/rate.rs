//! How often one client may ask, where others than this machine's users can.
//!
//! A client is an address, of the sixth version the network of 64 bits that one subscriber has. Behind a proxy it is the
//! last address of the header that the proxy was configured to set: those before it are what the client claims.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::fault::Fault;
use super::limits::Limits;
use super::listen::Peer;
use super::routes::Shared;

/// Who asked how often.
#[derive(Debug)]
pub struct Rate {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    header: Option<HeaderName>,
}

impl Rate {
    /// How often clients are forgotten that have been quiet.
    pub const SWEEP: Duration = Duration::from_secs(60);

    /// Nobody has asked yet.
    pub fn new(limits: &Limits, header: Option<HeaderName>) -> Self {
        let quota = Quota::per_second(limits.per_second).allow_burst(limits.burst);
        Self { limiter: RateLimiter::keyed(quota), header }
    }

    /// Forgets clients that have been quiet.
    pub fn sweep(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }

    /// Seconds until `client` may ask again, where it may not now.
    fn wait(&self, client: IpAddr) -> Option<u64> {
        let now = DefaultClock::default().now();
        let denied = self.limiter.check_key(&client).err()?;
        Some(denied.wait_time_from(now).as_secs() + 1)
    }

    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let header = self.header.as_ref().and_then(|name| headers.get_all(name).iter().next_back());
        let said = header.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        network(said.unwrap_or(peer))
    }
}

/// Lets a request pass whose client has not asked too often.
pub async fn limit(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.0.ip());
    let wait = shared.rate.as_ref().and_then(|rate| rate.wait(rate.client(peer, request.headers())));
    match wait {
        None => next.run(request).await,
        Some(seconds) => {
            let sentence = format!("too many requests; ask again in {seconds} s");
            Fault::passing(StatusCode::TOO_MANY_REQUESTS, sentence, seconds).into_response()
        }
    }
}

/// What one client has of addresses.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_a_network() {
        let network = |text: &str| network(text.parse().expect("an address")).to_string();
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }

    #[test]
    fn what_the_proxy_added_counts() {
        let rate = Rate::new(&Limits::default(), Some(HeaderName::from_static("x-forwarded-for")));
        let peer: IpAddr = "127.0.0.1".parse().expect("an address");
        let client = |values: &[&'static str]| {
            let name = HeaderName::from_static("x-forwarded-for");
            let headers = values.iter().map(|value| (name.clone(), value.parse().expect("a value"))).collect();
            rate.client(peer, &headers).to_string()
        };
        assert_eq!(client(&["198.51.100.1, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(client(&["198.51.100.1", "192.0.2.8"]), "192.0.2.8");
        assert_eq!(client(&["what?"]), "127.0.0.1");
        assert_eq!(client(&[]), "127.0.0.1");
    }
}
