//! shilu 实录

mod extractor;
pub mod ingest;
mod lexicon;
mod link;
mod recognize;
pub mod report;
mod rule;
mod scan;
mod split;
mod text;
mod value;

pub use extractor::{Extractor, Options, Report, Worker};
pub use lexicon::{Lexicon, LexiconError};
pub use recognize::{Answer, Recognized, Request, recognize};
pub use rule::Rule;

pub use text::{Source, Span};
pub use value::{Amount, Civil, Decimal, Edtf, Qualifier};
