//! Taking connections, and ending them well.
//!
//! A connection that sends no headers, or lives too long, is closed; when the server stops it takes no new ones, lets
//! the requests under way end, and waits no longer than [`super::Limits::farewell`].

use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

use super::counts::Counts;
use super::rate::Rate;
use super::routes::{self, Shared};
use super::settings::Settings;

/// Who is at the other end of the connection that a request came on.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// A server that has its address and takes no requests yet.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    listener: std::net::TcpListener,
    address: SocketAddr,
    stop: watch::Sender<bool>,
}

/// Stops a server from elsewhere.
#[derive(Debug, Clone)]
pub struct Stop(watch::Sender<bool>);

impl Stop {
    /// Lets the requests under way end, and takes no further ones.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Server {
    /// Takes the address that `settings` name. Whether they are fit for it was found out by [`Settings::checked`].
    pub fn bind(settings: Settings) -> std::io::Result<Self> {
        let listener = std::net::TcpListener::bind((settings.host, settings.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { shared: Arc::new(Shared::new(settings)), listener, address, stop: watch::Sender::new(false) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What stops it.
    pub fn stop(&self) -> Stop {
        Stop(self.stop.clone())
    }

    /// How often it was asked.
    pub fn counts(&self) -> Arc<Counts> {
        self.shared.counts.clone()
    }

    /// Answers requests until it is stopped.
    pub fn run(self) -> std::io::Result<()> {
        self.run_with(std::future::pending())
    }

    /// Answers requests until it is stopped or the process is told to end.
    pub fn run_until_signal(self) -> std::io::Result<()> {
        self.run_with(signal())
    }

    fn run_with(self, end: impl Future<Output = ()>) -> std::io::Result<()> {
        let large = self.shared.settings.limits.large;
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.enable_all().max_blocking_threads(large + 2).build()?;
        runtime.block_on(self.serve(end))?;
        // What a client left behind on a thread for long work is not waited for.
        runtime.shutdown_background();
        Ok(())
    }

    async fn serve(self, end: impl Future<Output = ()>) -> std::io::Result<()> {
        let listener = TcpListener::from_std(self.listener)?;
        let router = routes::router(self.shared.clone());
        let limits = &self.shared.settings.limits;
        let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
        let places = Arc::new(Semaphore::new(all as usize));
        let mut stopped = self.stop.subscribe();
        let mut end = pin!(end);
        let mut sweep = tokio::time::interval(Rate::SWEEP);
        loop {
            tokio::select! {
                (stream, peer, place) = accept(&listener, &places) => {
                    let life = Life { waiting: limits.waiting, life: limits.life, farewell: limits.farewell };
                    tokio::spawn(connection(stream, peer, place, router.clone(), life, self.stop.subscribe()));
                }
                _ = sweep.tick() => if let Some(rate) = &self.shared.rate { rate.sweep() },
                _ = stopped.wait_for(|stopped| *stopped) => break,
                () = &mut end => break,
            }
        }
        drop(listener);
        self.stop.send_replace(true);
        // After the farewell the connections that are left are cut.
        let _ = tokio::time::timeout(limits.farewell, places.acquire_many(all)).await;
        Ok(())
    }
}

/// The next connection that there is a place for. What goes wrong with one of them does not end the server: too many
/// open files pass.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { std::future::pending().await };
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

struct Life {
    waiting: Duration,
    life: Duration,
    farewell: Duration,
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
    router: Router,
    life: Life,
    mut stop: watch::Receiver<bool>,
) {
    // Answers are written whole, so that waiting for more to send only costs time. A socket that refuses works too.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(life.waiting).max_buf_size(64 * 1024);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), answer));
    let is_ended = tokio::select! {
        // How a connection ends says nothing: clients go away as they like.
        _ = connection.as_mut() => true,
        () = tokio::time::sleep(life.life) => false,
        _ = stop.wait_for(|stopped| *stopped) => false,
    };
    if !is_ended {
        Pin::as_mut(&mut connection).graceful_shutdown();
        let _ = tokio::time::timeout(life.farewell, connection).await;
    }
    drop(place);
}

/// Comes when the process is told to end.
#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return interrupted().await };
    tokio::select! {
        () = interrupted() => {}
        _ = terminated.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    interrupted().await;
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the key ends the process by itself.
        std::future::pending().await
    }
}
