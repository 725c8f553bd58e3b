use std::str::FromStr;

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashSet;

use super::{LexiconError, WordMap};
use crate::named::Named;

/// One row of a table in `data/`.
///
/// A table is lines of tab-separated cells; the first line that is no comment
/// names the columns, `#` starts a comment line, empty cells at the end may be
/// left out.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    file: &'static str,
    line: usize,
    columns: &'static [&'static str],
    cells: [&'t str; MOST],
}

/// The most columns that a table has.
const MOST: usize = 10;

impl<'t> Row<'t> {
    /// The cell of a column, empty where the row ends before it.
    ///
    /// # Panics
    /// If the table was read without that column: a fault in the program.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let at = self.columns.iter().position(|&name| name == column);
        let at =
            at.unwrap_or_else(|| panic!("data/{} has no column {column}", self.file));
        self.cells[at]
    }

    /// The first cell: what the row is about.
    pub(crate) fn key(&self) -> &'t str {
        self.cells[0]
    }

    /// The choice that a column names.
    pub(crate) fn choice<T: Named>(
        &self,
        column: &'static str,
    ) -> Result<T, LexiconError> {
        #[cfg(test)]
        record::accepted(self.file, column, T::NAMES.iter().copied());
        T::of_name(self.cell(column)).ok_or_else(|| self.unknown(column, T::NAMES))
    }

    /// What a column chooses by name.
    pub(crate) fn one_of<T: Copy>(
        &self,
        column: &'static str,
        choices: &[(&'static str, T)],
    ) -> Result<T, LexiconError> {
        #[cfg(test)]
        record::accepted(self.file, column, choices.iter().map(|(name, _)| *name));
        let cell = self.cell(column);
        let chosen = choices.iter().find(|(name, _)| *name == cell);
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.unknown(column, &names)
        })
    }

    /// Whether a column that is empty or holds its own name holds it.
    pub(crate) fn flag(&self, column: &'static str) -> Result<bool, LexiconError> {
        self.one_of(column, &[("", false), (column, true)])
    }

    /// A number that a column holds.
    pub(crate) fn number<T: FromStr>(
        &self,
        column: &'static str,
    ) -> Result<T, LexiconError> {
        let number = self.cell(column).parse();
        number.map_err(|_| self.error(format!("{column} must be a number in range")))
    }

    fn unknown(&self, column: &str, names: &[&str]) -> LexiconError {
        let names: Vec<&str> = names
            .iter()
            .map(|name| if name.is_empty() { "empty" } else { name })
            .collect();
        let cell = self.cell(column);
        self.error(format!("{column} is {}, not {cell:?}", names.join(", ")))
    }

    /// An error about this row.
    pub(crate) fn error(&self, message: impl Into<String>) -> LexiconError {
        LexiconError::new(self.file, self.line, self.key(), message)
    }
}

/// Reads a table whose header must name exactly these columns. All faults are told
/// first; rows are made as they are asked for, so that none are kept.
pub(crate) fn rows<'t>(
    file: &'static str,
    text: &'t str,
    columns: &'static [&'static str],
) -> Result<impl Iterator<Item = Row<'t>> + Clone, LexiconError> {
    let mut lines = (1..)
        .zip(split(text, b'\n'))
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let header = lines.next().map_or(Vec::new(), |(_, line)| cells(line).collect());
    if header != columns {
        let want = columns.join(", ");
        let message =
            format!("the columns must be {want}, and are {}", header.join(", "));
        return Err(LexiconError::new(file, 1, "header", message));
    }
    let row = move |(line, text)| {
        let mut row = Row { file, line, columns, cells: [""; MOST] };
        row.cells.iter_mut().zip(cells(text)).for_each(|(slot, cell)| *slot = cell);
        row
    };
    // A word may have several senses, each once.
    let mut known = FxHashSet::default();
    for (line, text) in lines.clone() {
        let row = || row((line, text));
        if memchr_iter(b'\t', text.as_bytes()).count() >= columns.len() {
            return Err(row().error("more cells than columns"));
        }
        if text.starts_with('\t') {
            return Err(row().error("the first cell is empty"));
        }
        let mut first = cells(text);
        if !known.insert((first.next(), first.next())) {
            return Err(row().error("stands twice"));
        }
    }
    Ok(lines.map(row))
}

