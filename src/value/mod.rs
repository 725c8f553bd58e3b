//! Exact values: decimals, never floats; intervals where the words leave room.

mod amount;
mod edtf;

pub use amount::{Amount, Qualifier};
pub use edtf::Edtf;
pub use rust_decimal::Decimal;

/// A civil day.
#[derive(Clone, Copy, Debug)]
pub struct Day;
