use std::ops::Range;

use crate::text::class::{Class, Folds, class};
use crate::text::{Source, Span};

/// The view of a stretch of text that rules match on, mapped back to the original.
///
/// Full-width forms are half-width, traditional characters simplified, blanks and
/// line breaks inside words and numbers gone, reading glosses (`獲(huò)`) left out.
/// Positions count folded characters; [`Folded::span`] gives the place in the
/// source, which holds everything that folding hid inside it and nothing that it
/// hid at the ends.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    chars: Vec<char>,
    /// Where each character stands in the source.
    places: Vec<Span>,
}

impl Folded {
    /// Folds the text of one span; the buffers are used again.
    pub(crate) fn read(&mut self, source: &Source<'_>, span: Span) {
        self.read_pieces(source, std::iter::once(span));
    }

    /// Folds pieces of the text as if nothing stood between them but a line break.
    pub(crate) fn read_pieces(
        &mut self,
        source: &Source<'_>,
        pieces: impl Iterator<Item = Span>,
    ) {
        self.chars.clear();
        self.places.clear();
        let mut blank = Blank::None;
        for piece in pieces {
            blank = self.append(source, piece, blank);
            blank = if blank == Blank::None { Blank::One } else { blank };
        }
    }

    /// Folds one more piece; takes and gives the blank that is still open.
    fn append(&mut self, source: &Source<'_>, span: Span, blank: Blank) -> Blank {
        let text = source.slice(span);
        let mut blank = blank;
        let folds = Folds::get();
        let mut dots = None;
        // Han text has one character in three bytes.
        self.chars.reserve(text.len() / 2);
        self.places.reserve(text.len() / 2);
        let mut rest = text.chars();
        loop {
            let from = rest.as_str();
            let Some(original) = rest.next() else { break };
            let Some(mut c) = folds.fold(original) else { continue };
            // All that needs a closer look stands before the digits.
            if c < '0' {
                match c {
                    '.' if self.is_stop(rest.as_str())
                        && *dots.get_or_insert_with(|| ends_in_dots(text)) =>
                    {
                        c = '。';
                    }
                    ' ' => {
                        blank = match (blank, original) {
                            (Blank::None, ' ') => Blank::One,
                            _ => Blank::Wide,
                        };
                        continue;
                    }
                    '\n' => {
                        blank = if blank == Blank::None { Blank::One } else { blank };
                        continue;
                    }
                    '(' => {
                        if let Some(length) = self.gloss(from) {
                            rest = from[length..].chars();
                            continue;
                        }
                    }
                    _ => {}
                }
            }
            let at = span.end() - from.len() as u32;
            if blank != Blank::None {
                if self.keeps(blank, c) {
                    self.push(' ', Span::new(at, at));
                }
                blank = Blank::None;
            }
            self.push(c, Span::new(at, span.end() - rest.as_str().len() as u32));
        }
        blank
    }

    fn push(&mut self, c: char, place: Span) {
        self.chars.push(c);
        self.places.push(place);
    }

    /// A blank stays where dropping it would join two numbers or Latin words, and
    /// where it is wide enough to part two cells.
    fn keeps(&self, blank: Blank, next: char) -> bool {
        let Some(&last) = self.chars.last() else { return false };
        let solid = |c: char| c.is_ascii_alphanumeric();
        match blank {
            Blank::None => false,
            Blank::One => solid(last) && solid(next),
            Blank::Wide => {
                let word = |c: char| {
                    !matches!(
                        class(c),
                        Class::Stop | Class::Comma | Class::Open | Class::Close
                    )
                };
                solid(last) && solid(next) || word(last) && word(next) && next != '%'
            }
        }
    }

