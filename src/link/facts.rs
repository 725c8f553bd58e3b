//! Linked mentions into the facts of a document.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::figure::{Grouped, Linked, Links, figures};
use super::honor::{Deal, Memory, honors};
use super::status::{Said, status};
use super::token::Cut;
use super::when::says_time;
use super::whom::{Text, Whom};
use super::{Passage, check};
use crate::lexicon::{Body, Lexicon};
use crate::report::{
    Change, Check, DateFact, Detail, Document, Fact, FigureFact, Group, Party, Reason,
    Unexplained, UnitFact, Warning,
};
use crate::rule::Rule;
use crate::scan::date::{Place, Resolver};
use crate::scan::{Figure, Mention, Scan, Unit, Value};
use crate::split::{Paragraph, Role};
use crate::text::{Folded, Source, Span};
use crate::value::{Amount, Civil, Edtf};

const NAME_UNREADABLE: &str = "name unreadable";
const NO_SUCH_DATE: &str = "there is no such date or time";

/// 园区, 小区: a place of so many characters has no name.
const BARE_PLACE: usize = 2;

/// What one paragraph of a document leaves for the next.
#[derive(Debug)]
pub(crate) struct State {
    dates: Resolver,
    honors: Memory,
    sentence: u32,
    whom: Whom,
    /// The dates in headings, each with its section, and in the title.
    times: Vec<(Option<u32>, u32)>,
    /// Used again for the next paragraph.
    cut: Cut,
}

impl State {
    /// For one document.
    pub(crate) fn new(
        reference: Option<Civil>,
        date: Option<Edtf>,
        issuer: Option<Span>,
    ) -> Self {
        State {
            dates: Resolver::new(reference, date),
            honors: Memory::default(),
            sentence: 0,
            whom: Whom::new(issuer),
            times: Vec::new(),
            cut: Cut::default(),
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
                Value::Date(expr) => self
                    .dates
                    .resolve(expr)
                    .map(|date| DateFact { edtf: date.edtf, anchor: date.anchor }),
                Value::Figure(_) => None,
            });
        }
        resolved
    }
}

/// A paragraph as the scanner leaves it.
#[derive(Clone, Copy)]
pub(crate) struct Scanned<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) paragraph: &'a Paragraph,
    pub(crate) folded: &'a Folded,
    pub(crate) scan: &'a Scan,
    /// Its sentences, in folded positions.
    pub(crate) sentences: &'a [Range<usize>],
}

/// Adds what a scanned paragraph says to its document.
pub(crate) fn add(
    document: &mut Document,
    state: &mut State,
    lexicon: &Lexicon,
    scanned: Scanned<'_>,
) {
    let Scanned { source, paragraph, folded, scan, sentences } = scanned;
    let dates = state.resolve(paragraph.role, sentences, &scan.mentions);
    let values: Vec<Option<Edtf>> =
        dates.iter().map(|d| Some(d.as_ref()?.edtf)).collect();
    let mentions = &scan.mentions;
    state.cut.clear();
    let cut = &RefCell::new(std::mem::take(&mut state.cut));
    let passage = Passage { folded, sentences, mentions, dates: &values, lexicon, cut };
    let said = OnceCell::new();
    let mut adder = Adder { source, passage: &passage, paragraph, state, said };
    adder.facts(&dates, document);
    state.cut = cut.take();
    let first = document.unexplained.len();
    document.unexplained.extend(scan.skipped.iter().map(|skipped| Unexplained {
        span: folded.span(skipped.start..skipped.end),
        reason: skipped.reason,
    }));
    refuse_dates(document, folded, mentions, &dates);
    document.unexplained[first..].sort_by_key(|left_out| left_out.span);
}

/// 2月30日: a date that no calendar has is left out and told.
fn refuse_dates(
    document: &mut Document,
    folded: &Folded,
    mentions: &[Mention],
    dates: &[Option<DateFact>],
) {
    for (mention, date) in mentions.iter().zip(dates) {
        if date.is_some() || matches!(mention.value, Value::Figure(_)) {
            continue;
        }
        let span = folded.span(mention.start..mention.end);
        let reason = Some(Reason::NoSuchDate);
        document.unexplained.push(Unexplained { span, reason });
        document.warnings.push(Warning { span, message: NO_SUCH_DATE.to_owned() });
    }
}

