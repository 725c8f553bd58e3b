//! The marks that number the reports of a compilation: 篇1, 第一篇, 【范文2】.

use memchr::memmem;

use super::block::{Block, Reader, floor};
use super::label::ordinal;
use super::title::{is_report_title, is_title_like};
use crate::lexicon::Cue;
use crate::text::{Class, Folded, Span, class};

/// A mark, with the readings that its number allows.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where the report begins: with the mark, or with the title before it.
    pub(super) start: u32,
    /// The title, where it stands with the mark.
    pub(super) title: Option<Span>,
    /// What the number may be, and the byte after the mark then.
    readings: Vec<(u32, u32)>,
    /// It stands at the head of a line and needs no other mark beside it.
    sure: bool,
    style: Style,
}

/// How a mark is written: one compilation keeps to one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// 【篇一】, 第一篇: at the head of a line.
    Head,
    /// A title with 篇1.
    Titled,
    /// A title with a bare 1.
    Bare,
}

/// A mark that was settled on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbered {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) title: Option<Span>,
}

/// All marks of a source that form a sequence; empty where there is none.
pub(super) fn marks(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    stems: &[Span],
    declared: bool,
) -> Vec<Numbered> {
    let mut found: Vec<Mark> = Vec::new();
    for block in blocks.iter().filter(|block| block.is_open()) {
        if block.line_start
            && let Some(mark) = line_mark(reader, block)
        {
            found.push(mark);
        }
        glued_marks(reader, block, &mut found);
        for &stem in stems {
            bare_marks(reader, block, stem, &mut found);
        }
    }
    found.sort_by_key(|mark| mark.start);
    found.dedup_by_key(|mark| (mark.start, mark.style as u8));
    let mut best = Vec::new();
    for style in [Style::Head, Style::Titled, Style::Bare] {
        let marks: Vec<&Mark> = found.iter().filter(|mark| mark.style == style).collect();
        let sure = marks.iter().any(|mark| mark.sure);
        let numbered = settle(&marks);
        let enough = numbered.len() >= 2 || numbered.len() == 1 && (declared || sure);
        if enough && numbered.len() > best.len() {
            best = numbered;
        }
    }
    best
}

/// Chooses for each mark the number that continues the sequence.
fn settle(marks: &[&Mark]) -> Vec<Numbered> {
    let mut numbered = Vec::new();
    let mut last = 0;
    for mark in marks {
        let next = mark.readings.iter().find(|(number, _)| *number == last + 1);
        let later = || mark.readings.iter().rev().find(|(number, _)| *number > last);
        let Some(&(number, end)) = next.or_else(later) else { continue };
        last = number;
        numbered.push(Numbered { start: mark.start, end, title: mark.title });
    }
    numbered
}

/// False where no mark at the head of a line starts with that character.
fn may_start(c: char) -> bool {
    class(c) == Class::Open || matches!(c, '第' | '篇' | '范' | '例' | '样' | '模')
}

