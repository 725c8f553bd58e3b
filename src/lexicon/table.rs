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
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The cell of a column, empty where the row ends before it.
    ///
    /// # Panics
    /// If the table was read without that column: a fault in the program.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let at = self.columns.iter().position(|&name| name == column);
        let at =
            at.unwrap_or_else(|| panic!("data/{} has no column {column}", self.file));
        self.cells.get(at).copied().unwrap_or("")
    }

    /// The first cell: what the row is about.
    pub(crate) fn key(&self) -> &'t str {
        self.cells.first().copied().unwrap_or("")
    }

    /// An error about this row.
    pub(crate) fn error(&self, message: impl Into<String>) -> LexiconError {
        LexiconError::new(self.file, self.line, self.key(), message)
    }
}

/// Reads a table whose header must name exactly these columns.
pub(crate) fn rows<'t>(
    file: &'static str,
    text: &'t str,
    columns: &'static [&'static str],
) -> Result<Vec<Row<'t>>, LexiconError> {
    let mut lines = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let header = lines.next().map_or(Vec::new(), |(_, line)| line.split('\t').collect());
    if header != columns {
        let want = columns.join(", ");
        let message =
            format!("the columns must be {want}, and are {}", header.join(", "));
        return Err(LexiconError::new(file, 1, "header", message));
    }
    lines
        .map(|(line, text)| {
            let mut cells = Vec::with_capacity(columns.len());
            cells.extend(text.split('\t'));
            let row = Row { file, line, columns, cells };
            match row.cells.len() {
                0 => Err(row.error("empty row")),
                n if n > columns.len() => Err(row.error("more cells than columns")),
                _ if row.key().is_empty() => Err(row.error("the first cell is empty")),
                _ => Ok(row),
            }
        })
        .collect()
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
            assert_eq!(read(text).unwrap_err().to_string(), want);
        }
        let good = read("word\tsense\n# note\n亩\tarea\n里\n").unwrap();
        assert_eq!(good[0].cell("sense"), "area");
        assert_eq!(good[1].cell("sense"), "");
    }
}