/// What 分别 deals out, by the places of the awards among the facts, which begin at
/// `first` in their document.
fn dealt(facts: &[Fact], first: usize, deal: Deal) -> Group {
    let place = |award: &Span| {
        let from = facts.partition_point(|fact| fact.span.start() < award.start());
        let near = facts[from..].iter().take_while(|f| f.span.start() == award.start());
        let is = |f: &Fact| f.span == *award && matches!(f.detail, Detail::Honor(_));
        let at = near.into_iter().position(is)?;
        u32::try_from(first + from + at).ok()
    };
    let facts = deal.awards.iter().filter_map(place).collect();
    Group { kind: deal.kind, facts, members: deal.members }
}

/// The facts of one paragraph in the making.
struct Adder<'p, 'a> {
    source: &'p Source<'p>,
    passage: &'p Passage<'a>,
    paragraph: &'p Paragraph,
    state: &'p mut State,
    said: OnceCell<Said>,
}

impl Adder<'_, '_> {
    /// Dates, figures and honors of the paragraph, in text order.
    fn facts(&mut self, dates: &[Option<DateFact>], document: &mut Document) {
        let Links { linked, groups } = figures(self.passage);
        let text = Text { source: self.source, passage: self.passage };
        let subjects = self.state.whom.read(text, self.paragraph.role);
        document.issuer = self.state.whom.issuer;
        let mut facts: Vec<(Fact, Option<usize>)> = Vec::new();
        for (index, mention) in self.passage.mentions.iter().enumerate() {
            let detail = match (&mention.value, &dates[index]) {
                (Value::Figure(figure), _) => {
                    self.figure(mention, figure, &linked[index], subjects[index])
                }
                (Value::Date(_), Some(date)) => Detail::Date(date.clone()),
                (Value::Date(_), None) => continue,
            };
            let range = mention.start..mention.end;
            let fact = self.fact(range, mention.rule, detail, Some(mention));
            facts.push((fact, Some(index)));
        }
        let figures = facts.len();
        if matches!(self.paragraph.role, Role::Body | Role::Heading | Role::Title) {
            for mut honor in honors(self.passage, &mut self.state.honors) {
                if is_unreadable(self.source.slice(honor.award)) {
                    let message = NAME_UNREADABLE.to_owned();
                    document.warnings.push(Warning { span: honor.award, message });
                    continue;
                }
                for recipient in &mut honor.fact.recipients {
                    recipient.written = self.with_gloss(recipient.written);
                }
                honor.fact.grantor = honor.fact.grantor.map(|span| self.with_gloss(span));
                let found = honor.counted_by.and_then(|mention| {
                    let key = |(_, at): &(Fact, Option<usize>)| *at;
                    facts[..figures].binary_search_by_key(&Some(mention), key).ok()
                });
                if let Some(figure) = found.and_then(|at| facts[at].0.detail.figure_mut())
                {
                    counts(figure, honor.award);
                }
                for recipient in &mut honor.fact.recipients {
                    recipient.name = self.resolved(recipient.written);
                }
                let start = self.passage.folded.position(honor.award.start());
                let detail = Detail::Honor(Box::new(honor.fact));
                let fact = self.fact(start..start + 1, honor.rule, detail, None);
                facts.push((Fact { span: honor.award, ..fact }, None));
            }
        }
        document.warnings.append(&mut self.state.honors.warnings);
        facts.sort_by_key(|(fact, _)| (fact.span.start(), fact.span.end()));
        let places = self.refer(&mut facts, document);
        self.head_time(&places);
        let first = document.facts.len();
        document.facts.extend(facts.into_iter().map(|(fact, _)| fact));
        document.checks.extend(self.checks(&linked, &places));
        self.group(&groups, &places, document);
        for deal in std::mem::take(&mut self.state.honors.deals) {
            document.groups.push(dealt(&document.facts[first..], first, deal));
        }
        self.state.sentence += self.passage.sentences.len() as u32;
    }

    /// Turns `when` and `of` from mentions of the paragraph to facts of the document;
    /// returns the place of each mention's fact.
    fn refer(
        &self,
        facts: &mut [(Fact, Option<usize>)],
        document: &Document,
    ) -> Vec<Option<u32>> {
        let first = document.facts.len();
        let headed = self.headed(document);
        let mut place = vec![None; self.passage.mentions.len()];
        for (at, (_, mention)) in facts.iter().enumerate() {
            if let Some(mention) = mention {
                place[*mention] = Some((first + at) as u32);
            }
        }
        for (fact, _) in facts {
            if let Detail::Figure(f) = &mut fact.detail {
                f.when = f.when.and_then(|mention| place[mention as usize]).or(headed);
                f.of = f.of.and_then(|mention| place[mention as usize]);
            }
        }
        place
    }

