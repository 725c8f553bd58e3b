//! jieba's dictionary, whole or only as much of it as a short text needs.

use jieba_rs::Jieba;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Linking;

/// The words of jieba's dictionary with a frequency of 10 and more, in the order of
/// their bytes.
const COMMON: &str = include_str!("../../data/words/common.dict");

/// The sum of its frequencies.
const COMMON_TOTAL: usize = 59_283_875;

/// Words of reports that it lacks, or tags otherwise than reports use them.
const DOMAIN: &str = include_str!("../../data/words/domain.dict");

/// High enough that 增加到 stays one word.
const LINKING_FREQUENCY: usize = 20_000;

/// A word that no text is cut into, since jieba joins only Han characters, Latin
/// letters and digits: it has the frequencies of all words that are left out.
const REST: &str = "\u{f8ff}\u{f8ff}";

/// Every word.
pub(super) fn whole() -> Jieba {
    let mut all = Excerpt::new();
    COMMON.lines().for_each(|line| all.add(line));
    all.fill();
    all.jieba
}

/// The words that may stand in the texts it has met, which it cuts as the whole
/// dictionary does: how jieba cuts a text depends on the words in it and on the sum of
/// all frequencies.
#[derive(Debug)]
pub(super) struct Excerpt {
    jieba: Jieba,
    /// The characters that were met.
    met: FxHashSet<char>,
    /// For two characters of which the first was met, and not yet the second behind it:
    /// the lines of [`COMMON`] from the first on that begins with both. A character and
    /// a blank are the character alone.
    waiting: FxHashMap<(char, char), &'static str>,
    /// The characters of those texts.
    read: usize,
    /// The frequencies of the words that are left out.
    rest: usize,
}

impl Excerpt {
    /// Our own words.
    pub(super) fn new() -> Self {
        let mut excerpt = Excerpt {
            jieba: Jieba::empty(),
            met: FxHashSet::default(),
            waiting: FxHashMap::default(),
            read: 0,
            rest: COMMON_TOTAL,
        };
        for (word, count, tag) in DOMAIN.lines().filter_map(parsed) {
            excerpt.add_own(word, count, Some(tag));
        }
        for word in Linking::compounds() {
            excerpt.add_own(word, LINKING_FREQUENCY, None);
        }
        excerpt.fill();
        excerpt
    }

    /// Adds a word that stands instead of what jieba's dictionary may have.
    fn add_own(&mut self, word: &str, count: usize, tag: Option<&str>) {
        if self.jieba.has_word(word) {
            return;
        }
        let common = entry(word);
        let tag = tag.or(common.map(|(_, tag)| tag)).unwrap_or("v");
        self.rest -= common.map_or(0, |(count, _)| count);
        self.jieba.add_word(word, Some(count), Some(tag));
    }

    /// How many characters it has met.
    pub(super) fn read(&self) -> usize {
        self.read
    }

    /// A dictionary that has every word of these characters.
    pub(super) fn with(&mut self, chars: &[char]) -> &Jieba {
        self.read += chars.len();
        let before = self.rest;
        let next = chars.iter().skip(1).copied().chain([' ']);
        for (&one, next) in chars.iter().zip(next) {
            if self.met.insert(one) {
                self.meet(one);
                self.add_all((one, ' '));
            }
            self.add_all((one, next));
        }
        if self.rest != before {
            self.fill();
        }
        &self.jieba
    }

    /// Looks up where the words that begin with a character stand.
    fn meet(&mut self, head: char) {
        let mut lines = from(head.encode_utf8(&mut [0; 4]));
        loop {
            let mut chars = lines.chars();
            let (Some(one), Some(next)) = (chars.next(), chars.next()) else { return };
            if one != head {
                return;
            }
            self.waiting.entry((head, next)).or_insert(lines);
            lines = parted(lines, b'\n').map_or("", |(_, rest)| rest);
        }
    }

    /// Adds the words that begin with two characters, where they wait.
    fn add_all(&mut self, pair: (char, char)) {
        let Some(lines) = self.waiting.remove(&pair) else { return };
        let prefix = String::from_iter([pair.0, pair.1]);
        let lines = lines.lines().take_while(|line| line.starts_with(&prefix));
        lines.for_each(|line| self.add(line));
    }

    /// Adds a word of [`COMMON`] that is none of our own.
    fn add(&mut self, line: &str) {
        if let Some((word, count, tag)) = parsed(line)
            && !self.jieba.has_word(word)
        {
            self.jieba.add_word(word, Some(count), Some(tag));
            self.rest -= count;
        }
    }

    /// Keeps the sum of all frequencies.
    fn fill(&mut self) {
        self.jieba.add_word(REST, Some(self.rest), Some("x"));
    }
}

