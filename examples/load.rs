//! Loads a server with requests and writes docs/server.md: `scripts/load` builds both and runs it.
//!
//! Requests go over kept connections. How many a second: each connection sends its next request when the last is
//! answered. How long one takes: requests are due at even times, and the time counts from when each was due, so that a
//! server that stalls does not spare itself the requests of that while.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

type Done<T> = Result<T, Box<dyn Error>>;

const CONNECTIONS: usize = 16;
const BUSY: Duration = Duration::from_secs(6);
const RATE: usize = 1000;
const RATED: Duration = Duration::from_secs(10);
const MANY: usize = 100_000;

/// A draft of about a kilobyte.
const DRAFT: &str = "\
# Marketing, Q1 2027

## Objective: Independent dentists come to us first when they need a crown

- KR1: Raise the share of new practices that order a second crown from 31% to 45%
- KR2: Publish 12 articles about shade matching
- KR3: Cut the time from a first visit to a first order from 21 days to 9 days by 31 March
- KR4: Launch the partner newsletter

## Objective: Practices that we won stay with us

- KR1: Renewals of framework contracts rise from 78% to 86%
- KR2: Improve satisfaction
- KR3: Complaints about fit fall from 14 to 5 a month
  - Initiative: Send every practice a shade guide
- KR4: Hold 6 webinars with the technicians

## Objective: Be the best-known lab in the region

- KR1: Share of practices that name us unaided rises from 12% to 25%
- KR2: Set up a referral scheme by February
- KR3: Visits to the case library grow from 900 to 2,500 a month
- KR4: Talks at three regional congresses are held, and every one of them is written up afterwards
";

/// A server that runs as long as this lives.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(program: &str) -> Done<Self> {
        let mut child = Command::new(program).args(["serve", "--port", "0"]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.split("http://").nth(1).ok_or("no address")?.trim().trim_end_matches('/').to_owned();
        Ok(Self { child, address })
    }

    /// Memory that it holds, in MB.
    fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
    }

    /// Time that it has worked, in milliseconds: what else the machine does is not in it.
    fn worked(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // Behind the name of the program, which may hold anything: the 12th and 13th field, in hundredths of a second.
        let fields = stat.rsplit(')').next()?.split_whitespace().skip(11).take(2);
        Some(fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() * 10.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A kept connection that sends one request again and again.
struct Connection {
    stream: TcpStream,
    request: Vec<u8>,
    answer: Vec<u8>,
}

impl Connection {
    fn open(address: &str, what: What) -> Done<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let request = match what {
            What::Health => format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n"),
            What::Check => {
                let body = serde_json::json!({ "text": DRAFT }).to_string();
                let length = body.len();
                let kind = "Content-Type: application/json";
                format!(
                    "POST /api/check HTTP/1.1\r\nHost: {address}\r\n{kind}\r\nContent-Length: {length}\r\n\r\n{body}"
                )
            }
        };
        Ok(Self { stream, request: request.into_bytes(), answer: vec![0; 256 * 1024] })
    }

    /// Sends, and reads the whole answer; a fault where it is not 200.
    fn ask(&mut self) -> Done<()> {
        self.stream.write_all(&self.request)?;
        let mut filled = 0;
        loop {
            let count = self.stream.read(&mut self.answer[filled..])?;
            if count == 0 {
                return Err("the server closed the connection".into());
            }
            filled += count;
            let read = &self.answer[..filled];
            let Some(head) = read.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
            let text = std::str::from_utf8(&read[..head])?;
            if !text.starts_with("HTTP/1.1 200") {
                return Err(text.lines().next().unwrap_or_default().into());
            }
            let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).ok_or("no length")?;
            if filled >= head + 4 + length.parse::<usize>()? {
                return Ok(());
            }
        }
    }
}

#[derive(Clone, Copy)]
enum What {
    Health,
    Check,
}

/// Runs `each` on so many connections at the same time, with its number; all that they came to.
fn together<T: Send>(
    address: &str,
    what: What,
    connections: usize,
    each: impl Fn(usize, Connection) -> Done<T> + Sync,
) -> Done<Vec<T>> {
    std::thread::scope(|scope| {
        let each = &each;
        let run = |number| {
            // A fault of another thread comes back as its words.
            scope.spawn(move || {
                let connection = Connection::open(address, what).map_err(|error| error.to_string())?;
                each(number, connection).map_err(|error| error.to_string())
            })
        };
        let threads: Vec<_> = (0..connections).map(run).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a thread broke down")?.map_err(Into::into))
            .collect()
    })
}

