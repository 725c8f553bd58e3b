//! All integration tests, linked once.

mod cases;
mod cli;
mod confidence;
mod corpus;
mod dates;
mod fields;
mod gold;
mod harness;
mod json;
mod layers;
mod notice;
mod peers;
mod props;
mod readme;
mod recognize;
mod reports;
mod rules;