/// A mark at the head of a line: 【篇一】, 第二篇:, 范文3.
fn line_mark(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Mark> {
    let structure = reader.structure;
    reader.first(block).filter(|&c| may_start(c))?;
    let folded = reader.head(block, 300);
    let chars = folded.chars();
    let open = usize::from(class(*chars.first()?) == Class::Open && chars[0] != '“');
    let (at, ordinal_end) = word_and_number(chars, open)?;
    let mut end = ordinal_end;
    let closed = chars.get(end).is_some_and(|&c| class(c) == Class::Close && c != '”');
    end += usize::from(closed);
    let parted = matches!(chars.get(end), Some(':' | '、' | ' ' | '.'));
    end += usize::from(parted);
    let rest = chars.get(end..).unwrap_or(&[]);
    let alone = rest.is_empty();
    let titled = block.line_end && is_report_title(structure, rest);
    if !(alone || closed || parted || titled && at == '第') {
        return running_mark(folded, open);
    }
    let rest_is_title = is_title_like(structure, rest) && block.line_end;
    let title = rest_is_title.then(|| folded.span(end..chars.len()));
    let (number, _) = number_at(chars, open)?;
    let after = folded.span(end - 1..end).end();
    Some(Mark {
        start: block.span.start(),
        title,
        readings: vec![(number, after)],
        sure: true,
        style: Style::Head,
    })
}

/// `篇14月中旬,`: a mark whose text follows at once; needs others beside it.
fn running_mark(folded: &Folded, at: usize) -> Option<Mark> {
    let chars = folded.chars();
    if chars.get(at) != Some(&'篇') {
        return None;
    }
    let readings = readings(folded, at + 1);
    let start = folded.span(0..1).start();
    (!readings.is_empty()).then_some(Mark {
        start,
        title: None,
        readings,
        sure: false,
        style: Style::Head,
    })
}

/// The first character of the mark's word and the end of its number.
fn word_and_number(chars: &[char], at: usize) -> Option<(char, usize)> {
    let (_, end) = number_at(chars, at)?;
    Some((*chars.get(at)?, end))
}

fn number_at(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let rest = chars.get(at..)?;
    match rest {
        ['第', ..] => {
            let (number, end) = ordinal(chars, at + 1)?;
            let word = matches!(chars.get(end), Some('篇'));
            let unit = chars.get(end + 1) != Some(&'章');
            (word && unit).then_some((number, end + 1))
        }
        ['篇', ..] => ordinal(chars, at + 1),
        ['范' | '例', '文' | '本', ..] | ['样' | '模', '本' | '板', ..] => {
            let blank = usize::from(chars.get(at + 2) == Some(&' '));
            ordinal(chars, at + 2 + blank)
        }
        _ => None,
    }
}

/// What a number at `at` may be: a run of digits may go on into the text.
fn readings(folded: &Folded, at: usize) -> Vec<(u32, u32)> {
    let chars = folded.chars();
    let mut readings = Vec::new();
    let end_byte = |end: usize| folded.span(end - 1..end).end();
    let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    let mut number: u32 = 0;
    for length in 1..=run.min(3) {
        number = number * 10 + chars[at + length - 1].to_digit(10).unwrap_or(0);
        let rest = chars.get(at + length).copied().unwrap_or(' ');
        // What is left must be able to begin a text: no fraction, no zero.
        if !matches!(rest, '0' | '.' | '年' | '月' | '日' | '%') {
            readings.push((number, end_byte(at + length)));
        }
    }
    if run == 0
        && let Some((number, end)) = ordinal(chars, at)
        && !chars
            .get(end)
            .is_some_and(|&c| matches!(c, '到' | '至' | '和' | '、' | '以' | '月'))
    {
        readings.push((number, end_byte(end)));
    }
    readings
}

/// `…结束。2护林总结范文篇3四月以来`: a title with 篇 and a number.
fn glued_marks(reader: &mut Reader<'_, '_>, block: &Block, found: &mut Vec<Mark>) {
    let structure = reader.structure;
    let source = reader.source;
    let text = source.slice(block.span);
    for at in memmem::find_iter(text.as_bytes(), "篇") {
        let at = block.span.start() + at as u32;
        let from = floor(source, at.saturating_sub(200)).max(block.span.start());
        let until = floor(source, at + 60).min(block.span.end());
        let folded = reader.read(Span::new(from, until));
        let chars = folded.chars();
        let word = folded.position(at);
        let ordinal = ordinal_before(chars, word);
        let mut stem_end = ordinal.map_or(word, |(_, start)| start);
        while stem_end > 0 && chars[stem_end - 1] == ' ' {
            stem_end -= 1;
        }
        if !structure.ends(chars, stem_end, Cue::TITLE)
            && !structure.ends(chars, stem_end, Cue::COLLECTION)
        {
            continue;
        }
        let Some(start) = stem_start(chars, stem_end) else { continue };
        if stem_end - start < 4 || start == 0 && from > block.span.start() {
            continue;
        }
        let readings = match ordinal {
            Some((number, _)) => vec![(number, folded.span(word..word + 1).end())],
            None => readings(folded, word + 1),
        };
        let title = folded.span(start..stem_end);
        if !readings.is_empty() {
            found.push(Mark {
                start: title.start(),
                title: Some(title),
                readings,
                sure: false,
                style: Style::Titled,
            });
        }
    }
}

/// The 第N before 篇: its number and where it starts.
fn ordinal_before(chars: &[char], word: usize) -> Option<(u32, usize)> {
    let from = word.saturating_sub(5);
    let start = from + chars.get(from..word)?.iter().rposition(|&c| c == '第')?;
    let (number, end) = ordinal(chars, start + 1)?;
    (end == word).then_some((number, start))
}

/// Where the title before a mark begins: after a stop, and after the page number
/// that may stand there.
fn stem_start(chars: &[char], end: usize) -> Option<usize> {
    let stops = |c: &char| matches!(class(*c), Class::Stop) || matches!(c, ':' | ',');
    let mut start = chars[..end].iter().rposition(stops).map_or(0, |at| at + 1);
    // A cover without a line break behind it: 护岸小结(精选3篇)护岸小结篇1.
    let declared = |pair: &[char]| pair[0] == '篇' && class(pair[1]) == Class::Close;
    if let Some(at) = chars[start..end].windows(2).rposition(declared) {
        start += at + 2;
    }
    while chars.get(start).is_some_and(|&c| class(c) == Class::Close || c == ' ') {
        start += 1;
    }
    let digits = chars[start..end].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits <= 3 && chars.get(start + digits) != Some(&'年') {
        start += digits;
    }
    (start < end).then_some(start)
}

/// The cover's title again with a bare number: `护岸小结2`.
fn bare_marks(
    reader: &mut Reader<'_, '_>,
    block: &Block,
    stem: Span,
    found: &mut Vec<Mark>,
) {
    let source = reader.source;
    let text = source.slice(block.span);
    let stem = source.slice(stem);
    for at in memmem::find_iter(text.as_bytes(), stem) {
        let start = block.span.start() + at as u32;
        let end = start + stem.len() as u32;
        let before = source.text()[block.span.start() as usize..start as usize].chars();
        let apart = before
            .rev()
            .find(|c| !c.is_ascii_digit() && !c.is_whitespace())
            .is_none_or(|c| class(c) == Class::Stop || class(c) == Class::Close);
        let until = floor(source, end + 60).min(block.span.end());
        if !apart || until <= end {
            continue;
        }
        let folded = reader.read(Span::new(end, until));
        let chars = folded.chars();
        let open = usize::from(matches!(chars.first(), Some('(' | '[' | '【')));
        // 护岸小结(3篇) declares how many there are.
        if chars.iter().take(8).any(|&c| c == '篇') {
            continue;
        }
        let readings: Vec<(u32, u32)> = readings(folded, open)
            .into_iter()
            .map(|(number, end)| {
                (number, end + closing(&source.text()[end as usize..], open))
            })
            .collect();
        if !readings.is_empty() {
            let title = Some(Span::new(start, end));
            found.push(Mark { start, title, readings, sure: false, style: Style::Bare });
        }
    }
}

/// Bytes of the bracket that closes a mark.
fn closing(rest: &str, open: usize) -> u32 {
    let first = rest.chars().next().filter(|&c| open > 0 && class(c) == Class::Close);
    first.map_or(0, |c| c.len_utf8() as u32)
}
