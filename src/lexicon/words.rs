use std::ops::{Deref, Range};
use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::Linking;

/// The words of jieba's dictionary with a frequency of 10 and more.
const COMMON: &str = include_str!("../../data/words/common.dict");

/// Words of reports that it lacks, or tags otherwise than reports use them.
const DOMAIN: &str = include_str!("../../data/words/domain.dict");

/// High enough that 增加到 stays one word.
const LINKING_FREQUENCY: usize = 20_000;

/// Word boundaries and parts of speech, for the few windows that need them.
///
/// The dictionary is the part of jieba's that reports use (frequency 10 and more)
/// with our domain words on top. It is loaded when first asked for.
#[derive(Debug, Default)]
pub(crate) struct Words {
    jieba: OnceLock<Jieba>,
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
        let length = name.len().min(letters.len());
        letters[..length].copy_from_slice(&name.as_bytes()[..length]);
        Tag { letters, length: length as u8 }
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
        let mut text = String::with_capacity(window.len() * 3);
        text.extend(&chars[window.clone()]);
        let jieba = self.jieba.get_or_init(load);
        let tags = jieba.tag(&text, false).into_iter();
        let start = window.start;
        tags.map(|word| Word {
            range: start + word.start..start + word.end,
            tag: Tag::new(word.tag),
        })
        .collect()
    }
}

fn load() -> Jieba {
    let mut jieba = Jieba::empty();
    let load = |jieba: &mut Jieba, dict: &str| {
        let loaded = jieba.load_dict(&mut dict.as_bytes());
        loaded.expect("the embedded dictionaries are well formed");
    };
    // The first to name a word gives its part of speech, the last its frequency: our
    // own words come first and last.
    load(&mut jieba, DOMAIN);
    load(&mut jieba, COMMON);
    for word in Linking::compounds() {
        jieba.add_word(word, Some(LINKING_FREQUENCY), Some("v"));
    }
    load(&mut jieba, DOMAIN);
    jieba
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
