//! All integration tests, linked once.

mod cases;
mod cli;
mod fields;
mod corpus;
mod gold;
mod harness;
mod json;
mod layers;
mod props;
mod reports;
mod rules;