    /// Keeps the date of a heading or title for the figures below it.
    fn head_time(&mut self, places: &[Option<u32>]) {
        let section = match self.paragraph.role {
            Role::Heading => self.paragraph.section,
            Role::Title => None,
            _ => return,
        };
        let mut mentions = self.passage.mentions.iter().enumerate();
        let date = mentions.find(|(at, mention)| {
            matches!(mention.value, Value::Date(_)) && says_time(self.passage, *at)
        });
        if let Some(fact) = date.and_then(|(at, _)| places[at]) {
            self.state.times.push((section, fact));
        }
    }

    /// The date of the nearest heading above that has one, else of the title.
    fn headed(&self, document: &Document) -> Option<u32> {
        if !matches!(self.paragraph.role, Role::Body) {
            return None;
        }
        let mut section = self.paragraph.section;
        loop {
            let found = self.state.times.iter().rev().find(|(s, _)| *s == section);
            match (found, section) {
                (Some(&(_, fact)), _) => return Some(fact),
                (None, Some(at)) => section = document.sections.get(at as usize)?.parent,
                (None, None) => return None,
            }
        }
    }

    /// Figures that were dealt out, and a warning where they do not match the members.
    fn group(&self, groups: &[Grouped], places: &[Option<u32>], document: &mut Document) {
        let span = |range: &Range<usize>| self.passage.folded.span(range.clone());
        for group in groups {
            let (figures, members) = (group.figures.len(), group.members.len());
            if let Some(word) = &group.uneven {
                let message = format!("{figures} figures are dealt to {members} members");
                document.warnings.push(Warning { span: span(word), message });
            }
            document.groups.push(Group {
                kind: group.kind,
                facts: group.figures.iter().filter_map(|&m| places[m]).collect(),
                members: group.members.iter().map(span).collect(),
            });
        }
    }

    fn checks(&self, linked: &[Linked], places: &[Option<u32>]) -> Vec<Check> {
        check::checks(self.passage, linked)
            .into_iter()
            .map(|checked| Check {
                kind: checked.kind,
                outcome: checked.outcome,
                facts: checked.mentions.iter().filter_map(|&m| places[m]).collect(),
                statement: checked.statement,
            })
            .collect()
    }

    /// A name with the reading gloss behind its last character: 縣婦聯(lián).
    fn with_gloss(&self, name: Span) -> Span {
        let folded = self.passage.folded;
        let next = folded.position(name.end());
        let until = match folded.chars().get(next) {
            Some(_) => folded.span(next..next + 1).start(),
            None => self.paragraph.span.end(),
        };
        let hidden = self.source.slice(Span::new(name.end(), until.max(name.end())));
        let gloss = hidden.trim_end();
        let whole = gloss.starts_with(['(', '（']) && gloss.ends_with([')', '）']);
        if whole {
            Span::new(name.start(), name.end() + gloss.len() as u32)
        } else {
            name
        }
    }

    /// 该行, 我局: the organisation that the document speaks for, where it is known.
    fn resolved(&self, recipient: Span) -> Span {
        let folded = self.passage.folded;
        let (start, end) =
            (folded.position(recipient.start()), folded.position(recipient.end()));
        let organisations = &self.passage.lexicon.organisations;
        let whole = organisations.deictic_at(folded.chars(), start) == Some(end);
        self.state.whom.issuer.filter(|_| whole && end > start).unwrap_or(recipient)
    }

    /// Index of the sentence that holds a folded position.
    fn sentence(&self, at: usize) -> usize {
        self.passage.sentences.partition_point(|s| s.end <= at)
    }

    fn fact(
        &self,
        range: Range<usize>,
        rule: Rule,
        detail: Detail,
        mention: Option<&Mention>,
    ) -> Fact {
        let sentence = self.sentence(range.start);
        let bounds =
            self.passage.sentences.get(sentence).cloned().unwrap_or(0..range.start);
        let said = self.said.get_or_init(|| Said::of(self.passage));
        Fact {
            span: self.passage.folded.span(range.clone()),
            section: self.paragraph.section,
            sentence: self.state.sentence + sentence as u32,
            status: status(self.passage, said, range.start, mention, &bounds),
            rule,
            confidence: self.passage.lexicon.confidence.of(rule),
            detail,
        }
    }

