//! jieba's dictionary, and words cut by it as jieba cuts them: the words of a text are
//! those whose frequencies, as shares of the sum of all, have the largest product.

mod layout;

use std::ops::Range;

use layout::{KEY, follower, home, key};

/// The table of words, as build.rs made it.
static TABLE: &[[u8; ENTRY]] =
    include_bytes!(concat!(env!("OUT_DIR"), "/words.table")).as_chunks().0;

/// All parts of speech.
static TAGS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.tags"));

/// The bytes of an entry of the table.
const ENTRY: usize = 16;

/// A beginning of words.
#[derive(Clone, Copy)]
struct Node {
    /// Its place in the table.
    place: usize,
    /// Its key, and the characters that may follow.
    head: u64,
    /// What the word that ends here costs; 0 where none does.
    cost: u32,
}

impl Node {
    #[inline]
    fn at(place: usize) -> Node {
        let bits = u128::from_le_bytes(TABLE[place]);
        Node { place, head: bits as u64, cost: (bits >> 64) as u32 }
    }

    /// The beginning that is one character longer.
    #[inline]
    fn next(self, c: char) -> Option<Node> {
        if self.head & follower(c) == 0 {
            return None;
        }
        let key = key(self.place, c);
        let mut place = home(key, TABLE.len());
        loop {
            let node = Node::at(place);
            match node.head & KEY {
                found if found == key => return Some(node),
                0 => return None,
                _ => place = (place + 1) % TABLE.len(),
            }
        }
    }
}

/// For each character of a text, the word that the cheapest cut of the rest begins with;
/// the buffer is used again.
#[derive(Debug, Default)]
pub(crate) struct Route(Vec<Step>);

#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// What the rest costs.
    cost: u64,
    /// Where the word ends.
    end: usize,
    /// Its place in the table; 0 where the dictionary has no such word.
    place: usize,
}

impl Route {
    /// Cuts a text: its words, with their parts of speech, in order.
    pub(super) fn cut(
        &mut self,
        chars: &[char],
        mut take: impl FnMut(Range<usize>, &'static str),
    ) {
        self.find(chars);
        let mut at = 0;
        while at < chars.len() {
            let run =
                chars[at..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
            let Step { end, place, .. } = self.0[at];
            let (end, tag) = match (run, place) {
                (0, 0) => (end, "x"),
                (0, _) => (end, tag(place)),
                // Letters and digits stay together.
                (run, _) => (at + run, foreign(&chars[at..at + run])),
            };
            take(at..end, tag);
            at = end;
        }
    }

    /// Finds the cheapest way from each character to the end, from the last one back.
    fn find(&mut self, chars: &[char]) {
        let root = Node::at(0);
        self.0.clear();
        self.0.resize(chars.len() + 1, Step::default());
        for start in (0..chars.len()).rev() {
            let mut best: Option<Step> = None;
            let mut node = root;
            for (end, &c) in (start + 1..).zip(&chars[start..]) {
                let Some(longer) = node.next(c) else { break };
                node = longer;
                let cost = u64::from(node.cost) + self.0[end].cost;
                // Of words that cost the same the longest.
                if node.cost > 0 && best.is_none_or(|best| cost <= best.cost) {
                    best = Some(Step { cost, end, place: node.place });
                }
            }
            self.0[start] = best.unwrap_or_else(|| Step {
                cost: u64::from(root.cost) + self.0[start + 1].cost,
                end: start + 1,
                place: 0,
            });
        }
    }
}

/// The part of speech of the word at a place of the table.
fn tag(place: usize) -> &'static str {
    let bits = u128::from_le_bytes(TABLE[place]);
    let (start, length) = ((bits >> 96) as u16, (bits >> 112) as u16);
    &TAGS[usize::from(start)..usize::from(start + length)]
}

/// The part of speech of letters and digits.
fn foreign(chars: &[char]) -> &'static str {
    if chars.iter().all(char::is_ascii_digit) { "m" } else { "eng" }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jieba_rs::Jieba;
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::rows;

    const COMMON: &str = include_str!("../../../data/words/common.dict");
    const DOMAIN: &str = include_str!("../../../data/words/domain.dict");

    /// jieba with the same words. The first file to name a word gives its part of
    /// speech, the last its frequency: our own words come first and last.
    fn jieba() -> Jieba {
        let mut jieba = Jieba::empty();
        let load = |jieba: &mut Jieba, dict: &str| {
            jieba.load_dict(&mut dict.as_bytes()).unwrap();
        };
        load(&mut jieba, DOMAIN);
        load(&mut jieba, COMMON);
        let linking = include_str!("../../../data/link/words.tsv");
        for row in rows("link/words.tsv", linking, &["word", "sense"]).unwrap() {
            if row.key().chars().nth(1).is_some() {
                jieba.add_word(row.key(), Some(20_000), Some("v"));
            }
        }
        load(&mut jieba, DOMAIN);
        jieba
    }

    fn cut_alike(jieba: &Jieba, text: &str) {
        // With the dictionary that it ships jieba guesses at words that it lacks.
        let guessed = |word: &str| {
            !jieba.has_word(word) && !word.chars().any(|c| c.is_ascii_alphanumeric())
        };
        let want = jieba.tag(text, false);
        let want: Vec<_> = want
            .iter()
            .map(|w| (w.start..w.end, if guessed(w.word) { "x" } else { w.tag }))
            .collect();
        let chars: Vec<char> = text.chars().collect();
        let mut got = Vec::new();
        Route::default().cut(&chars, |range, tag| got.push((range, tag)));
        assert_eq!(got, want, "{text}");
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
    fn reports_are_cut_as_jieba_cuts_them() {
        let jieba = jieba();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/reports");
        let mut reports = 0;
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text =
                    String::from_utf8_lossy(&fs::read(path).unwrap()).replace('\r', "");
                text.lines().for_each(|line| cut_alike(&jieba, line));
                reports += 1;
            }
        }
        assert!(reports > 0);
    }

    #[test]
    fn any_text_is_cut_as_jieba_cuts_it() {
        let jieba = jieba();
        let words: Vec<&str> = COMMON
            .lines()
            .step_by(7)
            .chain(DOMAIN.lines())
            .filter_map(|line| line.split(' ').next())
            .collect();
        let piece = prop_oneof![
            8 => prop::sample::select(words).prop_map(str::to_owned),
            2 => any::<char>().prop_map(String::from),
            1 => prop::sample::select(vec![" ", "T恤", "x", "3", "增加到", "3.5%"])
                .prop_map(str::to_owned),
        ];
        let texts =
            prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat());
        let config = ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        proptest!(config, |(text in texts, other in "\\PC{0,12}")| {
            cut_alike(&jieba, &other);
            cut_alike(&jieba, &text.replace('\r', ""));
        });
    }
}
