use std::ops::Range;
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
    /// Part of speech, in jieba's (ICTCLAS) tags: `n` noun, `v` verb, `vn` verbal
    /// noun, `d` adverb, `p` preposition, `m` numeral, `q` classifier, `x` other.
    pub(crate) tag: Box<str>,
}

impl Words {
    /// The words of a window of text.
    pub(crate) fn tag(&self, chars: &[char], window: Range<usize>) -> Vec<Word> {
        let text: String = chars[window.clone()].iter().collect();
        let mut at = window.start;
        let jieba = self.jieba.get_or_init(load);
        let tags = jieba.tag(&text, false).into_iter();
        tags.map(|tag| {
            let start = at;
            at += tag.word.chars().count();
            Word { range: start..at, tag: tag.tag.into() }
        })
        .collect()
    }
}

fn load() -> Jieba {
    let mut jieba = Jieba::empty();
    // The first to name a word gives its part of speech, the last its frequency: our
    // own words come first and last.
    for dict in [DOMAIN, COMMON, DOMAIN] {
        let mut bytes = dict.as_bytes();
        jieba.load_dict(&mut bytes).expect("the embedded dictionaries are well formed");
    }
    for word in Linking::compounds() {
        jieba.add_word(word, Some(LINKING_FREQUENCY), Some("v"));
    }
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
