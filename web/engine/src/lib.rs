//! okrlint for a host that knows nothing of Rust: a worker of the page.
//!
//! In goes a call as JSON bytes, out comes the answer as JSON bytes, in the contracts of `schemas/`. `calls` says
//! which calls there are, `abi` hands the bytes over. Nothing is kept between calls but the rules of the profile that
//! was asked for last, and the readings of the last check.

mod abi;
mod calls;
