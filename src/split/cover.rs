//! The cover of a compilation: its titles, and how many reports it declares.

use super::block::Block;
use super::label::ordinal;
use super::reader::Reader;
use super::title::LONGEST;
use crate::text::{Class, Span, class};

/// The cover of a compilation.
#[derive(Debug, Default)]
pub(super) struct Cover {
    pub(super) declared: Option<(u32, Span)>,
    /// The first block behind the cover's own title; 0 where there is no cover.
    pub(super) end: usize,
    /// The titles on it, without the declared number.
    pub(super) stems: Vec<Span>,
}

pub(super) fn cover(reader: &mut Reader<'_, '_>, blocks: &[Block]) -> Cover {
    let mut cover = Cover::default();
    let lines = blocks.iter().enumerate().filter(|(_, block)| block.is_open()).take(6);
    for (at, block) in lines {
        let look = block.look;
        if look.width > LONGEST || look.stopped {
            cover.declared = cover.declared.or_else(|| glued_declaration(reader, block));
            break;
        }
        let folded = reader.read(block.span);
        let chars = folded.chars();
        let number = declared(chars);
        let mut end = number.as_ref().map_or(chars.len(), |(_, range)| range.start);
        if number.is_some() {
            let tail = chars[..end].iter().rev().take(4);
            let open = tail.take_while(|&&c| class(c) != Class::Open).count();
            if open < 4 && open < end {
                end -= open + 1;
            }
        }
        if (6..=LONGEST).contains(&end) && cover.stems.len() < 2 {
            let stem = folded.span(0..end);
            let text = reader.source.slice(stem).trim_end();
            let stem = Span::new(stem.start(), stem.start() + text.len() as u32);
            cover.stems.push(stem);
        }
        if let Some((number, range)) = number
            && cover.declared.is_none()
        {
            let folded = reader.read(block.span);
            cover.declared = Some((number, folded.span(range)));
        }
        if look.collection {
            cover.end = at + 1;
        }
    }
    cover
}

/// `第7期`, `2031年第6期(总第118期)`: the line that numbers a newsletter.
pub(super) fn is_issue(chars: &[char]) -> bool {
    let Some(at) = chars.iter().position(|&c| c == '期') else { return false };
    let from = at.saturating_sub(5);
    let start =
        chars[from..at].iter().rposition(|&c| c == '第').map(|place| from + place);
    let number = start.and_then(|start| ordinal(chars, start + 1));
    let ends = |c: &char| matches!(class(*c), Class::Open | Class::Close | Class::Space);
    number.is_some_and(|(_, end)| end == at)
        && chars.get(at + 1).is_none_or(|c| ends(c) || c.is_ascii_digit())
}

/// The number on a cover that runs on into the first report.
fn glued_declaration(reader: &mut Reader<'_, '_>, block: &Block) -> Option<(u32, Span)> {
    let folded = reader.head(block, 240);
    let chars = folded.chars();
    let end =
        chars.windows(2).position(|p| p[0] == '篇' && class(p[1]) == Class::Close)? + 2;
    let plain = !chars[..end].iter().any(|c| matches!(c, '。' | ',' | ';'));
    let (number, range) = declared(&chars[..end]).filter(|_| plain)?;
    Some((number, folded.span(range)))
}

/// `(6篇)`, `精选15篇`: how many reports a cover declares, and where.
pub(super) fn declared(chars: &[char]) -> Option<(u32, std::ops::Range<usize>)> {
    let pian = chars.iter().rposition(|&c| c == '篇')?;
    let numeral = |c: &char| {
        c.is_ascii_digit() || matches!(class(*c), Class::HanDigit | Class::HanScale)
    };
    let start =
        pian - chars[..pian].iter().rev().take(4).take_while(|c| numeral(c)).count();
    let (number, end) = ordinal(chars, start)?;
    let named = start > 0 && chars[start - 1] == '第';
    let closes =
        chars.get(pian + 1).is_none_or(|&c| matches!(class(c), Class::Close) || c == ' ');
    (end == pian && !named && closes && number > 1).then_some((number, start..pian + 1))
}
