use super::{LexiconError, WordMap, rows};

/// What a word says about the structure of a source; several may hold of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cue(u16);

impl Cue {
    /// Ends the title of a report.
    pub(crate) const TITLE: Cue = Cue(1);
    /// Begins its first sentence.
    pub(crate) const OPENING: Cue = Cue(1 << 1);
    /// Says on a cover that several reports follow.
    pub(crate) const COLLECTION: Cue = Cue(1 << 2);
    /// Stands over a table of contents.
    pub(crate) const CONTENTS: Cue = Cue(1 << 3);
    /// Starts a line of web furniture.
    pub(crate) const PAGE: Cue = Cue(1 << 4);
    /// Starts a list of links.
    pub(crate) const LIST: Cue = Cue(1 << 5);
    /// Marks a line of web furniture wherever it stands.
    pub(crate) const TRAIL: Cue = Cue(1 << 6);
    /// Starts a line of source, author, time or views.
    pub(crate) const META: Cue = Cue(1 << 7);
    /// Starts a line that addresses the audience.
    pub(crate) const SALUTATION: Cue = Cue(1 << 8);
    /// Ends it.
    pub(crate) const ADDRESSEE: Cue = Cue(1 << 9);
    /// A noun on which a heading ends where no stop follows.
    pub(crate) const SUBJECT: Cue = Cue(1 << 10);
    /// Begins the text behind such a heading.
    pub(crate) const CLAUSE: Cue = Cue(1 << 11);
    /// Ends the name of an organisation.
    pub(crate) const UNIT: Cue = Cue(1 << 12);
    /// A closing line.
    pub(crate) const FAREWELL: Cue = Cue(1 << 13);

    fn named(sense: &str) -> Option<Cue> {
        Some(match sense {
            "title" => Cue::TITLE,
            "opening" => Cue::OPENING,
            "collection" => Cue::COLLECTION,
            "contents" => Cue::CONTENTS,
            "page" => Cue::PAGE,
            "list" => Cue::LIST,
            "trail" => Cue::TRAIL,
            "meta" => Cue::META,
            "salutation" => Cue::SALUTATION,
            "addressee" => Cue::ADDRESSEE,
            "subject" => Cue::SUBJECT,
            "clause" => Cue::CLAUSE,
            "unit" => Cue::UNIT,
            "farewell" => Cue::FAREWELL,
            _ => return None,
        })
    }

    fn has(self, other: Cue) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words of `data/split/cues.tsv`.
#[derive(Debug)]
pub(crate) struct Structure {
    cues: WordMap<Cue>,
}

impl Structure {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        let text = include_str!("../../data/split/cues.tsv");
        Self::read("split/cues.tsv", text)
    }

    fn read(file: &'static str, text: &str) -> Result<Self, LexiconError> {
        let mut words: Vec<(&str, Cue)> = Vec::new();
        for row in rows(file, text, &["cue", "sense"])? {
            let sense = row.cell("sense");
            let cue = Cue::named(sense)
                .ok_or_else(|| row.error(format!("unknown sense {sense:?}")))?;
            words.push((row.key(), cue));
        }
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 = Cue(earlier.1.0 | later.1.0);
            }
            same
        });
        Ok(Structure { cues: WordMap::new(words) })
    }

    /// Length of the longest word of a sense that starts at `at`.
    pub(crate) fn at(&self, chars: &[char], at: usize, sense: Cue) -> Option<usize> {
        let mut all = self.cues.all_at(chars, at);
        all.find_map(|(length, cue)| cue.has(sense).then_some(length))
    }

    /// True where the longest word that ends before `end` has the sense.
    pub(crate) fn ends(&self, chars: &[char], end: usize, sense: Cue) -> bool {
        self.cues.before(chars, end).is_some_and(|(_, cue)| cue.has(sense))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senses_of_one_word_add_up_and_unknown_ones_are_faults() {
        let table = "cue\tsense\n回顾\topening\n回顾\tsubject\n";
        let structure = Structure::read("unit/cues.tsv", table).unwrap();
        let text: Vec<char> = "回顾".chars().collect();
        assert_eq!(structure.at(&text, 0, Cue::OPENING), Some(2));
        assert!(structure.ends(&text, 2, Cue::SUBJECT));
        let fault = Structure::read("unit/cues.tsv", "cue\tsense\n站\tplace\n");
        assert!(fault.unwrap_err().to_string().contains("unknown sense"));
    }
}