    /// The number as written, where it is masked: rules read it folded.
    fn written(&self, mention: &Mention, amount: &Amount) -> Amount {
        let Amount::Masked(mask) = amount else { return amount.clone() };
        let folded = self.passage.folded;
        let mut wanted = mask.chars().peekable();
        let mut written = String::with_capacity(mask.len());
        for at in mention.start..mention.end {
            if wanted.next_if(|&c| c == folded.chars()[at]).is_some() {
                written.push_str(self.source.slice(folded.span(at..at + 1)));
            }
        }
        let whole = wanted.peek().is_none();
        Amount::Masked(if whole { written.into() } else { mask.clone() })
    }

    fn figure(
        &self,
        mention: &Mention,
        figure: &Figure,
        linked: &Linked,
        subject: Option<Party>,
    ) -> Detail {
        let span = |range: &Option<Range<usize>>| -> Option<Span> {
            let range = range.clone().filter(|r| !r.is_empty())?;
            Some(self.passage.folded.span(range))
        };
        let item = span(&linked.item).and_then(|item| self.without(subject, item));
        let (amount, change) =
            fallen(self.written(mention, &figure.amount), linked.change);
        Detail::Figure(Box::new(FigureFact {
            amount,
            qualifier: figure.qualifier,
            unit: self.unit(&figure.unit),
            item: item.map(|item| self.with_gloss(item)),
            subject,
            action: span(&linked.action),
            when: linked.when.map(|mention| mention as u32),
            change,
            basis: span(&linked.basis),
            of: linked.of.map(|mention| mention as u32),
        }))
    }

    /// 沁渡镇财政收入: who has what is counted is no part of its name, and not counted.
    fn without(&self, subject: Option<Party>, item: Span) -> Option<Span> {
        let Some(Party { written: who, .. }) = subject else { return Some(item) };
        let starts = item.overlaps(who) && who.start() <= item.start();
        if !starts || who.contains(item) || !self.owns(who) {
            return Some(item);
        }
        let rest = Span::new(who.end(), item.end());
        let of = self.source.slice(rest).starts_with('的');
        let start = rest.start() + if of { '的'.len_utf8() as u32 } else { 0 };
        Some(Span::new(start, rest.end()))
    }

    /// True for a place, and for the organisation that the document speaks for.
    fn owns(&self, who: Span) -> bool {
        let folded = self.passage.folded;
        let end = folded.position(who.end());
        let organisations = &self.passage.lexicon.organisations;
        let (chars, start) = (folded.chars(), folded.position(who.start()));
        let named = end - start > BARE_PLACE
            || chars[start] == '全'
            || organisations.deictic_at(chars, start) == Some(end);
        let place = organisations.before(chars, end).filter(|_| named);
        let issuer = self.state.whom.issuer;
        let own = |own: Span| self.source.slice(own) == self.source.slice(who);
        matches!(place, Some((_, Body::Place, _))) || issuer.is_some_and(own)
    }

    fn unit(&self, unit: &Unit) -> UnitFact {
        match unit {
            Unit::Counted { start, end, entry } => {
                let units = &self.passage.lexicon.units;
                let entry = entry.and_then(|index| units.entry(index));
                UnitFact::Counted {
                    unit: (start < end).then(|| self.passage.folded.span(*start..*end)),
                    dimension: entry.map_or("count", |entry| entry.dimension),
                    si: entry.and_then(|entry| Some((entry.factor?, entry.si_unit))),
                }
            }
            Unit::Money(currency) => UnitFact::Money(currency.0),
            Unit::Percent => UnitFact::Percent,
            Unit::Point => UnitFact::Point,
            Unit::Times => UnitFact::Times,
            Unit::Rank => UnitFact::Rank,
        }
    }
}

/// “護(hù)?荴冁魑g”: where a bracket broke, the characters behind it are gone.
fn is_unreadable(name: &str) -> bool {
    name.contains('\u{fffd}') || name.trim_end_matches('?').contains('?')
}

/// A figure that counts an award has it as its item, if not a part or more of it.
fn counts(figure: &mut FigureFact, award: Span) {
    let shares = |item: Span| item.start() < award.end() && award.start() < item.end();
    if !figure.item.is_some_and(shares) {
        figure.item = Some(award);
    }
}

/// 增长-4.6% is a fall by 4.6 %.
fn fallen(amount: Amount, change: Option<Change>) -> (Amount, Option<Change>) {
    match (amount, change) {
        (Amount::Exact(value), Some(Change::Up)) if value.is_sign_negative() => {
            (Amount::Exact(-value), Some(Change::Down))
        }
        (amount, change) => (amount, change),
    }
}
