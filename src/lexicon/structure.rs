use super::{LexiconError, WordMap, rows};

/// Defines the senses of cues: constant, name in the tables, what it says.
macro_rules! senses {
    ($($constant:ident $name:literal $says:literal)*) => {
        #[repr(u64)]
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "places of bits")]
        enum Place { $($constant),* }

        impl Cue {
            $(#[doc = $says] pub(crate) const $constant: Cue = Cue(1 << Place::$constant as u64);)*

            const ALL: &[(&'static str, Cue)] = &[$(($name, Cue::$constant)),*];
        }
    };
}

/// What a word says about the structure of a source; several may hold of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cue(u64);

senses! {
    TITLE "title" "Ends the title of a report."
    TITLE_PERIOD "title-period" "Belongs to the date of a title, behind the year."
    TITLE_BREAK "title-break" "Ends the first line of a title that goes on."
    ABOUT "about" "Stands before what a title is about."
    COLLECTION "collection" "Says on a cover that several reports follow."
    MARK "mark" "Stands before the number of a report."
    NO_MARK "no-mark" "Says that digits before it number no report."
    NO_MARK_RANGE "no-mark-range" "Says so of a Chinese numeral."
    TITLE_RUNS_ON "title-runs-on" "Says that the title, or the sentence, goes on behind a word."
    OPENING "opening" "Begins the first sentence of a report."
    OFFICIAL "official" "Ends the line over the title of an official paper."
    SIGNER "signer" "Stands in the line under it."
    CONTENTS "contents" "Stands over a table of contents."
    PAGE "page" "Starts a line of web furniture."
    LIST "list" "Starts a list of links."
    TRAIL "trail" "Marks a line of web furniture wherever it stands."
    META "meta" "Starts a line of source, author, time or views."
    FIELD "field" "Marks such a line before a colon."
    EXTENT "extent" "Says how long the whole text is, or how much is shown."
    TAG "tag" "Names a field that a template left."
    CHAPTER "chapter" "Ends the label of the highest headings."
    SECTION "section" "Ends the label of those under it."
    SUBJECT "subject" "A noun on which a heading ends where no stop follows."
    CLAUSE "clause" "Begins the text behind such a heading."
    EDITION "edition" "Says that digits before it tell when or which."
    ENCLOSURE "enclosure" "Starts the line that names what is enclosed."
    SALUTATION "salutation" "Starts a line that addresses the audience."
    ADDRESSEE "addressee" "Ends it."
    UNIT "unit" "Ends the name of an organisation."
    FAREWELL "farewell" "A closing line."
    BYLINE "byline" "Stands in the brackets that say who wrote a text."
    PREFACE "preface" "Stands on a cover over what comes before the reports."
    IMPRINT "imprint" "Ends the line on a cover that says who made it."
    LEADS "leads" "Begins a heading of a report, not its title."
}

impl Cue {
    /// What holds of either.
    pub(crate) const fn or(self, other: Cue) -> Cue {
        Cue(self.0 | other.0)
    }

    fn has(self, other: Cue) -> bool {
        self.0 & other.0 != 0
    }
}

const TABLES: [(&str, &str); 4] = [
    ("split/titles.tsv", include_str!("../../data/split/titles.tsv")),
    ("split/furniture.tsv", include_str!("../../data/split/furniture.tsv")),
    ("split/headings.tsv", include_str!("../../data/split/headings.tsv")),
    ("split/letters.tsv", include_str!("../../data/split/letters.tsv")),
];

/// The words of `data/split`.
#[derive(Debug)]
pub(crate) struct Structure {
    cues: WordMap<Cue>,
    /// Heads of the words that may stand anywhere in a line of furniture: most lines
    /// are rid of that question by them.
    anywhere: CharSet,
    /// Heads of the words before the number of a report.
    marks: CharSet,
    /// And these words.
    mark_words: Vec<String>,
}

impl Structure {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        Self::read(&TABLES)
    }

    fn read(tables: &[(&'static str, &'static str)]) -> Result<Self, LexiconError> {
        let mut words: Vec<(&str, Cue)> = Vec::new();
        for &(file, text) in tables {
            for row in rows(file, text, &["cue", "sense"])? {
                words.push((row.key(), row.one_of("sense", Cue::ALL)?));
            }
        }
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 = earlier.1.or(later.1);
            }
            same
        });
        let heads = |sense: Cue| {
            let words = words.iter().filter(|(_, cue)| cue.has(sense));
            CharSet::of(words.filter_map(|(word, _)| word.chars().next()))
        };
        let anywhere = heads(Cue::LIST.or(Cue::TRAIL));
        let marks = heads(Cue::MARK);
        let marking = words.iter().filter(|(_, cue)| cue.has(Cue::MARK));
        let mark_words = marking.map(|&(word, _)| word.to_owned()).collect();
        Ok(Structure { cues: WordMap::new(words), anywhere, marks, mark_words })
    }

    /// Length of the longest word of a sense that starts at `at`.
    pub(crate) fn at(&self, chars: &[char], at: usize, sense: Cue) -> Option<usize> {
        let mut all = self.cues.all_at(chars, at);
        all.find_map(|(length, cue)| cue.has(sense).then_some(length))
    }

    /// True where the longest word that ends before `end` has the sense.
    pub(crate) fn ends(&self, chars: &[char], end: usize, sense: Cue) -> bool {
        self.ending(chars, end, sense).is_some()
    }

    /// And how long it is.
    pub(crate) fn ending(&self, chars: &[char], end: usize, sense: Cue) -> Option<usize> {
        let (length, cue) = self.cues.before(chars, end)?;
        cue.has(sense).then_some(length)
    }

    /// Where the first word of [`Cue::LIST`] or [`Cue::TRAIL`] starts that has the
    /// sense.
    pub(crate) fn find(&self, chars: &[char], sense: Cue) -> Option<usize> {
        let heads = chars.iter().enumerate().filter(|&(_, &c)| self.anywhere.has(c));
        heads.map(|(at, _)| at).find(|&at| self.at(chars, at, sense).is_some())
    }

    /// The words of [`Cue::MARK`].
    pub(crate) fn mark_words(&self) -> impl Iterator<Item = &str> {
        self.mark_words.iter().map(String::as_str)
    }

    /// True where a word of [`Cue::MARK`] may start with a character.
    pub(crate) fn may_mark(&self, c: char) -> bool {
        self.marks.has(c)
    }
}

