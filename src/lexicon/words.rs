use std::ops::{Deref, Range};
use std::sync::{Mutex, OnceLock, PoisonError};

use jieba_rs::Jieba;

use super::dictionary::{Excerpt, whole};

/// A run that has cut so many characters, some 200 kB of reports, loads the whole
/// dictionary: the excerpt has cost less than half as much by then, and only one thread
/// at a time can cut with it.
const MANY: usize = 50_000;

/// Word boundaries and parts of speech, for the few windows that need them.
///
/// The dictionary is the part of jieba's that reports use (frequency 10 and more)
/// with our domain words on top. Short runs read only an excerpt of it, which cuts
/// alike; the whole is loaded when a run turns out to be long.
#[derive(Debug, Default)]
pub(crate) struct Words {
    whole: OnceLock<Jieba>,
    excerpt: Mutex<Option<Excerpt>>,
}

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
pub(crate) struct Tag {
    letters: [u8; 4],
    length: u8,
}

impl Tag {
    fn new(name: &str) -> Tag {
        let mut letters = [0; 4];
        for (letter, byte) in letters.iter_mut().zip(name.bytes()) {
            *letter = byte;
        }
        Tag { letters, length: name.len().min(letters.len()) as u8 }
    }
}

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        let letters = &self.letters[..usize::from(self.length)];
        std::str::from_utf8(letters).unwrap_or("")
    }
}

impl Words {
    /// The words of a window of text.
    pub(crate) fn tag(&self, chars: &[char], window: Range<usize>) -> Vec<Word> {
        let mut words = Vec::with_capacity(window.len());
        self.tag_each(chars, window, &mut String::new(), |word| words.push(word));
        words
    }

    /// Hands over the words of a window one by one to what cuts no words itself; the
    /// buffer is used again.
    pub(crate) fn tag_each(
        &self,
        chars: &[char],
        window: Range<usize>,
        text: &mut String,
        take: impl FnMut(Word),
    ) {
        let (start, chars) = (window.start, &chars[window]);
        text.clear();
        text.reserve(chars.len() * 3);
        chars.iter().for_each(|&c| text.push(c));
        if let Some(whole) = self.whole.get() {
            return cut(whole, text, start, take);
        }
        let mut excerpt = self.excerpt.lock().unwrap_or_else(PoisonError::into_inner);
        if self.whole.get().is_none() {
            let some = excerpt.get_or_insert_with(Excerpt::new);
            if some.read() < MANY {
                return cut(some.with(chars), text, start, take);
            }
        }
        let whole = self.whole.get_or_init(whole);
        *excerpt = None;
        drop(excerpt);
        cut(whole, text, start, take);
    }
}

fn cut(jieba: &Jieba, text: &str, start: usize, mut take: impl FnMut(Word)) {
    for word in jieba.tag(text, false) {
        let range = start + word.start..start + word.end;
        take(Word { range, tag: Tag::new(word.tag) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_keep_their_place() {
        let text: Vec<char> = "该行征集职工代表提案".chars().collect();
        let words = Words::default().tag(&text, 2..10);
        let shown: Vec<(String, &str)> = words
            .iter()
            .map(|w| (text[w.range.clone()].iter().collect(), &*w.tag))
            .collect();
        assert_eq!(shown[0], ("征集".into(), "v"));
        assert_eq!(words.last().unwrap().range.end, 10);
    }
}
