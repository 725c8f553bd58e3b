use std::ops::{Deref, Range};

pub(crate) use super::dictionary::Route;

/// Word boundaries and parts of speech, for the few windows that need them.
///
/// The dictionary is the part of jieba's that reports use (frequency 10 and more)
/// with our domain words on top.
#[derive(Debug, Default)]
pub(crate) struct Words;

/// A word of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Positions in the window's text, offset by the window's start.
    pub(crate) range: Range<usize>,
    /// Part of speech.
    pub(crate) tag: Tag,
}

/// A part of speech, in jieba's (ICTCLAS) tags: `n` noun, `v` verb, `vn` verbal noun,
/// `d` adverb, `p` preposition, `m` numeral, `q` classifier, `x` other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag(&'static str);

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl Words {
    /// The words of a window of text.
    pub(crate) fn tag(&self, chars: &[char], window: Range<usize>) -> Vec<Word> {
        let mut words = Vec::with_capacity(window.len());
        self.tag_each(chars, window, &mut Route::default(), |word| words.push(word));
        words
    }

    /// Hands over the words of a window one by one; the route is used again.
    pub(crate) fn tag_each(
        &self,
        chars: &[char],
        window: Range<usize>,
        route: &mut Route,
        mut take: impl FnMut(Word),
    ) {
        let start = window.start;
        route.cut(&chars[window], |word, tag| {
            let range = start + word.start..start + word.end;
            take(Word { range, tag: Tag(tag) });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_keep_their_place() {
        let text: Vec<char> = "该行征集职工代表提案".chars().collect();
        let words = Words.tag(&text, 2..10);
        let shown: Vec<(String, &str)> = words
            .iter()
            .map(|w| (text[w.range.clone()].iter().collect(), &*w.tag))
            .collect();
        assert_eq!(shown[0], ("征集".into(), "v"));
        assert_eq!(words.last().unwrap().range.end, 10);
    }
}
