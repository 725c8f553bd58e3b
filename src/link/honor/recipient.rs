//! Who it is that a sentence or clause speaks of.

use std::ops::Range;

use super::view::View;
use crate::lexicon::Word;
use crate::lexicon::honors::Cue;

/// The longest post of a body.
const POST_REACH: usize = 24;

/// The farthest that a subject is looked for before its verb's clause.
const SUBJECT_REACH: usize = 120;

/// A noun phrase at the head of a clause.
struct Phrase {
    to: usize,
    /// Behind 选送的: whose work it is.
    made: usize,
    /// Whether it fills its clause.
    whole: bool,
}

impl View<'_> {
    /// The subject of the clauses before `at` in its sentence: the bare phrases
    /// right before it, else the head of the nearest clause that has one.
    pub(super) fn subject_before(&self, at: usize, from: usize) -> Vec<Range<usize>> {
        let mut bare: Vec<Range<usize>> = Vec::new();
        let mut common = None;
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
                    Some(subject) if self.is_post(&subject) && self.bears(lead, from) => {
                    }
                    Some(subject) if bare.is_empty() && self.is_common(&subject) => {
                        common.get_or_insert(subject);
                    }
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
        if bare.is_empty() { common.into_iter().collect() } else { bare }
    }

    /// 职工, 班组: nobody in particular, those of whoever was named before.
    fn is_common(&self, range: &Range<usize>) -> bool {
        let whole = |length: usize| length == range.len();
        let people = self.words.people.at(self.chars, range.start);
        people.is_some_and(|(length, ())| whole(length))
            || self.cue(Cue::Common, range.start).is_some_and(whole)
    }

    /// A post without a name: 沁渡渡口班长.
    fn is_post(&self, range: &Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        self.words.titles.before(window, window.len()).is_some()
    }

    /// 渡口客运站站长: a body and a post in it, and nothing else.
    fn is_post_of_body(&self, start: usize, end: usize) -> bool {
        let Some(window) = self.chars.get(start..end) else { return false };
        let post = self.words.titles.before(window, window.len());
        let body = |length: usize| self.words.units.before(window, window.len() - length);
        post.is_some_and(|(length, ())| length > 1 && body(length).is_some())
            && window.len() <= POST_REACH
            && !window.iter().any(|&c| matches!(c, '的' | '任' | '为' | '是'))
    }

    /// Whether the sentence has named a person, alone in a clause, whose post a
    /// later clause tells: 褚明溪,男,沁渡渡口班长.
    fn bears(&self, at: usize, from: usize) -> bool {
        let start = self.strip_lead(from, at);
        let end = self.clause_end(start, at);
        end < at && self.person(start, end).is_some_and(|person| person.end == end)
    }

    /// The noun phrase at the head of a clause; it ends where the clause ends if
    /// the clause is nothing else.
    pub(super) fn subject_of(&self, start: usize, end: usize) -> Option<Range<usize>> {
        // 由褚明溪、樊若川组成的代表队力压群雄
        let start = self.after_origin(start, end);
        if self.cue(Cue::Preposition, start).is_some()
            || self.cue(Cue::Intention, start).is_some()
        {
            return None;
        }
        if self.lists_names(start, end) || self.is_post_of_body(start, end) {
            return Some(start..end);
        }
        let reach = end.min(start + SUBJECT_REACH);
        let words = self.passage.lexicon.words.tag(self.chars, start..reach);
        if words.first().is_some_and(|word| word.tag.starts_with('v')) {
            if let Some(team) = self.team(&words) {
                return Some(start..team);
            }
            if self.has_object(&words[0], start, end, reach) {
                return None;
            }
        }
        let deictic = self.deictic(start);
        let phrase = self.phrase(start..end, reach, &words, deictic);
        if phrase.whole {
            return Some(start..end);
        }
        let made = phrase.made;
        let to = if self.titled_name(phrase.to, end) { end } else { phrase.to };
        let to = self.without_marks(start, to);
        if made > start && to > made {
            return Some(start..to);
        }
        let body = self.last_body(start, to);
        // 省级2项, 县级12项: a phrase that fills its clause is a name to its end.
        let acts = words.iter().any(|word| {
            let long = word.range.len() > 1 && word.tag.starts_with('v');
            let act = || self.cue(Cue::Act, word.range.start) == Some(word.range.len());
            word.range.start == body && (long || act())
        });
        // 我馆申报基地2个: what speaks for itself is whole before a verb.
        if let Some(own) = deictic
            && words.iter().any(|word| word.range.start == own && &*word.tag == "v")
        {
            return Some(start..own);
        }
        let subject = start..body;
        let named = to < end || body == to || acts;
        if named && self.is_recipient(&subject) {
            return Some(subject);
        }
        self.person(start, end).filter(|person| person.end < end)
    }

    /// How far the noun phrase goes that a clause begins with, word by word.
    fn phrase(
        &self,
        clause: Range<usize>,
        reach: usize,
        words: &[Word],
        deictic: Option<usize>,
    ) -> Phrase {
        let Range { start, end } = clause;
        let mut phrase = Phrase { to: start, made: start, whole: false };
        for word in words {
            let at = word.range.start;
            if at < phrase.made {
                phrase.to = word.range.end;
                continue;
            }
            let spoken = deictic.is_some_and(|end| word.range.end <= end);
            if spoken || self.inside(at) || self.pair(at).is_some() {
                phrase.to = word.range.end;
                continue;
            }
            if matches!(self.char(at), Some(']' | ')' | '”' | '》' | '、' | '·')) {
                phrase.to = word.range.end;
                continue;
            }
            let stops = self.ends_subject(word, reach);
            if self.cue(Cue::State, at) == Some(word.range.len()) {
                break;
            }
            // 声乐队赴省参赛
            if phrase.to > start + 1 && self.cue(Cue::Act, at) == Some(1) {
                break;
            }
            if let Some(length) = self.cue(Cue::Submitted, at)
                && self.char(at + length - 1) == Some('的')
            {
                phrase.made = at + length;
                phrase.to = word.range.end;
                continue;
            }
            let tag = word.tag.chars().next().unwrap_or('x');
            if stops && self.names_all(at, end, tag) {
                phrase.whole = true;
                return phrase;
            }
            if stops {
                break;
            }
            phrase.to = word.range.end;
        }
        phrase
    }

    fn without_marks(&self, start: usize, end: usize) -> usize {
        let mark = |at: usize| matches!(self.char(at), Some('、' | '的' | ' '));
        (start..end).rev().find(|&at| !mark(at)).map_or(start, |at| at + 1)
    }

    /// Whether a word ends the noun phrase before it.
    fn ends_subject(&self, word: &Word, reach: usize) -> bool {
        let at = word.range.start;
        let cue = |cue: Cue| self.cue(cue, at);
        let verb = self.words.verbs.at(self.chars, at);
        let clear = |length: usize| length > 1 || self.char(at) == Some('获');
        if verb.is_some_and(|(length, verb)| clear(length) && verb.governs()) {
            return true;
        }
        // Single characters are mostly pieces of names that the dictionary lacks.
        let solid = word.range.len() > 1
            || cue(Cue::Adverb).is_some()
            || cue(Cue::Preposition).is_some()
            || matches!(self.char(at), Some('的' | '了' | '是' | '有' | '呢'));
        word.tag.starts_with(['v', 'd', 'p', 'i', 'l', 'a', 'u', 'y'])
            && solid
            && (&*word.tag != "vn" || self.mention_at(word.range.end).is_some())
            && !self.is_inner(word, reach)
            && !(word.range.len() > 1 && self.is_plain(at))
    }

    /// Whether a word is the inside of the name of a unit: 抢修 in 抢修班.
    fn is_inner(&self, word: &Word, reach: usize) -> bool {
        let at = word.range.start;
        self.unit_follows(word.range.end, reach)
            && self.cue(Cue::Preposition, at).is_none()
            && self.cue(Cue::Act, at) != Some(word.range.len())
    }

    /// 排查密接者3217人: a verb and its object, with nobody before it.
    fn has_object(&self, verb: &Word, start: usize, end: usize, reach: usize) -> bool {
        verb.range.len() > 1
            && !self.is_inner(verb, reach)
            && self.mention_to(end).is_some()
            && self.person(start, end).is_none()
    }

    /// 轮渡二班坚守, 驻村工作队帮助: the end of a team whose name begins with a verb.
    fn team(&self, words: &[Word]) -> Option<usize> {
        let first = words.first()?.range.start;
        words.windows(2).take(5).find_map(|pair| {
            let end = pair[0].range.end;
            let window = self.chars.get(first..end)?;
            let unit = self.words.units.before(window, window.len());
            let short = matches!(
                self.char(end - 1),
                Some('队' | '组' | '班' | '站' | '所' | '室' | '社' | '团')
            );
            let verb = &*pair[1].tag == "v" || pair[1].tag.starts_with(['d', 'p']);
            (unit.is_some() && short && verb && end > first + 2).then_some(end)
        })
    }

    /// The end of 我局 or 该站 at `start`.
    fn deictic(&self, start: usize) -> Option<usize> {
        let own = matches!(self.char(start), Some('我' | '本' | '该'));
        let unit = self.words.units.all_at(self.chars, start + 1).last();
        unit.filter(|_| own).map(|(length, ())| start + 1 + length)
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

    /// Whether the word before `at` is the inside of a name: 抢修|班.
    pub(super) fn unit_follows(&self, at: usize, reach: usize) -> bool {
        let unit = self.words.units.at(self.chars, at);
        let place = self.words.places.at(self.chars, at).is_some()
            || self.words.people.at(self.chars, at).is_some();
        !place && unit.is_some_and(|(length, ())| at + length <= reach)
    }

    /// Whether a phrase can be somebody: a unit by its head, 我 or 该, a name.
    pub(super) fn is_recipient(&self, range: &Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        // 列全行第3名 ends in a place, which is nobody.
        let place = self.mention_to(range.end).is_some_and(|(_, m)| View::is_rank(m));
        if matches!(window, ['他' | '她'] | ['他' | '她', '们']) {
            return true;
        }
        let roll = self.cue(Cue::Roll, range.start) == Some(range.len());
        if window.len() < 2 || place || roll {
            return false;
        }
        let head = self.words.units.before(window, window.len()).is_some();
        let named = matches!(window[0], '我' | '本' | '该' | '其') && window.len() <= 6;
        head || named || self.ends_in_person(range)
    }
}
