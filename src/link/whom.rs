//! Who each figure is of, from clause to clause and from sentence to sentence.

use std::ops::Range;

use super::Passage;
use super::subject::{Subject, Who, subject};
use super::token::{Token, TokenKind, tokens};
use crate::lexicon::Sense;
use crate::report::Party;
use crate::scan::Value;
use crate::split::Role;
use crate::text::{Class, Source, Span, class};

/// How many names are remembered for 该行 and 公司.
const KNOWN: usize = 16;

/// How far back in the paragraph 该校 looks for a school.
const BACK: usize = 200;

/// 中共白石县委 is the committee of 白石县.
const PARTY: &str = "中共";

/// Whom a document has told of.
#[derive(Debug, Default)]
pub(crate) struct Whom {
    /// The organisation that the document speaks for.
    pub(crate) issuer: Option<Span>,
    /// Whether its first paragraph was read.
    opened: bool,
    told: Told,
    /// The names told, the last one last, as folded characters.
    known: Vec<(Span, Box<[char]>)>,
}

/// Whom the text speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Told {
    /// Nobody was named: the organisation that the document speaks for.
    #[default]
    Own,
    /// 该局, and nothing says which.
    Unknown,
    Of(Party),
}

/// A paragraph to read.
#[derive(Clone, Copy)]
pub(crate) struct Text<'p, 'a> {
    pub(crate) source: &'p Source<'p>,
    pub(crate) passage: &'p Passage<'a>,
}

impl Whom {
    pub(crate) fn new(issuer: Option<Span>) -> Self {
        Whom { issuer, ..Whom::default() }
    }

    /// The subject of each mention of a paragraph that is a figure.
    pub(crate) fn read(&mut self, text: Text<'_, '_>, role: Role) -> Vec<Option<Party>> {
        let passage = text.passage;
        let mut out = vec![None; passage.mentions.len()];
        if role == Role::Title {
            let own = self.issuer.map(Party::named);
            return vec![own; passage.mentions.len()];
        }
        if role == Role::Body && !std::mem::replace(&mut self.opened, true) {
            self.open(text);
        }
        self.told = Told::Own;
        let mut unread = 0;
        let mut mention = 0;
        for (at, sentence) in passage.sentences.iter().enumerate() {
            let first = mention;
            while passage.mentions.get(mention).is_some_and(|m| m.start < sentence.end) {
                mention += 1;
            }
            let figures: Vec<usize> =
                (first..mention).filter(|&m| is_figure(passage, m)).collect();
            if figures.is_empty() {
                continue;
            }
            let before = &passage.sentences[unread..at];
            self.sentence(text, sentence, &figures, before, &mut out);
            unread = at + 1;
        }
        out
    }

    /// The first sentence names the organisation that the document speaks for.
    fn open(&mut self, text: Text<'_, '_>) {
        let Some(sentence) = text.passage.sentences.first() else { return };
        if self.issuer.is_some() {
            return;
        }
        let named = clauses(text.passage, sentence).take(3).find_map(|clause| {
            subject(text.passage, clause).filter(|found| found.who == Who::Named)
        });
        self.issuer = named
            .filter(|found| found.members.is_empty())
            .map(|found| text.passage.folded.span(found.range));
    }

    fn sentence(
        &mut self,
        text: Text<'_, '_>,
        sentence: &Range<usize>,
        figures: &[usize],
        before: &[Range<usize>],
        out: &mut [Option<Party>],
    ) {
        let passage = text.passage;
        let mut rest = figures;
        let mut own: Vec<Told> = Vec::new();
        for clause in clauses(passage, sentence) {
            let within =
                rest.partition_point(|&m| passage.mentions[m].start < clause.end);
            let (here, later) = rest.split_at(within);
            rest = later;
            let head = here.first().map_or(clause.end, |&m| passage.mentions[m].end);
            let found = subject(passage, clause.start..head.min(clause.end));
            let points = found.as_ref().is_some_and(|found| {
                matches!(found.who, Who::That | Who::Bare | Who::Pronoun)
            });
            if own.is_empty() && (points || found.is_none() && !here.is_empty()) {
                // The sentences before without figures may name who is told of.
                let carried = before.iter().rev().find_map(|s| self.carried(text, s));
                self.told = carried.unwrap_or(self.told);
            }
            if let Some(found) = &found {
                self.told = self.resolve(text, found);
                own.push(self.told);
            } else if own.is_empty() && !here.is_empty() {
                own.push(self.told);
            }
            self.assign(text, found.as_ref(), here, out);
        }
        own.dedup();
        if own.len() > 1 && self.issuer.is_some() {
            self.told = Told::Own;
        }
    }

