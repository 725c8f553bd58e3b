//! Dates: words and numerals to expressions, expressions to EDTF.

/// A time as the words give it, before it is resolved against other dates.
#[derive(Clone, Debug)]
pub(crate) struct DateExpr {}

use crate::lexicon::Lexicon;
use crate::recognize::{Recognized, Request};

/// The kinds `date` and `duration` of a request.
pub(crate) fn recognize(_lexicon: &Lexicon, _request: &Request) -> Vec<Recognized> {
    Vec::new()
}
