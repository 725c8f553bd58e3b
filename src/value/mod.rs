//! Exact values: decimals, never floats; intervals where the words leave room.

mod amount;
mod bounds;
mod edtf;

pub use amount::{Amount, Qualifier};
pub use edtf::{Civil, Edtf};
pub(crate) use edtf::{Clock, Part, Point, Season, Year, days_in_month};
pub use rust_decimal::Decimal;
