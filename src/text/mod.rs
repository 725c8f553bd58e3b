//! Text and the places in it: spans, sources, and the folded view that rules
//! match on. Knows nothing of any domain.

mod class;
mod fold;
mod source;
mod span;

pub(crate) use class::{Class, Folds, class, is_mask, misread_digits, numerals};
pub(crate) use fold::Folded;
pub use source::Source;
pub use span::Span;
