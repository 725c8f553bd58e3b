//! Who it is that a sentence or clause speaks of.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;
use crate::text::class;

/// The farthest that a subject is looked for before its verb's clause.
const SUBJECT_REACH: usize = 120;

/// The longest post with a name behind it.
const PERSON_REACH: usize = 30;

impl View<'_> {
    /// The subject of the clauses before `at` in its sentence: the bare phrases
    /// right before it, else the head of the nearest clause that has one.
    pub(super) fn subject_before(&self, at: usize, from: usize) -> Vec<Range<usize>> {
        let mut bare: Vec<Range<usize>> = Vec::new();
        let mut end = at;
        while end > from && self.parts_clauses(end - 1) {
            end -= 1;
            if self.char(end) == Some(';') && end < at - 1 {
                break;
            }
        }
        for _ in 0..6 {
            if end <= from {
                break;
            }
            let start = self.clause_start(end, from);
            let lead = self.strip_lead(start, end);
            if lead < end {
                match self.subject_of(lead, end) {
                    Some(subject) if subject.end == end => bare.insert(0, subject),
                    Some(subject) if bare.is_empty() => return vec![subject],
                    Some(_) => break,
                    None if bare.is_empty() => {}
                    None => break,
                }
            }
            if start <= from || self.char(start - 1) == Some(';') {
                break;
            }
            end = start - 1;
        }
        bare
    }

    /// The noun phrase at the head of a clause; it ends where the clause ends if
    /// the clause is nothing else.
    pub(super) fn subject_of(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if self.cue(Cue::Preposition, start).is_some()
            || self.cue(Cue::Intention, start).is_some()
        {
            return None;
        }
        if self.lists_names(start, end) {
            return Some(start..end);
        }
        let reach = end.min(start + SUBJECT_REACH);
        let words = self.passage.lexicon.words.tag(self.chars, start..reach);
        let mut to = start;
        for word in &words {
            let at = word.range.start;
            if self.inside(at) || self.pair(at).is_some() {
                to = word.range.end;
                continue;
            }
            if matches!(self.char(at), Some(']' | ')' | '”' | '》' | '、' | '·')) {
                to = word.range.end;
                continue;
            }
            let tag = word.tag.chars().next().unwrap_or('x');
            let inner = self.unit_follows(word.range.end, reach)
                && self.cue(Cue::Preposition, at).is_none();
            // Single characters are mostly pieces of names that the dictionary lacks.
            let solid = word.range.len() > 1
                || self.cue(Cue::Adverb, at).is_some()
                || self.cue(Cue::Preposition, at).is_some()
                || matches!(self.char(at), Some('的' | '了' | '是' | '有'));
            let stops = matches!(tag, 'v' | 'd' | 'p' | 'i' | 'l' | 'a' | 'u')
                && solid
                && &*word.tag != "vn"
                && !inner;
            if stops && self.names_all(at, end, tag) {
                return Some(start..end);
            }
            if stops {
                break;
            }
            to = word.range.end;
        }
        if self.titled_name(to, end) {
            to = end;
        }
        while to > start && matches!(self.char(to - 1), Some('、' | '的' | ' ')) {
            to -= 1;
        }
        let body = self.last_body(start, to);
        // 省级2项, 县级12项: a phrase that fills its clause is a name to its end.
        if to == end && body < to {
            return None;
        }
        let subject = start..body;
        self.is_recipient(&subject).then_some(subject)
    }

    /// Whether a clause is a list of names and nothing else: 甲公司抢修班、乙处桥隧班.
    fn lists_names(&self, start: usize, end: usize) -> bool {
        let comma = |at: &usize| self.char(*at) == Some('、') && !self.inside(*at);
        let mut from = start;
        for at in (start..end.min(start + SUBJECT_REACH)).filter(comma) {
            if !self.is_recipient(&(from..at)) {
                return false;
            }
            from = at + 1;
        }
        from > start && end - start <= SUBJECT_REACH && self.is_recipient(&(from..end))
    }

    /// The end of the last body in a phrase that ends in no name of a person.
    pub(super) fn last_body(&self, start: usize, end: usize) -> usize {
        let person = (2..=4)
            .any(|name| end > start + name + 1 && self.titled_name(end - name, end));
        if person || self.ends_in_person(&(start..end)) && end - start <= 4 {
            return end;
        }
        let body = (start + 2..=end).rev().find(|&to| {
            !self.inside(to - 1)
                && self.words.units.before(&self.chars[start..to], to - start).is_some()
        });
        body.unwrap_or(end)
    }

    /// Whether a verb is the inside of a name that fills the clause: 公司带电作业班,
    /// 教师谢岚.
    pub(super) fn names_all(&self, at: usize, end: usize, tag: char) -> bool {
        let body = self.words.units.before(self.chars, at).is_some();
        let head = self.words.units.before(self.chars, end);
        let team = head.is_some_and(|(length, ())| length == 1);
        body && tag == 'v' && team && end - at <= 8 || self.titled_name(at, end)
    }

    /// A name of two to four characters behind a job title: 驾驶员龙小平.
    pub(super) fn titled_name(&self, at: usize, end: usize) -> bool {
        (2..=4).contains(&end.saturating_sub(at))
            && self.words.titles.before(self.chars, at).is_some()
            && (at..end).all(|i| class(self.chars[i]).is_han())
    }

    /// Whether the word before `at` is the inside of a name: 抢修|班.
    pub(super) fn unit_follows(&self, at: usize, reach: usize) -> bool {
        let unit = self.words.units.at(self.chars, at);
        let place = self.words.places.at(self.chars, at).is_some();
        !place && unit.is_some_and(|(length, ())| at + length <= reach)
    }

    /// Whether a phrase can be somebody: a unit by its head, 我 or 该, a name.
    pub(super) fn is_recipient(&self, range: &Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        if window.len() < 2 {
            return false;
        }
        let head = self.words.units.before(window, window.len()).is_some()
            || (2..=4).any(|name| {
                range.len() > name + 2 && self.titled_name(range.end - name, range.end)
            });
        let named = matches!(window[0], '我' | '本' | '该' | '其') && window.len() <= 6;
        head || named || self.ends_in_person(range)
    }

    pub(super) fn ends_in_person(&self, range: &Range<usize>) -> bool {
        let start = range.start.max(range.end.saturating_sub(12));
        let words = self.passage.lexicon.words.tag(self.chars, start..range.end);
        words.last().is_some_and(|word| &*word.tag == "nr")
            || self.cue_before(Cue::Person, range).is_some()
    }

    /// The person whose name, with the post before it, a phrase begins with.
    pub(super) fn person(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let reach = end.min(start + PERSON_REACH);
        let words = self.passage.lexicon.words.tag(self.chars, start..reach);
        let name = words
            .iter()
            .take_while(|word| word.tag.starts_with(['n', 'b', 'j', 'x', 'm', 'q']))
            .find(|word| &*word.tag == "nr" && word.range.len() > 1)?;
        Some(start..name.range.end)
    }
}
