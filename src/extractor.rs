//! The façade: composes the stages, document by document, paragraph by paragraph.

use crate::lexicon::{Lexicon, LexiconError};
use crate::link::facts::{Scanned, State, add};
use crate::link::redaction::judge;
use crate::link::role::keep_for;
use crate::report::{
    Check, CheckKind, DateSource, Document, DocumentDate, Outcome, Warning,
};
use crate::scan::damage::{survey, title_year, torn_by_pages, two_readings};
use crate::scan::date::{Resolver, parse};
use crate::scan::{Cx, Scan, explain, scan_paragraph};
use crate::split::{
    Origin, Paragraph, Part, Role, Split, origin, sentences, split, tells_of_cut,
};
use crate::text::{Folded, Source, Span};
use crate::value::Civil;

/// Extracts facts from texts; built once, shared between threads.
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
}

impl Extractor {
    /// An extractor with the lexicon that ships with the library.
    ///
    /// # Errors
    /// Where the data holds a fault; the tests of the library see to it that the
    /// shipped data holds none.
    pub fn new() -> Result<Self, LexiconError> {
        Ok(Extractor { lexicon: Lexicon::embedded()? })
    }

    /// The words that it works with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// A worker for one thread, with buffers that it uses again.
    pub fn worker(&self) -> Worker<'_> {
        Worker {
            lexicon: &self.lexicon,
            folded: Folded::default(),
            scan: Scan::default(),
        }
    }
}

/// What the caller knows of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day from which 今年 and 上月 count; open where it is not given.
    pub reference_date: Option<Civil>,
}

/// What a source holds: one document or, in a compilation, several.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// In text order, at least one.
    pub documents: Vec<Document>,
}

/// Extracts on one thread; made by [`Extractor::worker`].
#[derive(Debug)]
pub struct Worker<'e> {
    lexicon: &'e Lexicon,
    folded: Folded,
    scan: Scan,
}

impl Worker<'_> {
    /// All documents of a text with their facts. Never fails: what it could not
    /// settle stands in the report.
    pub fn extract(&mut self, source: &Source<'_>, options: &Options) -> Report {
        let split = split(source, self.lexicon);
        let parts = split.parts.len() as u32;
        let mut documents: Vec<Document> = (1..)
            .zip(&split.parts)
            .map(|(number, part)| {
                self.document(source, options, &split, part, (number, parts))
            })
            .collect();
        if let Some(first) = documents.first_mut() {
            first.checks.extend(split.declared_parts.map(|d| declared(d.0, parts)));
        }
        Report { documents }
    }

    fn document(
        &mut self,
        source: &Source<'_>,
        options: &Options,
        split: &Split,
        part: &Part,
        place: (u32, u32),
    ) -> Document {
        let mut document = Document {
            span: part.span,
            part: place,
            declared_parts: split.declared_parts,
            title: part.title,
            sections: part.sections.clone(),
            ..Document::default()
        };
        let origin = origin(source, self.lexicon, part);
        document.issuer = origin.issuer;
        document.date = self.date(source, &origin, options);
        // The date that the caller gave is the reference already.
        let own = document.date.as_ref().filter(|date| date.found != DateSource::Given);
        let date = own.map(|date| date.edtf);
        let mut state = State::new(options.reference_date, date, origin.issuer);
        for paragraph in &part.paragraphs {
            self.paragraph(source, paragraph, &mut state, &mut document);
        }
        judge(&mut document);
        if let Some(title) = origin.title_date {
            document.warnings.extend(title_year(&document, title));
        }
        document
    }

    /// The document's own date: given, else of its title, else of its signature.
    fn date(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        options: &Options,
    ) -> Option<DocumentDate> {
        if let Some(given) = options.reference_date {
            return Some(DocumentDate { edtf: given.into(), found: DateSource::Given });
        }
        let title = origin.title_date.map(|span| (span, DateSource::Title));
        let signature = origin.signature_date.map(|span| (span, DateSource::Signature));
        let read = |(span, found): (Span, DateSource)| {
            self.folded.read(source, span);
            let cx = Cx { chars: self.folded.chars(), lexicon: self.lexicon };
            let (_, expr, _) = parse(cx, 0)?;
            let edtf = Resolver::new(None, None).resolve(&expr)?.edtf;
            Some(DocumentDate { edtf, found })
        };
        title.into_iter().chain(signature).find_map(read)
    }

    fn paragraph(
        &mut self,
        source: &Source<'_>,
        paragraph: &Paragraph,
        state: &mut State,
        document: &mut Document,
    ) {
        self.scan(source, paragraph);
        let broken = two_readings(source, &self.folded, self.lexicon, &mut self.scan);
        document.warnings.extend(broken);
        if paragraph.role == Role::Furniture
            && tells_of_cut(&self.lexicon.structure, self.folded.chars())
        {
            let message = "the text is cut here".to_owned();
            document.warnings.push(Warning { span: paragraph.span, message });
        }
        if matches!(paragraph.role, Role::Body | Role::Heading) {
            let harms = self.scan.harms.iter();
            document.warnings.extend(harms.map(|harm| Warning {
                span: self.folded.span(harm.start..harm.end),
                message: harm.message.to_owned(),
            }));
        }
        let torn = torn_by_pages(&self.folded, &paragraph.gaps, &self.scan);
        document.warnings.extend(torn);
        let sentences = sentences(self.folded.chars());
        let scanned = Scanned {
            source,
            paragraph,
            folded: &self.folded,
            scan: &self.scan,
            sentences: &sentences,
        };
        add(document, state, self.lexicon, scanned);
    }

    /// Folds a paragraph and finds its mentions.
    fn scan(&mut self, source: &Source<'_>, paragraph: &Paragraph) {
        self.scan.mentions.clear();
        self.scan.skipped.clear();
        self.folded.read_pieces(source, paragraph.pieces());
        let chars = self.folded.chars();
        scan_paragraph(Cx { chars, lexicon: self.lexicon }, &mut self.scan);
        survey(Cx { chars, lexicon: self.lexicon }, &mut self.scan);
        explain(Cx { chars, lexicon: self.lexicon }, &mut self.scan);
        keep_for(&mut self.scan, paragraph.role);
    }

    /// Runs the stages up to one and says how many things they find, so that what
    /// each costs can be measured; [`Worker::extract`] runs them all.
    #[doc(hidden)]
    pub fn count(&mut self, source: &Source<'_>, last: Stage) -> usize {
        let split = split(source, self.lexicon);
        let paragraphs = split.parts.iter().flat_map(|part| &part.paragraphs);
        match last {
            Stage::Split => paragraphs.count(),
            Stage::Scan => paragraphs
                .map(|paragraph| {
                    self.scan(source, paragraph);
                    self.scan.mentions.len()
                })
                .sum(),
        }
    }
}

/// A stage that [`Worker::count`] can stop behind.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Documents, headings, paragraphs; counts paragraphs.
    Split,
    /// Folding and scanning; counts mentions.
    Scan,
}

/// How many documents a compilation says that it holds, against those found.
fn declared(declared: u32, found: u32) -> Check {
    let same = declared == found;
    Check {
        kind: CheckKind::Parts,
        outcome: if same { Outcome::Consistent } else { Outcome::Inconsistent },
        facts: Vec::new(),
        statement: format!("declared {declared}, found {found}"),
    }
}
