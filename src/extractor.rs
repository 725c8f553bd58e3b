//! The façade: composes the stages, document by document, paragraph by paragraph.

use crate::lexicon::{Lexicon, LexiconError};
use crate::link::facts::{State, add};
use crate::report::Document;
use crate::scan::{Cx, Scan, scan_paragraph};
use crate::split::{Paragraph, Part, Split, sentences, split};
use crate::text::{Folded, Source};
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
        let documents = (1..)
            .zip(&split.parts)
            .map(|(number, part)| {
                self.document(source, options, &split, part, (number, parts))
            })
            .collect();
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
        let mut state = State::new(options.reference_date, None, None);
        for paragraph in &part.paragraphs {
            self.paragraph(source, paragraph, &mut state, &mut document);
        }
        document
    }

    fn paragraph(
        &mut self,
        source: &Source<'_>,
        paragraph: &Paragraph,
        state: &mut State,
        document: &mut Document,
    ) {
        self.folded.read_pieces(source, paragraph.pieces());
        let chars = self.folded.chars();
        self.scan.mentions.clear();
        self.scan.skipped.clear();
        scan_paragraph(Cx { chars, lexicon: self.lexicon }, &mut self.scan);
        let sentences = sentences(chars);
<<<<<<< HEAD
        let dates = state.resolve(paragraph.role, &sentences, &self.scan.mentions);
        let values: Vec<Option<Edtf>> =
            dates.iter().map(|d| Some(d.as_ref()?.edtf)).collect();
        let passage = Passage {
            folded: &self.folded,
            sentences: &sentences,
            mentions: &self.scan.mentions,
            dates: &dates
                .iter()
                .map(|d| d.as_ref().map(|d| d.edtf.clone()))
                .collect::<Vec<_>>(),
            lexicon: self.lexicon,
        };
        let linked = figures(&passage);
        let mut facts =
            Facts { passage: &passage, paragraph, first: document.facts.len(), state };
        facts.collect(&dates, &linked, &mut document.facts);
        document.unexplained.extend(self.scan.skipped.iter().map(|skipped| {
            Unexplained {
                span: self.folded.span(skipped.start..skipped.end),
                reason: skipped.reason,
            }
        }));
    }
}

/// What one paragraph of a document leaves for the next.
#[derive(Debug)]
struct State {
    dates: Resolver,
    honors: Memory,
    sentence: u32,
}

impl State {
    fn new(options: &Options) -> Self {
        State {
            dates: Resolver::new(options.reference_date, None),
            honors: Memory::default(),
            sentence: 0,
        }
    }

    /// The values of the dates among the mentions, in text order.
    fn resolve(
        &mut self,
        role: Role,
        sentences: &[Range<usize>],
        mentions: &[Mention],
    ) -> Vec<Option<DateFact>> {
        let heading = matches!(role, Role::Heading | Role::Title);
        self.dates.start(if heading { Place::Heading } else { Place::Paragraph });
        let mut ends = sentences.iter().map(|s| s.end).peekable();
        let mut resolved = Vec::with_capacity(mentions.len());
        for mention in mentions {
            while ends.next_if(|&end| end <= mention.start).is_some() {
                self.dates.start(Place::Sentence);
            }
            resolved.push(match &mention.value {
                Value::Date(expr) => self.dates.resolve(expr).map(|date| DateFact {
                    edtf: date.edtf,
                    relative: date.relative,
                    anchor: date.anchor,
                }),
                Value::Figure(_) => None,
            });
        }
        resolved
    }
}

/// The facts of one paragraph in the making.
struct Facts<'p, 'a> {
    passage: &'p Passage<'a>,
    paragraph: &'p Paragraph,
    /// Index of the paragraph's first fact in the document.
    first: usize,
    state: &'p mut State,
}

