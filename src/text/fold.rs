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
    /// How many there are: the buffers are longer, and used again.
    length: usize,
    chars: Vec<char>,
    /// Where each character begins in the source, and where it ends.
    starts: Vec<u32>,
    ends: Vec<u32>,
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
        self.length = 0;
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
        // No more than there are bytes, and a blank before it.
        self.grow(text.len() + 1);
        let mut at = 0;
        while at < text.len() {
            if blank == Blank::None {
                let start = span.start() + at as u32;
                at += self.append_plain(folds, &text.as_bytes()[at..], start);
            }
            let (from, start) = (&text[at..], span.start() + at as u32);
            let Some(original) = from.chars().next() else { break };
            at += original.len_utf8();
            let Some(mut c) = folds.fold(original) else { continue };
            match c {
                '.' if self.is_stop(&text[at..])
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
                        at += length - original.len_utf8();
                        continue;
                    }
                }
                _ => {}
            }
            if blank != Blank::None {
                if self.keeps(blank, c) {
                    self.push(' ', start, 0);
                }
                blank = Blank::None;
            }
            self.push(c, start, original.len_utf8());
        }
        blank
    }

    /// Makes room for so many characters.
    fn grow(&mut self, more: usize) {
        let needed = self.length + more;
        if self.chars.len() < needed {
            self.chars.resize(needed, '\0');
            self.starts.resize(needed, 0);
            self.ends.resize(needed, 0);
        }
    }

    fn push(&mut self, c: char, start: u32, bytes: usize) {
        self.chars[self.length] = c;
        self.starts[self.length] = start;
        self.ends[self.length] = start + bytes as u32;
        self.length += 1;
    }

    /// Folds the characters at the head of a text that need no closer look, nearly all;
    /// tells how many bytes they are.
    fn append_plain(&mut self, folds: Folds, text: &[u8], start: u32) -> usize {
        let mut done = 0;
        loop {
            let (rest, at) = (&text[done..], start + done as u32);
            let bytes = match rest {
                [..0x80, ..] => self.append_run(rest, at, |[one]| {
                    if one < 0x80 { folds.plain(one.into()) } else { None }
                }),
                [0xe0..0xf0, ..] => self.append_run(rest, at, |[one, two, three]| {
                    let code = u16::from(one) << 12
                        | u16::from(two & 0x3f) << 6
                        | u16::from(three & 0x3f);
                    if one >> 4 == 0xe { folds.plain(code) } else { None }
                }),
                _ => 0,
            };
            if bytes == 0 {
                return done;
            }
            done += bytes;
        }
    }

    /// Folds characters of so many bytes each while they are plain; tells how many bytes
    /// they are.
    fn append_run<const BYTES: usize>(
        &mut self,
        text: &[u8],
        start: u32,
        plain: impl Fn([u8; BYTES]) -> Option<char>,
    ) -> usize {
        let (letters, _) = text.as_chunks();
        let slots = self.chars[self.length..].iter_mut();
        let mut count = 0;
        for (slot, &letter) in slots.zip(letters) {
            let Some(c) = plain(letter) else { break };
            *slot = c;
            count += 1;
        }
        let run = self.length..self.length + count;
        let places = self.starts[run.clone()].iter_mut().zip(&mut self.ends[run.clone()]);
        for ((from, to), nth) in places.zip(0..) {
            *from = start + nth * BYTES as u32;
            *to = start + (nth + 1) * BYTES as u32;
        }
        self.length = run.end;
        count * BYTES
    }

    /// A blank stays where dropping it would join two numbers or Latin words, and
    /// where it is wide enough to part two cells.
    fn keeps(&self, blank: Blank, next: char) -> bool {
        let Some(&last) = self.chars().last() else { return false };
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
        let before = self.chars().last().is_some_and(|&c| worded(c) || c == '%');
        let after = rest.chars().next().is_some_and(|c| worded(c) || class(c).is_han());
        before && after
    }

    /// Length in bytes of a reading gloss at the head of `rest`: a pinyin syllable
    /// in brackets behind a Han character.
    fn gloss(&self, rest: &str) -> Option<usize> {
        if !self.chars().last().is_some_and(|&c| class(c).is_han()) {
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
        &self.chars[..self.length]
    }

    /// The place in the source of a stretch of folded characters.
    ///
    /// # Panics
    /// If the range is empty or reaches past the end.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.starts[range.start], self.ends[range.end - 1])
    }

    /// The first folded position at or after a byte of the source.
    pub(crate) fn position(&self, byte: u32) -> usize {
        self.starts[..self.length].partition_point(|&start| start < byte)
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
