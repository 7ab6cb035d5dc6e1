//! `okrlint-engine-pack FROM TO`: the file FROM in gzip as TO.

use std::error::Error;
use std::fs::{self, File};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &paths[..] else { return Err("usage: okrlint-engine-pack FROM TO".into()) };
    let bytes = fs::read(from)?;
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, &bytes[..], File::create(to)?)?;
    Ok(())
}
