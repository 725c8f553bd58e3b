//! Makes the table of words that `src/lexicon/dictionary` reads, so that no dictionary is
//! loaded at start-up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs, io};

#[path = "src/lexicon/dictionary/layout.rs"]
mod layout;

use layout::{KEY, follower, home, key};

/// The words of jieba's dictionary with a frequency of 10 and more.
const COMMON: &str = "data/words/common.dict";

/// Words of reports that it lacks, or tags otherwise than reports use them.
const DOMAIN: &str = "data/words/domain.dict";

/// Words that act on figures.
const LINKING: &str = "data/link/words.tsv";

/// High enough that 增加到 stays one word.
const LINKING_FREQUENCY: u64 = 20_000;

/// Binary places of a cost.
const PLACES: u32 = 26;

fn main() -> io::Result<()> {
    for file in [COMMON, DOMAIN, LINKING, "src/lexicon/dictionary/layout.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let common = fs::read_to_string(COMMON)?;
    let domain = fs::read_to_string(DOMAIN)?;
    let linking = fs::read_to_string(LINKING)?;
    let words = words(&common, &domain, &linking);
    let tags = tags(&words);
    let folder = env::var_os("OUT_DIR").expect("cargo names a folder");
    let folder = Path::new(&folder);
    fs::write(folder.join("words.table"), Table::of(&words, &tags).bytes())?;
    fs::write(folder.join("words.tags"), tags)
}

/// All words, each with its frequency and its part of speech. Our own stand instead of
/// what jieba's dictionary has.
fn words<'t>(
    common: &'t str,
    domain: &'t str,
    linking: &'t str,
) -> BTreeMap<&'t str, (u64, &'t str)> {
    let mut words = dictionary(COMMON, common);
    let own = dictionary(DOMAIN, domain);
    for compound in compounds(linking).filter(|word| !own.contains_key(word)) {
        let tag = words.get(compound).map_or("v", |&(_, tag)| tag);
        words.insert(compound, (LINKING_FREQUENCY, tag));
    }
    words.extend(own);
    words
}

/// The words of a dictionary, a line each: 渠道 2163 n.
fn dictionary<'t>(file: &str, text: &'t str) -> BTreeMap<&'t str, (u64, &'t str)> {
    let word = |(line, text): (usize, &'t str)| {
        let cells: Vec<&str> = text.split(' ').collect();
        let [word, count, tag] = cells[..] else {
            panic!("{file}:{line}: a word, its frequency and its part of speech: {text}")
        };
        let count = count.parse();
        let count =
            count.unwrap_or_else(|_| panic!("{file}:{line}: no frequency: {text}"));
        (word, (count, tag))
    };
    (1..).zip(text.lines()).map(word).collect()
}

/// The words of two characters and more.
fn compounds(linking: &str) -> impl Iterator<Item = &str> {
    let rows = linking.lines().filter(|line| !line.starts_with('#')).skip(1);
    let words = rows.filter_map(|line| line.split('\t').next());
    words.filter(|word| word.chars().nth(1).is_some())
}

/// All parts of speech, one behind another.
fn tags(words: &BTreeMap<&str, (u64, &str)>) -> String {
    let tags: BTreeSet<&str> = words.values().map(|(_, tag)| *tag).collect();
    tags.into_iter().collect()
}

/// The table in the making.
struct Table(Vec<Entry>);

/// One entry; its key is 0 where the place is free.
#[derive(Clone, Copy, Default)]
struct Entry {
    head: u64,
    cost: u32,
    tag: (u16, u16),
}

impl Table {
    fn of(words: &BTreeMap<&str, (u64, &str)>, tags: &str) -> Table {
        let total = words.values().map(|(count, _)| count).sum();
        let mut table = Table(vec![Entry::default(); beginnings(words) * 2]);
        table.0[0] = Entry { head: KEY, cost: logarithm(total), tag: (0, 0) };
        for (word, (count, tag)) in words {
            let end = word.chars().fold(0, |at, c| table.follow(at, c));
            table.0[end].cost = logarithm(total) - logarithm(*count);
            let start = tags.find(tag).expect("all are among them");
            table.0[end].tag = (start as u16, tag.len() as u16);
        }
        table
    }

    /// Where a character leads to from a place.
    fn follow(&mut self, from: usize, c: char) -> usize {
        self.0[from].head |= follower(c);
        let key = key(from, c);
        let mut at = home(key, self.0.len());
        while ![0, key].contains(&(self.0[at].head & KEY)) {
            at = (at + 1) % self.0.len();
        }
        self.0[at].head |= key;
        at
    }

    fn bytes(&self) -> Vec<u8> {
        let bytes = |entry: &Entry| {
            let (head, cost) = (entry.head.to_le_bytes(), entry.cost.to_le_bytes());
            let (start, length) = (entry.tag.0.to_le_bytes(), entry.tag.1.to_le_bytes());
            [&head[..], &cost, &start, &length].concat()
        };
        self.0.iter().flat_map(bytes).collect()
    }
}

/// How many beginnings the words have: each those that the one before it has not.
fn beginnings(words: &BTreeMap<&str, (u64, &str)>) -> usize {
    let mut before = "";
    let mut count = 1;
    for word in words.keys() {
        let shared = word.chars().zip(before.chars()).take_while(|(a, b)| a == b);
        count += word.chars().count() - shared.count();
        before = word;
    }
    count
}

/// The binary logarithm of a number, its fraction by squaring.
fn logarithm(number: u64) -> u32 {
    let mut log = number.ilog2();
    let mut power = u128::from(number) << (63 - log);
    for _ in 0..PLACES {
        power = (power * power) >> 63;
        let bit = (power >> 64) as u32;
        power >>= bit;
        log = (log << 1) | bit;
    }
    log
}
