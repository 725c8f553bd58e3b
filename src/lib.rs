//! shilu 实录 reads Chinese work reports and returns what they state as facts: dates,
//! counts, money, percentages, ranks and honors, each with its place in the text, its
//! exact value, what it counts and what it is compared with.
//!
//! An [`Extractor`] is built once and shared between threads; each thread makes a
//! [`Worker`], which reads texts of any kind and never fails: what it could not settle
//! stands in the [`Report`].
//!
//! ```
//! use shilu::report::Detail;
//! use shilu::{Extractor, Options, Source};
//!
//! let extractor = Extractor::new()?;
//! let mut worker = extractor.worker();
//! let text = "2031年，柏汀港务局清淤210吨，较上年增长12.5%。\
//!             渡运队被省航海学会授予“远帆班组”称号。";
//! let source = Source::new(text);
//! let report = worker.extract(&source, &Options::default());
//! let facts = &report.documents[0].facts;
//!
//! let found: Vec<&str> = facts.iter().map(|fact| source.slice(fact.span)).collect();
//! assert_eq!(found, ["2031年", "210吨", "上年", "12.5%", "远帆班组"]);
//!
//! let Detail::Honor(honor) = &facts[4].detail else { panic!("an honor") };
//! assert_eq!(source.slice(honor.recipients[0].written), "渡运队");
//! assert_eq!(source.slice(honor.grantor.expect("a grantor")), "省航海学会");
//! # Ok::<(), shilu::LexiconError>(())
//! ```
//!
//! The JSON that the command prints is written by [`report::json`]; its fields are
//! described by [`report::schema`]. The value recognisers alone are [`recognize`].

mod extractor;
pub mod ingest;
mod lexicon;
mod link;
mod named;
pub mod report;
mod rule;
mod rules_doc;
mod scan;
mod split;
mod text;
mod value;

pub use extractor::{Extractor, Options, Report, Stage, Worker};
pub use lexicon::{Lexicon, LexiconError};
pub use rule::Rule;
pub use rules_doc::{Example, RuleDoc, rule_docs};
pub use scan::recognize::{
    Answer, Recognized, ReferenceTime, Request, ValueKind, recognize,
};
pub use text::{Source, Span};
pub use value::{Amount, Civil, Decimal, Edtf, Qualifier};