/// Requests a second while so many connections are busy, and the milliseconds that the server works for one.
fn throughput(server: &Running, what: What, connections: usize) -> Done<[f64; 2]> {
    let worked = || server.worked().ok_or("no figure of the work");
    let (begun, before) = (Instant::now(), worked()?);
    let counts = together(&server.address, what, connections, |_, mut connection| {
        let mut count = 0_u32;
        while begun.elapsed() < BUSY {
            connection.ask()?;
            count += 1;
        }
        Ok(count)
    })?;
    let count = f64::from(counts.iter().sum::<u32>());
    Ok([count / begun.elapsed().as_secs_f64(), (worked()? - before) / count])
}

/// Times in milliseconds of requests that are due at even times, sorted.
fn latencies(address: &str, what: What) -> Done<Vec<f64>> {
    let begun = Instant::now();
    let step = Duration::from_secs(1) * CONNECTIONS as u32 / RATE as u32;
    let times = together(address, what, CONNECTIONS, |number, mut connection| {
        let mut due = begun + step * number as u32 / CONNECTIONS as u32;
        let mut times = Vec::new();
        while due < begun + RATED {
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            connection.ask()?;
            times.push(due.elapsed().as_secs_f64() * 1000.0);
            due += step;
        }
        Ok(times)
    })?;
    let mut all: Vec<f64> = times.into_iter().flatten().collect();
    all.sort_by(f64::total_cmp);
    Ok(all)
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = (sorted.len() as f64 * share) as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Memory before and after many requests.
fn memory(server: &Running) -> Done<[f64; 2]> {
    let requests = |count: usize| {
        together(&server.address, What::Check, CONNECTIONS, |_, mut connection| {
            (0..count / CONNECTIONS).try_for_each(|_| connection.ask())
        })
    };
    requests(MANY / 10)?;
    let before = server.memory().ok_or("no figure of memory")?;
    requests(MANY)?;
    Ok([before, server.memory().ok_or("no figure of memory")?])
}

fn load_of_the_machine() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}

fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    name.unwrap_or("unknown").to_owned()
}

fn main() -> Done<()> {
    let program = std::env::args().nth(1).ok_or("usage: load PROGRAM")?;
    let cores = std::thread::available_parallelism()?;
    let busy = load_of_the_machine();
    let server = Running::start(&program)?;
    let mut rows = String::new();
    for (name, what) in
        [("`/healthz`, which does nothing", What::Health), ("`/api/check`, a draft of 1 KB", What::Check)]
    {
        let [a_second, work] = throughput(&server, what, CONNECTIONS)?;
        let times = latencies(&server.address, what)?;
        let [middle, high, most] = [0.5, 0.99, 1.0].map(|share| quantile(&times, share));
        writeln!(rows, "| {name} | {a_second:.0} | {work:.3} ms | {middle:.1} ms | {high:.1} ms | {most:.1} ms |")?;
    }
    let [alone, work_alone] = throughput(&server, What::Check, 1)?;
    let [before, after] = memory(&server)?;
    let many = MANY / 1000;
    let text = format!(
        "# The server under load

Written by `scripts/load`; run it to measure on your own machine. Processor: {}, {cores} cores, which the server shares with
what sends the requests; load of the machine before the run: {busy}. Built with the profile `release` of Cargo.toml. {CONNECTIONS} kept
connections on the loopback. The first row is what connections, HTTP and the guards cost by themselves.

| request | a second, all connections busy | the server's CPU for one | median at {RATE} a second | 99th percentile | longest |
|---|--:|--:|--:|--:|--:|
{rows}
Aims for `/api/check`: 3,000 a second on two cores; 20 ms at the 99th percentile. What else the machine does is in all figures but that of the CPU.

One connection alone, which keeps one core busy at a time: {alone:.0} checks a second, {work_alone:.3} ms of the server's CPU for one. Where that is much
less CPU than in the table, the cores share what they work with, as threads of one core do.

Memory: {before:.1} MB after {} requests, {after:.1} MB after {many},000 more.
",
        processor(),
        MANY / 10
    );
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/server.md"), &text)?;
    print!("{text}");
    Ok(())
}