    /// Whether a full stop in ASCII ends a sentence: Han characters on both sides, and no
    /// numeral before it, which it would make a label.
    fn is_stop(&self, rest: &str) -> bool {
        let worded =
            |c: char| matches!(class(c), Class::Han | Class::Close | Class::Open);
        let before = self.chars.last().is_some_and(|&c| worded(c) || c == '%');
        let after = rest.chars().next().is_some_and(|c| worded(c) || class(c).is_han());
        before && after
    }

    /// Length in bytes of a reading gloss at the head of `rest`: a pinyin syllable
    /// in brackets behind a Han character.
    fn gloss(&self, rest: &str) -> Option<usize> {
        if !self.chars.last().is_some_and(|&c| class(c).is_han()) {
            return None;
        }
        let open = rest.chars().next()?.len_utf8();
        let close =
            rest.char_indices().skip(2).take(7).find(|&(_, c)| c == ')' || c == '）')?;
        let syllable = &rest[open..close.0];
        is_pinyin(syllable).then(|| close.0 + close.1.len_utf8())
    }

    /// The folded characters.
    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The place in the source of a stretch of folded characters.
    ///
    /// # Panics
    /// If the range is empty or reaches past the end.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.places[range.start].to(self.places[range.end - 1])
    }

    /// The first folded position at or after a byte of the source.
    pub(crate) fn position(&self, byte: u32) -> usize {
        self.places.partition_point(|place| place.start() < byte)
    }
}

/// Who writes 。 writes it everywhere; in other texts a dot can end a sentence.
fn ends_in_dots(text: &str) -> bool {
    !text.contains(['。', '｡'])
}

#[derive(Clone, Copy, PartialEq)]
enum Blank {
    None,
    One,
    Wide,
}

/// A syllable of Hanyu Pinyin, with or without its tone mark: an initial (or
/// none) and a final.
fn is_pinyin(syllable: &str) -> bool {
    if syllable.chars().any(|c| class(c).is_han()) {
        return false;
    }
    let plain: String = syllable.chars().map(without_tone).collect();
    let initials = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j",
        "q", "x", "r", "z", "c", "s", "y", "w", "",
    ];
    let finals = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue",
        "ve", "er", "an", "en", "in", "un", "ang", "eng", "ing", "ong", "ia", "ua", "uo",
        "iao", "uai", "ian", "uan", "iang", "uang", "iong",
    ];
    initials.iter().any(|initial| {
        plain.strip_prefix(initial).is_some_and(|rest| finals.contains(&rest))
    })
}

fn without_tone(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' | 'ă' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ɡ' => 'g',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (String, Folded) {
        let mut folded = Folded::default();
        let source = Source::new(text);
        folded.read(&source, Span::new(0, text.len() as u32));
        (folded.chars().iter().collect(), folded)
    }

    #[test]
    fn folding_shows_what_rules_match_on() {
        for (text, want) in [
            ("３２５．６％", "325.6%"),
            ("黨員 2 名", "党员2名"),
            ("植苗4\n.6万株", "植苗4.6万株"),
            ("2031-06-08 09:05", "2031-06-08 09:05"),
            ("12 406户", "12 406户"),
            ("護(hù)(hù)渠先進(jìn)站", "护渠先进站"),
            ("职工(含女工)", "职工(含女工)"),
            ("水务局\u{3000}\u{3000}王二", "水务局 王二"),
            ("。\u{3000}\u{3000}我站", "。我站"),
            ("零\u{200b}宽", "零宽"),
            ("清渠.护堤", "清渠。护堤"),
            ("清渠。护堤.巡湖", "清渠。护堤.巡湖"),
            ("一.清渠3.5米.", "一.清渠3.5米."),
        ] {
            assert_eq!(folded(text).0, want, "{text:?}");
        }
    }

    #[test]
    fn spans_hold_what_folding_hid_inside_and_not_at_the_ends() {
        let text = "共３ 艘(sōu)船";
        let (chars, view) = folded(text);
        assert_eq!(chars, "共3艘船");
        let span = view.span(1..3);
        assert_eq!(&text[span.range()], "３ 艘");
    }
}
