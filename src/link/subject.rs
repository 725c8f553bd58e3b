//! Who a clause speaks of: the organisation, place or person named at its head, or a
//! word that stands for one, 该行, 我局, 全县.
//!
//! The nearest name is often the grantor or a partner, so only the head counts: the
//! words before the first verb.

use std::ops::Range;

use super::Passage;
use super::token::{Token, TokenKind, tokens};
use crate::lexicon::{Body, Organisations, Sense};
use crate::text::class;

/// The furthest that the head of a clause is read.
const REACH: usize = 40;

/// The longest name of a person.
const PERSON: usize = 4;

/// How a subject is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// By its name.
    Named,
    /// A place by its name.
    Place,
    /// A person.
    Person,
    /// 我局, 本馆; 全县, 全院.
    Own,
    /// 该行.
    That,
    /// 公司, 大队: the one told of.
    Bare,
    /// 我们.
    We,
    /// 他, 其.
    Pronoun,
}

/// Who a clause speaks of, in folded positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) range: Range<usize>,
    pub(crate) who: Who,
    /// The members, where several are listed.
    pub(crate) members: Vec<Range<usize>>,
    /// A figure stands right behind it: 荷渚区210公里.
    pub(crate) bare_figure: bool,
}

/// The subject of a clause, where its head names one.
pub(crate) fn subject(passage: &Passage<'_>, clause: Range<usize>) -> Option<Subject> {
    let end = clause.end.min(clause.start + REACH);
    if !may_name(passage, clause.start..end) {
        return None;
    }
    let tokens = tokens(passage, clause.start..end);
    let first = opening(passage, &tokens)?;
    let head = Head { passage, tokens: &tokens[first..] };
    head.subject()
}

/// A look at the characters, before words are cut: the end of a name, or the head of
/// a person's.
fn may_name(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let chars = passage.chars();
    let organisations = &passage.lexicon.organisations;
    let surnames = &passage.lexicon.honors.surnames;
    let pronoun = |&c: &char| matches!(c, '我' | '咱' | '他' | '她' | '其');
    chars[range.clone()].first().is_some_and(pronoun)
        || surnames.at(chars, range.start).is_some()
        || range.clone().any(|at| organisations.before(chars, at + 1).is_some())
        || range.clone().take(12).any(|at| chars[at] == '我' || chars[at] == '该')
}

/// The first token behind dates and adverbials; `None` where a verb or a preposition
/// opens the clause.
fn opening(passage: &Passage<'_>, tokens: &[Token]) -> Option<usize> {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let text = &chars[token.start..token.end];
        let dated = tokens.get(at + 1).is_some_and(Token::is_date);
        let skip = token.is_date()
            || matches!(token.kind, TokenKind::Mark(_))
            || dated && token.is(Sense::Preposition)
            || opens(token) && !matches!(text, ['与' | '和' | '同']);
        // 一是, 二是
        let numbered = token.len() == 1
            && class(text[0]).is_numeral()
            && tokens.get(at + 1).is_some_and(|t| chars[t.start..t.end] == ['是']);
        match (skip, numbered) {
            (_, true) => at += 2,
            (true, _) => at += 1,
            _ => return Some(at),
        }
    }
    None
}

/// Adverbials before the subject.
fn opens(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => matches!(
            sense,
            Sense::Part
                | Sense::Adverb
                | Sense::Conjunction
                | Sense::Local
                | Sense::Side
                | Sense::End
        ),
        None => matches!(token.tag(), "d" | "c" | "t"),
    }
}

/// The tokens from where a subject may begin.
struct Head<'p, 'a> {
    passage: &'p Passage<'a>,
    tokens: &'p [Token],
}

impl Head<'_, '_> {
    fn organisations(&self) -> &Organisations {
        &self.passage.lexicon.organisations
    }

