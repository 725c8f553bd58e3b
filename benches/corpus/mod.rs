//! Invented reports for benchmarks and for the digest test: the same text at every
//! run, and many different sentences, since a segmenter runs unrealistically fast
//! where the same words come again and again.

mod patterns;
mod words;

use std::fmt::Write;
use std::sync::LazyLock;

use patterns::{FACTS, FILLERS, HONORS, OPENERS, ROWS};
use words::*;

/// How many of a hundred clauses of dense text hold facts.
const FACTS_OF_100: usize = 40;

/// What a text is rich in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// About 14 facts a kilobyte, as in real reports.
    Dense,
    /// Next to none.
    Sparse,
    /// As dense, with mask letters for digits.
    Masked,
    /// Tables of figures.
    Numeric,
    /// An award in every sentence.
    Honors,
}

impl Kind {
    pub(crate) const ALL: [Kind; 5] =
        [Kind::Dense, Kind::Sparse, Kind::Masked, Kind::Numeric, Kind::Honors];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Dense => "dense",
            Kind::Sparse => "sparse",
            Kind::Masked => "masked",
            Kind::Numeric => "numeric",
            Kind::Honors => "honors",
        }
    }
}

/// Nouns, verbs, adjectives and adverbs of the language, the most common first.
struct Common([Vec<&'static str>; Common::LISTS]);

impl Common {
    const LISTS: usize = 3;

    fn read(text: &'static str) -> Common {
        let mut lists = [const { Vec::new() }; Common::LISTS];
        let parts = text.split('#').skip(1);
        for (list, part) in lists.iter_mut().zip(parts) {
            let words = part.split_once('\n').map_or("", |(_, words)| words);
            list.extend(words.split_whitespace());
        }
        Common(lists)
    }
}

static COMMON: LazyLock<Common> =
    LazyLock::new(|| Common::read(include_str!("common.txt")));

/// One report of about so many bytes, with a title, headings and paragraphs. Another
/// number gives another report.
pub(crate) fn report(kind: Kind, bytes: usize, number: u64) -> String {
    let mut writer = Writer::new(kind, bytes, number);
    writer.blanks("{o}{y}年工作总结\n");
    let mut heading = 0;
    while writer.text.len() < bytes {
        let label = ["一", "二", "三", "四", "五", "六", "七", "八", "九"][heading % 9];
        let name = HEADINGS[writer.below(HEADINGS.len())];
        let _ = writeln!(writer.text, "{label}、{name}");
        heading += 1;
        let paragraphs = 2 + writer.below(4);
        for _ in 0..paragraphs {
            if writer.text.len() < bytes {
                writer.paragraph();
            }
        }
    }
    writer.text
}

/// Text of about so many bytes without a line break.
pub(crate) fn one_line(kind: Kind, bytes: usize) -> String {
    let mut writer = Writer::new(kind, bytes, 0);
    while writer.text.len() < bytes {
        writer.sentence();
    }
    writer.text
}

/// Writes random text that depends on nothing but its seed.
struct Writer {
    kind: Kind,
    text: String,
    state: u64,
}

impl Writer {
    fn new(kind: Kind, bytes: usize, number: u64) -> Self {
        let state = (number << 8) + kind as u64 + 0x2031;
        Writer { kind, text: String::with_capacity(bytes + 4096), state }
    }

    /// A random number below a bound (SplitMix64).
    fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn paragraph(&mut self) {
        for _ in 0..3 + self.below(4) {
            self.sentence();
        }
        self.text.push('\n');
    }

    fn sentence(&mut self) {
        if self.kind == Kind::Numeric {
            let row = self.pick(ROWS);
            self.blanks(row);
            let end = self.pick(&["；", "。\n"]);
            return self.text.push_str(end);
        }
        let opener = self.pick(OPENERS);
        let bare = matches!(self.kind, Kind::Sparse | Kind::Honors);
        if !(bare && opener.contains(['m', 'y'])) {
            self.blanks(opener);
        }
        for clause in 0..2 + self.below(4) {
            if clause > 0 {
                self.text.push('，');
            }
            let fact = self.below(100) < FACTS_OF_100;
            let clause = match self.kind {
                Kind::Honors if clause == 0 => self.pick(HONORS),
                Kind::Dense | Kind::Masked if fact => self.pick(FACTS),
                _ => self.pick(FILLERS),
            };
            self.blanks(clause);
        }
        self.text.push('。');
    }

    /// Writes a pattern with its blanks filled.
    fn blanks(&mut self, pattern: &str) {
        let mut pieces = pattern.split('{');
        self.text.push_str(pieces.next().unwrap_or(""));
        for piece in pieces {
            let (blank, rest) = piece.split_once('}').expect("a blank is closed");
            self.blank(blank);
            self.text.push_str(rest);
        }
    }

    fn blank(&mut self, blank: &str) {
        let common = match blank {
            "t" | "c" => 0,
            "v" => 1,
            "a" | "j" => 2,
            _ => Common::LISTS,
        };
        if common < Common::LISTS && self.below(2) == 0 {
            return self.common(common);
        }
        let list = match blank {
            "t" => THINGS,
            "c" => PROCESSES,
            "v" => VERBS,
            "a" => ADVERBS,
            "j" => ADJECTIVES,
            "e" => PEOPLE,
            "u" => UNITS,
            "g" => GRANTORS,
            "l" => LEVELS,
            "h" => AWARDS,
            "k" => CONTESTS,
            "p" => return self.place(),
            "o" => {
                self.place();
                ORGANISATION_TAIL
            }
            "w" => return self.person(),
            _ => return self.number(blank),
        };
        let word = self.pick(list);
        self.text.push_str(word);
    }

    /// A common word, the sooner the more common.
    fn common(&mut self, list: usize) {
        let words = &COMMON.0[list];
        let (a, b) = (self.below(words.len()), self.below(words.len()));
        self.text.push_str(words[a * b / words.len()]);
    }

    fn letter(&mut self, of: &str) {
        let at = self.below(of.chars().count());
        self.text.extend(of.chars().nth(at));
    }

    fn place(&mut self) {
        self.letter(PLACE_FIRST);
        self.letter(PLACE_SECOND);
        let tail = self.pick(PLACE_TAIL);
        self.text.push_str(tail);
    }

    fn person(&mut self) {
        self.letter(SURNAMES);
        self.letter(GIVEN);
        self.letter(GIVEN);
    }

    fn number(&mut self, blank: &str) {
        let width = self.below(3) as u32 + 1;
        let whole = 2 + self.below(10_usize.pow(width + 1));
        let tenth = self.below(10);
        let text = match blank {
            "n" if whole > 999 && tenth < 3 => {
                format!("{},{:03}", whole / 1000, whole % 1000)
            }
            "n" => whole.to_string(),
            "d" => format!("{}.{}", whole % 1000, tenth),
            "m" => (1 + whole % 12).to_string(),
            "b" => (1 + whole % 28).to_string(),
            "y" => (2024 + whole % 9).to_string(),
            "r" => (2 + whole % 19).to_string(),
            "z" => characters(20 + whole % 900),
            _ => unreachable!("no blank {blank}"),
        };
        if self.kind == Kind::Masked && blank != "m" && blank != "b" {
            let masked = |c: char| if c.is_ascii_digit() { 'x' } else { c };
            match blank {
                "y" => self.text.push_str("20xx"),
                _ => self.text.extend(text.chars().map(masked)),
            }
        } else {
            self.text.push_str(&text);
        }
    }
}

/// 20 to 999 in characters.
fn characters(number: usize) -> String {
    let digit = |n: usize| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][n];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text.push_str(digit(hundreds));
        text.push('百');
    }
    match (tens, ones) {
        (0, 0) => {}
        (0, _) => text.push('零'),
        _ => {
            text.push_str(digit(tens));
            text.push('十');
        }
    }
    text.push_str(digit(ones));
    text
}