/// Characters of the basic plane, a bit each.
#[derive(Debug)]
struct CharSet(Box<[u64; 0x10000 / 64]>);

impl CharSet {
    fn of(chars: impl Iterator<Item = char>) -> CharSet {
        let mut sets = Box::new([0; 0x10000 / 64]);
        for c in chars {
            if let Some(set) = sets.get_mut(c as usize / 64) {
                *set |= 1 << (c as u32 % 64);
            }
        }
        CharSet(sets)
    }

    fn has(&self, c: char) -> bool {
        let set = self.0.get(c as usize / 64);
        set.is_some_and(|set| set >> (c as u32 % 64) & 1 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senses_of_one_word_add_up_and_unknown_ones_are_faults() {
        let table = "cue\tsense\n回顾\topening\n回顾\tsubject\n";
        let structure = Structure::read(&[("unit/cues.tsv", table)]).unwrap();
        let text: Vec<char> = "回顾".chars().collect();
        assert_eq!(structure.at(&text, 0, Cue::OPENING), Some(2));
        assert!(structure.ends(&text, 2, Cue::SUBJECT));
        let fault = Structure::read(&[("unit/cues.tsv", "cue\tsense\n站\tplace\n")]);
        assert!(fault.unwrap_err().to_string().contains("not \"place\""));
    }

    #[test]
    fn words_of_furniture_are_found_anywhere() {
        let table = "cue\tsense\n相关阅读\tlist\n仅供参考\ttrail\n";
        let structure = Structure::read(&[("unit/cues.tsv", table)]).unwrap();
        let text: Vec<char> = "本稿仅供参考".chars().collect();
        assert_eq!(structure.find(&text, Cue::TRAIL), Some(2));
        assert_eq!(structure.find(&text, Cue::LIST), None);
    }
}