    /// Whom a sentence without figures speaks of, for the sentence behind it.
    fn carried(&mut self, text: Text<'_, '_>, sentence: &Range<usize>) -> Option<Told> {
        let found: Vec<Subject> = clauses(text.passage, sentence)
            .take(4)
            .filter_map(|clause| subject(text.passage, clause))
            .collect();
        match &found[..] {
            [] => None,
            [only] => Some(self.resolve(text, only)),
            [first, ..] if self.issuer.is_none() => Some(self.resolve(text, first)),
            _ => Some(Told::Own),
        }
    }

    /// The subject of the figures of a clause: one for all, or one for each member.
    fn assign(
        &mut self,
        text: Text<'_, '_>,
        found: Option<&Subject>,
        figures: &[usize],
        out: &mut [Option<Party>],
    ) {
        let passage = text.passage;
        let members = found.map_or(&[][..], |found| &found.members);
        if members.len() == figures.len() {
            for (&figure, member) in figures.iter().zip(members) {
                let span = passage.folded.span(member.clone());
                out[figure] = Some(Party::named(span));
            }
            return;
        }
        let parted = found.is_some_and(|found| found.bare_figure);
        for (index, &figure) in figures.iter().enumerate() {
            // 荷渚区210公里、溧屿区165公里
            if let Some(&previous) = index.checked_sub(1).and_then(|i| figures.get(i))
                && parted
                && passage.chars().get(passage.mentions[previous].end) == Some(&'、')
            {
                let (from, to) =
                    (passage.mentions[previous].end, passage.mentions[figure].end);
                let own = subject(passage, from..to).filter(|own| own.who == Who::Place);
                if let Some(own) = own {
                    self.told = self.resolve(text, &own);
                }
            }
            out[figure] = match self.told {
                Told::Own => self.issuer.map(Party::named),
                Told::Unknown => None,
                Told::Of(named) => Some(named),
            };
        }
    }

    /// Who is meant.
    fn resolve(&mut self, text: Text<'_, '_>, found: &Subject) -> Told {
        let chars = text.passage.chars();
        let span = text.passage.folded.span(found.range.clone());
        let called = |name: Span| Told::Of(Party { written: span, name });
        let named = |name: Option<Span>| name.map_or(Told::Unknown, called);
        let as_written = called(span);
        match found.who {
            Who::Person => as_written,
            Who::Named | Who::Place => {
                let members = match &found.members[..] {
                    [] => std::slice::from_ref(&found.range),
                    members => members,
                };
                for member in members {
                    let name = text.passage.folded.span(member.clone());
                    self.learn(name, &chars[member.clone()]);
                }
                as_written
            }
            Who::We => named(self.issuer),
            Who::Pronoun => match self.told {
                Told::Of(Party { name, .. }) => called(name),
                told => told,
            },
            Who::Own => self.own(text, found, span),
            Who::That => {
                let word = &chars[found.range.start + 1..found.range.end];
                let known = self.known_as(text, word);
                named(
                    known
                        .or_else(|| self.told_before(text, found, word))
                        .or_else(|| self.issuer_as(text, word).map(|(issuer, _)| issuer)),
                )
            }
            Who::Bare => {
                let word = &chars[found.range.clone()];
                let issuer = self.issuer_as(text, word).map(|(issuer, _)| issuer);
                called(issuer.or_else(|| self.known_as(text, word)).unwrap_or(span))
            }
        }
    }

    /// 我局, 全院: the organisation that the document speaks for; 我县 of a county's
    /// bureau is the county. A place that is not named stands for itself.
    fn own(&self, text: Text<'_, '_>, found: &Subject, span: Span) -> Told {
        let chars = text.passage.chars();
        let word = &chars[found.range.start + 1..found.range.end];
        let whole = chars[found.range.start] == '全';
        let called = |name: Span| Told::Of(Party { written: span, name });
        if let Some((issuer, _)) = self.issuer_as(text, word) {
            return called(issuer);
        }
        let organisations = &text.passage.lexicon.organisations;
        let place = organisations
            .word_at(word, 0)
            .is_some_and(|(_, body)| body == crate::lexicon::Body::Place);
        match (self.issuer, place || whole) {
            (Some(issuer), false) => called(issuer),
            (None, false) => Told::Unknown,
            (issuer, true) => {
                let name = issuer.and_then(|issuer| prefix(text.source, issuer, word));
                called(name.unwrap_or(span))
            }
        }
    }