    fn subject(&self) -> Option<Subject> {
        let chars = self.passage.chars();
        let first = self.tokens.first()?;
        let start = first.start;
        if let Some(found) = self.deictic(start) {
            return Some(found);
        }
        let text = &chars[start..first.end];
        let pronoun = match text {
            ['我', '们'] | ['咱', '们'] => Some(Who::We),
            ['他' | '她' | '其'] | ['他' | '她', '们'] => Some(Who::Pronoun),
            _ => None,
        };
        if let Some(who) = pronoun {
            return Some(self.whole(start..first.end, who, 1));
        }
        let Some((range, who, next)) = self.name(0) else {
            let end = self.person()?;
            let next = self.tokens.partition_point(|t| t.start < end);
            return Some(self.whole(start..end, Who::Person, next));
        };
        let mut members = vec![range.clone()];
        let mut next = next;
        while self.tokens.get(next).is_some_and(|t| t.is(Sense::Conjunction))
            && let Some((member, _, after)) = self.name(next + 1)
        {
            members.push(member);
            next = after;
        }
        let end = members.last().map_or(range.end, |last| last.end);
        let mut found = self.whole(range.start..end, who, next);
        // 县委领导讲话97篇: told of only where it acts.
        let acts = self.tokens.get(next).is_none_or(predicate);
        if members.len() > 1 {
            found.members = members;
        } else if found.bare_figure && who != Who::Place || who == Who::Bare && !acts {
            // 城镇社区12个: what is counted.
            return None;
        }
        Some(found)
    }

    fn whole(&self, range: Range<usize>, who: Who, next: usize) -> Subject {
        let figure = |t: &Token| matches!(t.kind, TokenKind::Figure(_));
        let bare_figure = self.tokens.get(next).is_some_and(figure);
        Subject { range, who, members: Vec::new(), bare_figure }
    }

    /// 该行, 我局, 全县; 我市供电公司 is a name.
    fn deictic(&self, start: usize) -> Option<Subject> {
        let chars = self.passage.chars();
        let who = match chars[start] {
            '我' | '本' | '全' => Who::Own,
            '该' => Who::That,
            _ => return None,
        };
        let (end, body) = self.organisations().word_at(chars, start + 1)?;
        let next = self.tokens.partition_point(|t| t.start < end);
        if self.tokens.get(next).is_some_and(|t| t.start != end) {
            return None;
        }
        if self.tokens[next - 1].end != end {
            return None;
        }
        if body == Body::Place
            && chars[start] != '全'
            && let Some((name, Who::Named, after)) = self.name(0)
            && name.end > end
        {
            return Some(self.whole(name, Who::Named, after));
        }
        Some(self.whole(start..end, who, next))
    }

    /// The name that starts at a token: its place, what it names, the token behind it.
    fn name(&self, from: usize) -> Option<(Range<usize>, Who, usize)> {
        let start = self.tokens.get(from)?.start;
        let mut place = None;
        let mut best = None;
        let mut at = from;
        while let Some(token) = self.tokens.get(at) {
            if !self.goes_on(from, at) {
                break;
            }
            if let Some((length, body)) = self.end(token) {
                let whole = token.end - start;
                let named = whole > length;
                let found = (start..token.end, at + 1);
                match body {
                    Body::Place if named && self.proper(from, at) => {
                        place = Some(found.clone());
                        best = Some((found.0, Who::Place, found.1));
                    }
                    Body::Place | Body::None => {}
                    _ if named => best = Some((found.0, Who::Named, found.1)),
                    _ if length > 1 => best = Some((found.0, Who::Bare, found.1)),
                    _ => {}
                }
            }
            at += 1;
        }
        let (range, who, next) = best?;
        let best_next = next;
        // 临浔市养老服务站达到45个: the place has the figure.
        if who == Who::Named
            && let Some((range, next)) = place
            && self.tokens.get(best_next).is_some_and(counts)
        {
            return Some((range, Who::Place, next));
        }
        Some((range, who, next))
    }

