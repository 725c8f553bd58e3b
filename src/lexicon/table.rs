use memchr::{memchr, memchr_iter};

use super::LexiconError;

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
    for (line, text) in lines.clone() {
        let row = || row((line, text));
        if memchr_iter(b'\t', text.as_bytes()).count() >= columns.len() {
            return Err(row().error("more cells than columns"));
        }
        if text.starts_with('\t') {
            return Err(row().error("the first cell is empty"));
        }
    }
    Ok(lines.map(row))
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

#[cfg(test)]
mod tests {
    use super::*;

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
        ];
        for (text, want) in faults {
            let fault = read(text).err().map(|fault| fault.to_string());
            assert_eq!(fault.as_deref(), Some(want));
        }
        let good = read("word\tsense\n# note\n亩\tarea\n里\n").unwrap();
        let good: Vec<Row<'_>> = good.collect();
        assert_eq!(good[0].cell("sense"), "area");
        assert_eq!(good[1].cell("sense"), "");
    }
}
