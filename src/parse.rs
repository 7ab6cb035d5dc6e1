//! From any text to a [`crate::model::Document`]. Parsing never fails: what is wrong with the form becomes a problem in the document.