    /// True where the token at `at` may be part of a name.
    fn goes_on(&self, from: usize, at: usize) -> bool {
        let token = &self.tokens[at];
        let chars = self.passage.chars();
        let verb = match &token.kind {
            TokenKind::Date(_) | TokenKind::Figure(_) | TokenKind::Mark(_) => {
                return false;
            }
            TokenKind::Quoted => return true,
            TokenKind::Note => return at > from,
            // 支出工会经费: a verb at the head is none of a name, but 检测中心 is one.
            TokenKind::Linking(sense, _) if at == from && sense.is_verb() => {
                return self.tokens.get(at + 1).is_some_and(|next| {
                    self.is_end(next) && chars[next.start..next.end] == ['中', '心']
                });
            }
            TokenKind::Linking(sense, _) => match sense {
                Sense::Head | Sense::Thing | Sense::Where | Sense::Plan | Sense::Weak => {
                    return true;
                }
                sense if sense.is_verb() => true,
                _ => return false,
            },
            // 临浔市: names fall into single characters, whatever they mean.
            TokenKind::Word(tag) if token.len() == 1 && &**tag != "p" => {
                return chars[token.start] == '某' || !tag.starts_with(['r', 'u', 'y']);
            }
            TokenKind::Word(_) if self.is_end(token) => return true,
            TokenKind::Word(tag) => match tag.as_bytes().first() {
                Some(b'r') => return chars[token.start] == '某',
                Some(b'd' | b'p' | b'c' | b'u' | b'y') => return false,
                Some(b'v') => &**tag != "vn",
                _ => false,
            },
        };
        // 供水所: a verb goes on where the end of a name follows it.
        !verb
            || self.tokens.get(at + 1).is_some_and(|next| {
                matches!(self.end(next), Some((_, Body::Office)))
                    && !self.tokens.get(at + 2).is_none_or(counts)
            })
    }

    /// 支行, 医院: the whole token ends names.
    fn is_end(&self, token: &Token) -> bool {
        self.end(token).is_some_and(|(length, _)| length >= token.len())
    }

    /// The end of a name that a token is or holds.
    fn end(&self, token: &Token) -> Option<(usize, Body)> {
        let chars = self.passage.chars();
        let (length, body, long) = self.organisations().before(chars, token.end)?;
        let unknown = matches!(token.tag(), "ns" | "nt" | "nz" | "nr" | "x" | "");
        let whole = token.len() <= length
            || unknown
            || long && token.len() > 2
            || body == Body::Office && length > 1;
        whole.then_some((length, body))
    }

    /// True where a word of a place's name before its end is a name: not 贫困村.
    fn proper(&self, from: usize, at: usize) -> bool {
        let name = &self.tokens[from..=at];
        name.iter().all(|t| {
            t.len() == 1 || matches!(t.tag(), "ns" | "nr" | "nz" | "nrt" | "x" | "eng")
        })
    }

    /// A person's name with a verb behind it.
    fn person(&self) -> Option<usize> {
        let chars = self.passage.chars();
        let first = self.tokens.first()?;
        let surnames = &self.passage.lexicon.honors.surnames;
        let (surname, ()) = surnames.at(chars, first.start)?;
        let known = first.tag().starts_with("nr");
        (2..=PERSON).rev().find_map(|length| {
            let end = first.start + length;
            let given = length.checked_sub(surname)?;
            let next = self.tokens.partition_point(|t| t.start < end);
            let cut = self.tokens.get(next).is_some_and(|t| t.start == end);
            let fits = first.len() <= surname || known && first.end <= end;
            let verb = self.tokens.get(next).is_some_and(|t| match t.sense() {
                Some(sense) => {
                    sense.is_verb() || matches!(sense, Sense::Preposition | Sense::Adverb)
                }
                None => t.tag().starts_with(['v', 'd', 'p', 'z']),
            });
            let name = chars.get(first.start..end).unwrap_or_default();
            let han = name.iter().all(|&c| class(c).is_han());
            (cut && fits && verb && han && given == 2).then_some(end)
        })
    }
}

/// A verb, or what leads to one.
fn predicate(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => {
            sense.is_verb() || matches!(sense, Sense::Adverb | Sense::Preposition)
        }
        None => token.tag().starts_with(['v', 'd', 'p']),
    }
}

/// What stands behind a noun phrase that has a figure rather than acts.
fn counts(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Figure(_))
        || matches!(
            token.sense(),
            Some(Sense::Level | Sense::Being | Sense::Up | Sense::Down | Sense::Than)
        )
}
