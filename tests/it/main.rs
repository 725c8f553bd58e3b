//! All integration tests, linked once.

mod cases;
mod cli;
mod corpus;
mod fields;
mod gold;
mod harness;
mod json;
mod layers;
mod props;
mod reports;
mod rules;