    /// The organisation that the document speaks for, where a word can stand for it.
    fn issuer_as(&self, text: Text<'_, '_>, word: &[char]) -> Option<(Span, Vec<char>)> {
        let issuer = self.issuer?;
        let name: Vec<char> = text.source.slice(issuer).chars().collect();
        let organisations = &text.passage.lexicon.organisations;
        let fits = matches!(word, ['单', '位']) || organisations.stands_for(word, &name);
        fits.then_some((issuer, name))
    }

    /// The name for which a word stands: of whom the text speaks, else the last told.
    fn known_as(&self, text: Text<'_, '_>, word: &[char]) -> Option<Span> {
        let organisations = &text.passage.lexicon.organisations;
        let fits = |name: &[char]| {
            matches!(word, ['单', '位']) || organisations.stands_for(word, name)
        };
        let known = |span: Span| self.known.iter().rev().find(|(name, _)| *name == span);
        if let Told::Of(Party { name, .. }) = self.told
            && known(name).is_some_and(|(_, chars)| fits(chars))
        {
            return Some(name);
        }
        self.known.iter().rev().find(|(_, chars)| fits(chars)).map(|(name, _)| *name)
    }

    /// The last name before 该校 in its paragraph that it can stand for.
    fn told_before(
        &mut self,
        text: Text<'_, '_>,
        found: &Subject,
        word: &[char],
    ) -> Option<Span> {
        let chars = text.passage.chars();
        let organisations = &text.passage.lexicon.organisations;
        let floor = found.range.start.saturating_sub(BACK);
        let mut end = found.range.start;
        while end > floor {
            if organisations.stands_for(word, &chars[floor..end]) {
                let mark = chars[floor..end].iter().rposition(|&c| {
                    matches!(
                        class(c),
                        Class::Comma | Class::Stop | Class::Open | Class::Close
                    )
                });
                let start = mark.map_or(floor, |n| floor + n + 1);
                let reach = found.range.start.min(end + 2);
                let words = tokens(text.passage, start..reach);
                let cut = words.iter().rposition(|t| t.end == end);
                let name = cut.and_then(|cut| {
                    words[..=cut].iter().rev().take_while(|t| in_name(t)).last()
                });
                let name = name.map_or(end, |first| first.start)..end;
                if name.len() > word.len() {
                    let span = text.passage.folded.span(name.clone());
                    self.learn(span, &chars[name]);
                    return Some(span);
                }
            }
            end -= 1;
        }
        None
    }

    fn learn(&mut self, name: Span, chars: &[char]) {
        self.known.retain(|(known, _)| *known != name);
        if self.known.len() == KNOWN {
            self.known.remove(0);
        }
        self.known.push((name, chars.into()));
    }
}

/// The first words of a name up to a word for a place: 桐岭县 of 桐岭县水利局.
fn prefix(source: &Source<'_>, name: Span, word: &[char]) -> Option<Span> {
    let text = source.slice(name);
    let word: String = word.iter().collect();
    let head = if text.starts_with(PARTY) { PARTY.len() } else { 0 };
    let at = text.get(head..)?.find(&*word).filter(|&at| at > 0)? + head;
    Some(Span::new(name.start() + head as u32, name.start() + (at + word.len()) as u32))
}

fn in_name(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Linking(sense, _) => matches!(
            sense,
            Sense::Head
                | Sense::Thing
                | Sense::Where
                | Sense::Weak
                | Sense::Deed
                | Sense::Plan
        ),
        TokenKind::Word(tag) => !matches!(
            tag.as_bytes().first(),
            Some(b'd' | b'p' | b'c' | b'u' | b'r' | b'v')
        ),
        TokenKind::Quoted | TokenKind::Note => true,
        _ => false,
    }
}

fn is_figure(passage: &Passage<'_>, mention: usize) -> bool {
    matches!(passage.mentions[mention].value, Value::Figure(_))
}

/// The clauses of a sentence: parted by marks outside of quotes and brackets.
fn clauses<'p>(
    passage: &'p Passage<'_>,
    sentence: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + use<'p> {
    let chars = passage.chars();
    let end = sentence.end;
    let mut start = sentence.start;
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let mut depth = 0usize;
        let mut at = start;
        while at < end {
            match class(chars[at]) {
                Class::Open => depth += 1,
                Class::Close => depth = depth.saturating_sub(1),
                Class::Comma | Class::Stop if depth == 0 && chars[at] != '、' => break,
                _ => {}
            }
            at += 1;
        }
        let clause = start..at;
        start = at + 1;
        Some(clause)
    })
}
