use crate::lexicon::Lexicon;
use crate::recognize::{Recognized, Request};

/// The kinds `number`, `ordinal`, `percent`, `money` and `measure` of a request.
pub(crate) fn recognize(_lexicon: &Lexicon, _request: &Request) -> Vec<Recognized> {
    Vec::new()
}
