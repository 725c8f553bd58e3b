use std::ops::Range;

/// A half-open stretch of a source text, in bytes of its UTF-8.
///
/// `start <= end` always holds. The spans of a report lie on character boundaries of the
/// source that it was made from; a span does not know its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    pub fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span cannot end before it starts: {start}..{end}");
        Span { start, end }
    }

    /// The first byte.
    pub fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> u32 {
        self.end
    }

    /// True where the span holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// For slicing a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
