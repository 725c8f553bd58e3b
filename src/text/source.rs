use crate::text::Span;

/// Bytes between two entries of the code point index.
const STEP: usize = 128;

/// A whole decoded text, with its code point offsets at hand.
///
/// Spans count bytes; the JSON also gives code points, which [`Source::code_point`]
/// finds in constant time by an index of one entry per 128 bytes.
#[derive(Debug)]
pub struct Source<'t> {
    text: &'t str,
    /// `index[i]`: code points before byte `i * STEP`.
    index: Vec<u32>,
}

impl<'t> Source<'t> {
    /// Reads the text once to index it.
    ///
    /// # Panics
    /// If the text has 4 GiB or more, which offsets cannot count;
    /// [`ingest::read`](crate::ingest::read) refuses such files.
    pub fn new(text: &'t str) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "a text of 4 GiB or more");
        let mut index = Vec::with_capacity(text.len() / STEP + 1);
        let mut before = 0u32;
        for chunk in text.as_bytes().chunks(STEP) {
            index.push(before);
            before += code_points(chunk);
        }
        if index.is_empty() {
            index.push(0);
        }
        Source { text, index }
    }

    /// The whole text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// How many code points stand before byte `at`.
    pub fn code_point(&self, at: u32) -> u32 {
        let at = at as usize;
        let step = (at / STEP).min(self.index.len() - 1);
        self.index[step] + code_points(&self.text.as_bytes()[step * STEP..at])
    }

    /// Line and column of byte `at`, both from 1, the column in code points.
    pub fn line_column(&self, at: u32) -> (usize, usize) {
        let before = &self.text[..at as usize];
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        (line, before[start..].chars().count() + 1)
    }

    /// The byte at which code point `at` starts, or the length of the text where
    /// it has fewer.
    pub fn byte(&self, at: u32) -> u32 {
        let step = self.index.partition_point(|&before| before <= at) - 1;
        // A step may cut a character in two: its continuation bytes belong to the
        // step before and are skipped.
        let mut start = step * STEP;
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let rest = (at - self.index[step]) as usize;
        let byte =
            self.text[start..].char_indices().nth(rest).map(|(byte, _)| start + byte);
        byte.unwrap_or(self.text.len()) as u32
    }
}

/// Characters that start in these bytes.
fn code_points(bytes: &[u8]) -> u32 {
    bytecount::num_chars(bytes) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_are_inverse_across_index_steps() {
        let text = "数a1".repeat(3000);
        let source = Source::new(&text);
        for (cp, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(source.code_point(byte as u32), cp as u32, "byte {byte}");
            assert_eq!(source.byte(cp as u32), byte as u32, "code point {cp}");
        }
        assert_eq!(source.byte(9000), text.len() as u32);
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let source = Source::new("一二\n三");
        assert_eq!(source.line_column(0), (1, 1));
        assert_eq!(source.line_column(3), (1, 2));
        assert_eq!(source.line_column(7), (2, 1));
    }
}