/// The words of a table of one column.
pub(crate) fn list(
    file: &'static str,
    text: &str,
    column: &'static [&'static str; 1],
) -> Result<WordMap<()>, LexiconError> {
    Ok(WordMap::new(rows(file, text, column)?.map(|row| (row.key(), ()))))
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    split(row, b'\t')
}

/// What stands between the places of a byte: `str::split` is slow on so short a text.
fn split(text: &str, by: u8) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr(by, text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Which names the loaders take for a column.
#[cfg(test)]
mod record {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    type Names = BTreeMap<(&'static str, &'static str), BTreeSet<&'static str>>;

    thread_local! {
        static ACCEPTED: RefCell<Names> = RefCell::default();
    }

    pub(super) fn accepted(
        file: &'static str,
        column: &'static str,
        names: impl Iterator<Item = &'static str>,
    ) {
        ACCEPTED.with_borrow_mut(|accepted| {
            accepted.entry((file, column)).or_insert_with(|| names.collect());
        });
    }

    pub(super) fn all() -> Names {
        ACCEPTED.take()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::lexicon::Lexicon;

    /// The names that the head of a table lists for its columns: behind a line that
    /// begins with a column, `#   NAME, NAME  MEANING`.
    fn listed(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let lines = || text.lines().filter(|line| !line.is_empty());
        let header = lines().find(|line| !line.starts_with('#')).unwrap_or("");
        let columns: Vec<&str> = header.split('\t').collect();
        let mut column = "";
        let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in lines().filter_map(|line| line.strip_prefix("# ")) {
            match line.strip_prefix("  ") {
                Some(entry) if !entry.starts_with(' ') && entry.contains("  ") => {
                    let names = entry.split("  ").next().unwrap_or("").split(", ");
                    listed.entry(column).or_default().extend(names);
                }
                Some(_) => {}
                None => {
                    let word = line.split([':', ' ']).next().unwrap_or("");
                    column = columns.iter().find(|name| **name == word).unwrap_or(&"");
                }
            }
        }
        listed
    }

    #[test]
    fn heads_of_tables_list_the_names_that_are_read() {
        Lexicon::embedded().unwrap_or_else(|fault| panic!("{fault}"));
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
        let accepted = record::all();
        let files: BTreeSet<&str> = accepted.keys().map(|(file, _)| *file).collect();
        let mut faults = Vec::new();
        let mut lists = 0;
        for file in files {
            let text = std::fs::read_to_string(format!("{root}{file}")).unwrap();
            for (column, listed) in listed(&text) {
                let known =
                    accepted.iter().find(|((f, c), _)| *f == file && *c == column);
                // Columns that are read by no list of names are left out.
                let Some((_, known)) = known else { continue };
                let known: BTreeSet<&str> =
                    known.iter().copied().filter(|name| !name.is_empty()).collect();
                lists += 1;
                if known != listed {
                    let wrong: Vec<_> = known.symmetric_difference(&listed).collect();
                    faults.push(format!("data/{file}: {column}: {wrong:?}"));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
        assert!(lists > 5, "{lists}");
    }

    #[test]
    fn errors_name_file_line_and_key() {
        let read = |text| rows("unit/test.tsv", text, &["word", "sense"]);
        let faults = [
            (
                "# note\nword\n",
                "data/unit/test.tsv:1: header: the columns must be word, sense, and are word",
            ),
            (
                "word\tsense\n亩\tarea\t1\n",
                "data/unit/test.tsv:2: 亩: more cells than columns",
            ),
            ("word\tsense\n\tarea\n", "data/unit/test.tsv:2: : the first cell is empty"),
            (
                "word\tsense\n亩\tarea\n亩\tarea\n",
                "data/unit/test.tsv:3: 亩: stands twice",
            ),
        ];
        for (text, want) in faults {
            let fault = read(text).err().map(|fault| fault.to_string());
            assert_eq!(fault.as_deref(), Some(want));
        }
        let good = read("word\tsense\n# note\n亩\tarea\n里\n").unwrap();
        let good: Vec<Row<'_>> = good.collect();
        assert_eq!(good[0].cell("sense"), "area");
        assert_eq!(good[1].cell("sense"), "");
        let fault = good[0].one_of("sense", &[("", 0), ("length", 1)]).unwrap_err();
        let want = "data/unit/test.tsv:3: 亩: sense is empty, length, not \"area\"";
        assert_eq!(fault.to_string(), want);
    }
}