/// Frequency and part of speech of a word of [`COMMON`].
fn entry(word: &str) -> Option<(usize, &'static str)> {
    let line = from(word).lines().next()?;
    let (found, count, tag) = parsed(line)?;
    (found == word).then_some((count, tag))
}

fn parsed(line: &str) -> Option<(&str, usize, &str)> {
    let (word, rest) = parted(line, b' ')?;
    let (count, tag) = parted(rest, b' ')?;
    Some((word, count.parse().ok()?, tag))
}

/// What stands before and behind a byte: `split_once` is slow on so short a text.
fn parted(text: &str, by: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == by)?;
    Some((&text[..at], &text[at + 1..]))
}

/// The lines of [`COMMON`] from the first on that does not come before `key`.
fn from(key: &str) -> &'static str {
    let bytes = COMMON.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = memchr::memrchr(b'\n', &bytes[low..middle]);
        let start = before.map_or(low, |end| low + end + 1);
        if bytes[start..bytes.len().min(start + key.len())] < *key.as_bytes() {
            let end = memchr::memchr(b'\n', &bytes[middle..high]);
            low = end.map_or(high, |end| middle + end + 1);
        } else {
            high = start;
        }
    }
    &COMMON[low..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The whole dictionary as jieba loads it. The first file to name a word gives its
    /// part of speech, the last its frequency: our own words come first and last.
    fn loaded() -> Jieba {
        let mut jieba = Jieba::empty();
        let load = |jieba: &mut Jieba, dict: &str| {
            jieba.load_dict(&mut dict.as_bytes()).unwrap();
        };
        load(&mut jieba, DOMAIN);
        load(&mut jieba, COMMON);
        for word in Linking::compounds() {
            jieba.add_word(word, Some(LINKING_FREQUENCY), Some("v"));
        }
        load(&mut jieba, DOMAIN);
        jieba
    }

    /// Words with their parts of speech.
    fn cut<'t>(jieba: &'t Jieba, text: &'t str) -> Vec<(&'t str, &'t str)> {
        jieba.tag(text, false).iter().map(|word| (word.word, word.tag)).collect()
    }

    fn cut_alike(whole: [&Jieba; 2], excerpt: &mut Excerpt, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        let want = cut(whole[0], text);
        assert_eq!(want, cut(whole[1], text));
        assert_eq!(want, cut(excerpt.with(&chars), text));
    }

    #[test]
    fn our_own_words_stand_once() {
        let mut words: Vec<&str> =
            DOMAIN.lines().filter_map(|line| line.split(' ').next()).collect();
        words.sort_unstable();
        let twice = words.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "data/words/domain.dict");
    }

    #[test]
    fn sums_are_alike_and_stay() {
        let total = |jieba: &Jieba| {
            format!("{jieba:?}").split("total_freq").last().map(str::to_owned)
        };
        let mut excerpt = Excerpt::new();
        let want = total(&loaded());
        assert_eq!(total(&excerpt.jieba), want, "COMMON_TOTAL is not that of the data");
        assert_eq!(total(&whole()), want);
        assert_eq!(total(excerpt.with(&['水', '务', '局'])), want);
    }

    #[test]
    fn every_line_is_found() {
        for line in COMMON.lines() {
            let (word, count, tag) = parsed(line).expect("three cells");
            assert_eq!(entry(word), Some((count, tag)), "{line}");
        }
        assert_eq!(entry("渠渠渠"), None);
        assert_eq!(entry("\u{10ffff}"), None);
    }

    #[test]
    fn reports_are_cut_alike() {
        let (loaded, whole, mut excerpt) = (loaded(), whole(), Excerpt::new());
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/reports");
        let mut reports = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text =
                    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
                text.lines()
                    .for_each(|line| cut_alike([&loaded, &whole], &mut excerpt, line));
                reports += 1;
            }
        }
        assert!(reports > 0);
    }

    #[test]
    fn any_text_is_cut_alike() {
        let (loaded, whole) = (loaded(), whole());
        let lines: Vec<&str> = COMMON.lines().step_by(7).chain(DOMAIN.lines()).collect();
        let piece = prop_oneof![
            8 => prop::sample::select(lines).prop_map(|line| parsed(line).unwrap().0.to_owned()),
            2 => any::<char>().prop_map(String::from),
            1 => prop::sample::select(vec![REST, "\u{f8ff}", " ", "\r\n", "T恤", "增加到", "3.5%"]).prop_map(str::to_owned),
        ];
        let texts =
            prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat());
        let config = ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        proptest!(config, |(text in texts, other in "\\PC{0,12}")| {
            let mut excerpt = Excerpt::new();
            cut_alike([&loaded, &whole], &mut excerpt, &other);
            cut_alike([&loaded, &whole], &mut excerpt, &text);
        });
    }
}
