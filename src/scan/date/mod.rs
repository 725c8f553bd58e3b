//! Dates: words and numerals to expressions, expressions to EDTF.

mod duration;
mod expr;
mod festival;
mod parse;
mod recognize;
mod recurring;
mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use expr::{DateExpr, What, YearRef};
#[cfg(test)]
pub(crate) use parse::may_start;
pub(crate) use parse::{parse, plan, triggered};
pub(crate) use recognize::recognize;
pub(crate) use resolve::{Place, Resolver};
