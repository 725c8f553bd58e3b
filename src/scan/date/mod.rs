//! Dates: words and numerals to expressions, expressions to EDTF.

mod expr;
mod festival;
mod parse;
mod recognize;
mod resolve;

pub(crate) use expr::DateExpr;
pub(crate) use parse::{may_start, parse};
pub(crate) use recognize::recognize;
pub(crate) use resolve::{Place, Resolved, Resolver};
