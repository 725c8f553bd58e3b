//! The names of people, by their family names and by the posts before them.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;
use crate::text::class;

/// The longest post with a name behind it.
const POST_REACH: usize = 30;

/// The longest name.
const NAME: usize = 4;

impl View<'_> {
    /// Whether a stretch is the name of a person and nothing else: a family name and
    /// one or two characters that make no other word with it.
    pub(super) fn is_name(&self, range: &Range<usize>) -> bool {
        let Some(name) = self.chars.get(range.clone()) else { return false };
        let Some((surname, ())) = self.words.surnames.at(self.chars, range.start) else {
            return false;
        };
        let given = name.len().saturating_sub(surname);
        if !matches!(given, 1 | 2) || !name.iter().all(|&c| class(c).is_han()) {
            return false;
        }
        let words = self.passage.lexicon.words.tag(self.chars, range.clone());
        match &words[..] {
            [word] => word.tag.starts_with("nr"),
            [first, ..] => first.range.len() <= surname || first.tag.starts_with("nr"),
            [] => false,
        }
    }

    /// A name behind a job title, or behind what people are called: 驾驶员龙小平,
    /// 职工褚明溪.
    pub(super) fn titled_name(&self, at: usize, end: usize) -> bool {
        let length = end.saturating_sub(at);
        let han = (2..=NAME).contains(&length)
            && self.chars[at..end].iter().all(|&c| class(c).is_han());
        let titled = || self.words.titles.before(self.chars, at).is_some();
        let called =
            || self.words.units.before(self.chars, at).is_some_and(|(n, ())| n > 1);
        let range = at..end;
        let nickname = || length == 2 && self.is_nickname(&range);
        han && (titled()
            && (self.is_name(&range) || self.is_no_word(&range) || nickname())
            || called() && self.is_name(&range))
    }

    /// 老胡, 小褚: how colleagues call each other.
    fn is_nickname(&self, range: &Range<usize>) -> bool {
        matches!(self.char(range.start), Some('老' | '小' | '阿'))
            && self.words.surnames.at(self.chars, range.start + 1).is_some()
            && self.is_no_word(range)
    }

    /// Whether no word of the dictionary stands in a stretch but parts of names.
    fn is_no_word(&self, range: &Range<usize>) -> bool {
        let words = self.passage.lexicon.words.tag(self.chars, range.clone());
        words.iter().all(|word| {
            word.range.len() == 1
                || word.tag.starts_with("nr")
                || word.tag.starts_with("nz")
        })
    }

    /// Whether the character at `at` is part of a name behind a post: 如 in
    /// 护士长温如兰.
    pub(super) fn in_person(&self, at: usize) -> bool {
        let first = at.saturating_sub(NAME - 1);
        (first..=at).any(|from| {
            (at + 1..=self.chars.len().min(from + NAME))
                .any(|to| self.is_name(&(from..to)) && self.titled_name(from, to))
        })
    }

    /// Whether the word of `length` at `at` is the inside of a name in the phrase from
    /// `start` on: 继 in 严继光, 可 in 窦可欣.
    pub(super) fn inside_name(&self, start: usize, at: usize, length: usize) -> bool {
        let inner = at + length + 1;
        (start.max(at.saturating_sub(NAME - 2))..at).any(|from| {
            self.opens_name(start, from)
                && (inner..=self.chars.len().min(from + NAME))
                    .any(|to| self.is_name(&(from..to)))
        })
    }

    /// Whether a phrase begins with the name of a person and nothing behind it but a
    /// list or what people are called: 于敏、窦可欣, 于敏同志.
    pub(super) fn begins_with_name(&self, start: usize, end: usize) -> bool {
        (start + 2..=end.min(start + NAME)).any(|to| {
            let over = to == end
                || matches!(self.char(to), Some('、' | '和' | '与' | '等'))
                || self.cue(Cue::Person, to).is_some();
            over && self.is_name(&(start..to))
        })
    }

    /// Whether the adverb from `at` to `end` is what a name ends in: 均 in 熊均, where a
    /// family name alone would stand before it, 新 in 褚明新.
    pub(super) fn ends_person(&self, start: usize, at: usize, end: usize) -> bool {
        let given = self.cue(Cue::Given, at) == Some(end - at);
        (start.max(at.saturating_sub(2))..at).any(|from| {
            self.opens_name(start, from)
                && (given || self.surname(from) == Some(at - from))
                && self.is_name(&(from..end))
        })
    }

    /// The length of the family name at `at`, where it can be no other word: 曾多次.
    fn surname(&self, at: usize) -> Option<usize> {
        let (length, ()) = self.words.surnames.at(self.chars, at)?;
        let other = [Cue::Adverb, Cue::Connective, Cue::Preposition];
        other.iter().all(|&cue| self.cue(cue, at).is_none()).then_some(length)
    }

    /// Whether a name can begin at `from`, in a phrase that begins at `start`.
    fn opens_name(&self, start: usize, from: usize) -> bool {
        let date = || self.mention_to(from).is_some_and(|(_, m)| View::is_date(m));
        self.surname(from).is_some()
            && (from == start
                || matches!(self.char(from - 1), Some('、' | ',' | '和' | '与' | ')'))
                || self.words.titles.before(self.chars, from).is_some()
                || date()
                || self.cue_before(Cue::Connective, &(start..from)).is_some())
    }

    /// Whether a phrase ends in the name of a person.
    pub(super) fn ends_in_person(&self, range: &Range<usize>) -> bool {
        let start = range.start.max(range.end.saturating_sub(12));
        let words = self.passage.lexicon.words.tag(self.chars, start..range.end);
        words.last().is_some_and(|word| &*word.tag == "nr")
            || self.cue_before(Cue::Person, range).is_some()
            || range.len() <= NAME && self.is_name(range)
            || (2..=NAME).any(|name| {
                range.len() > name + 1 && self.titled_name(range.end - name, range.end)
            })
    }

    /// The person whose name, with the post before it, a phrase begins with.
    pub(super) fn person(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let reach = end.min(start + POST_REACH);
        let name = (start..reach).find_map(|at| {
            self.words.surnames.at(self.chars, at)?;
            let first = at == start;
            let titled = || self.titled_name(at, reach.min(at + 2));
            if !(first || titled()) {
                return None;
            }
            (2..=NAME)
                .rev()
                .map(|length| at + length)
                .filter(|&to| to <= reach && self.is_name(&(at..to)))
                .find(|&to| to == end || self.name_is_over(at, to))
        })?;
        Some(start..name)
    }

    /// Whether the name that starts at `from` is over at `at`: another word begins.
    fn name_is_over(&self, from: usize, at: usize) -> bool {
        if !self.char(at).is_some_and(|c| class(c).is_han()) {
            return true;
        }
        let reach = self.chars.len().min(at + NAME);
        let words = self.passage.lexicon.words.tag(self.chars, from..reach);
        words.iter().any(|word| word.range.start == at)
    }
}