impl Facts<'_, '_> {
    /// Dates, figures and honors of the paragraph, in text order.
    fn collect(
        &mut self,
        dates: &[Option<DateFact>],
        linked: &[Linked],
        out: &mut Vec<Fact>,
    ) {
        let mut facts: Vec<(Fact, Option<usize>)> = Vec::new();
        for (index, mention) in self.passage.mentions.iter().enumerate() {
            let detail = match (&mention.value, &dates[index]) {
                (Value::Figure(figure), _) => self.figure(figure, &linked[index]),
                (Value::Date(_), Some(date)) => Detail::Date(date.clone()),
                (Value::Date(_), None) => continue,
            };
            facts.push((
                self.fact(mention.start..mention.end, mention.rule, detail),
                Some(index),
            ));
        }
        if self.paragraph.role == Role::Body {
            for honor in honors(self.passage, &mut self.state.honors) {
                let start = self.passage.folded.position(honor.award.start());
                let fact = self.fact(
                    start..start + 1,
                    honor.rule,
                    Detail::Honor(Box::new(honor.fact)),
                );
                facts.push((Fact { span: honor.award, ..fact }, None));
            }
        }
        facts.sort_by_key(|(fact, _)| (fact.span.start(), fact.span.end()));
        self.refer(&mut facts);
        out.extend(facts.into_iter().map(|(fact, _)| fact));
        self.state.sentence += self.passage.sentences.len() as u32;
    }

    /// Turns `when` and `of` from mentions of the paragraph to facts of the document.
    fn refer(&self, facts: &mut [(Fact, Option<usize>)]) {
        let mut place = vec![None; self.passage.mentions.len()];
        for (at, (_, mention)) in facts.iter().enumerate() {
            if let Some(mention) = mention {
                place[*mention] = Some((self.first + at) as u32);
            }
        }
        for (fact, _) in facts {
            if let Detail::Count(f)
            | Detail::Money(f)
            | Detail::Percent(f)
            | Detail::Rank(f) = &mut fact.detail
            {
                f.when = f.when.and_then(|mention| place[mention as usize]);
                f.of = f.of.and_then(|mention| place[mention as usize]);
            }
        }
    }

    fn fact(&self, range: Range<usize>, rule: crate::Rule, detail: Detail) -> Fact {
        let sentences = self.passage.sentences;
        let sentence = sentences.partition_point(|s| s.end <= range.start);
        let bounds = sentences.get(sentence).cloned().unwrap_or(0..range.start);
        Fact {
            span: self.passage.folded.span(range.clone()),
            section: self.paragraph.section,
            sentence: self.state.sentence + sentence as u32,
            status: status(self.passage, range.start, &bounds),
            rule,
            detail,
        }
    }

    fn figure(&self, figure: &Figure, linked: &Linked) -> Detail {
        let span = |range: &Option<Range<usize>>| -> Option<Span> {
            let range = range.clone().filter(|r| !r.is_empty())?;
            Some(self.passage.folded.span(range))
        };
        let fact = Box::new(FigureFact {
            amount: figure.amount.clone(),
            qualifier: figure.qualifier,
            unit: self.unit(&figure.unit),
            item: span(&linked.item),
            subject: None,
            action: span(&linked.action),
            when: linked.when.map(|mention| mention as u32),
            change: linked.change,
            basis: span(&linked.basis),
            of: linked.of.map(|mention| mention as u32),
        });
        match figure.unit {
            Unit::Counted { .. } => Detail::Count(fact),
            Unit::Money(_) => Detail::Money(fact),
            Unit::Percent | Unit::Point | Unit::Times => Detail::Percent(fact),
            Unit::Rank => Detail::Rank(fact),
        }
    }

    fn unit(&self, unit: &Unit) -> UnitFact {
        match unit {
            Unit::Counted { start, end, .. } => UnitFact::Counted {
                unit: (start < end).then(|| self.passage.folded.span(*start..*end)),
                dimension: "count",
                si: None,
            },
            Unit::Money(_) => UnitFact::Money("CNY"),
            Unit::Percent => UnitFact::Percent,
            Unit::Point => UnitFact::Point,
            Unit::Times => UnitFact::Times,
            Unit::Rank => UnitFact::Rank,
        }
=======
        add(
            document,
            state,
            self.lexicon,
            paragraph,
            &self.folded,
            &self.scan,
            &sentences,
        );
>>>>>>> main
    }
}
