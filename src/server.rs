//! `okrlint serve`: the page and the HTTP interface, for whoever has no terminal.
//!
//! In go HTTP requests on one address, out come the page and the JSON contracts of the command line. Nothing is kept
//! but counts. Who may ask is decided in [`guard`], how much in [`limits`] and [`rate`]; [`listen`] takes the
//! connections and ends them well.

// An edge: it opens sockets and asks the clock how long a client takes.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod answers;
mod asking;
mod body;
mod counts;
mod events;
mod fault;
mod files;
mod guard;
mod headers;
mod limits;
mod listen;
pub mod openapi;
mod opinions;
mod page;
mod proposals;
mod rate;
mod routes;
mod settings;

pub use counts::Counts;
pub use limits::Limits;
pub use listen::{Server, Stop};
pub use settings::{Refused, Settings, Token};
