//! Headings: labelled ones, alone or with text behind them, and short lone lines.

use super::block::{Block, Reader, split_block};
use super::furniture::ends_stopped;
use super::label::{Form, Label, label, may_start};
use super::title::{is_salutation, is_title_like, opens};
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, Span, class};

/// A heading as found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// Label and text.
    pub(super) span: Span,
    /// `None` for a short lone line.
    pub(super) form: Option<Form>,
    /// Where the text begins behind the label.
    pub(super) text: u32,
}

/// How far the text of a heading may reach, in characters.
const LONGEST: usize = 48;
/// And that of one in running text.
const LONGEST_RUN_ON: usize = 32;

/// How many blocks away a neighbour is looked for over furniture.
const REACH: usize = 64;

/// Where a heading ends, and whether text follows on the same line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    at: usize,
    runs_on: bool,
}

/// Finds the headings among the open blocks of a part and cuts them out.
pub(super) fn headings(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
) -> (Vec<Block>, Vec<Heading>) {
    let mut headings = Vec::new();
    for at in 0..blocks.len() {
        if blocks[at].is_open() && blocks[at].line_start {
            headings.extend(labelled(reader, &blocks, at));
        }
    }
    drop_list_items(reader, &blocks, &mut headings);
    if !headings.iter().any(|h| h.form <= Some(Form::HanParen)) {
        for block in blocks.iter().filter(|block| block.is_open()) {
            inline(reader, block, &mut headings);
        }
    }
    lone_lines(reader, &blocks, &mut headings);
    headings.sort_by_key(|heading| heading.span.start());
    headings.dedup_by_key(|heading| heading.span.start());
    (cut(reader, blocks, &headings), headings)
}

/// The heading that a block begins with.
fn labelled(reader: &mut Reader<'_, '_>, blocks: &[Block], at: usize) -> Option<Heading> {
    let structure = reader.structure;
    let block = &blocks[at];
    reader.first(block).filter(|&c| may_start(c))?;
    let folded = reader.head(block, 300);
    let chars = folded.chars();
    let label = label(chars, 0)?;
    let whole = chars.len() < 90 && block.span.range().len() <= 300;
    let end = line_end(structure, chars, &label, whole)?;
    if end.at <= label.end {
        return None;
    }
    let span = folded.span(0..end.at);
    let text = folded.span(label.end..label.end + 1).start();
    Some(Heading { span, form: Some(label.form), text })
}

/// The end of a labelled heading at the head of a line.
fn line_end(
    structure: &Structure,
    chars: &[char],
    label: &Label,
    whole: bool,
) -> Option<End> {
    let stop = first_stop(chars, label.end);
    let low = label.form >= Form::Digit;
    match stop {
        None if whole && chars.len() - label.end <= LONGEST => {
            if let Some(at) = parting_blank(chars, label.end) {
                return Some(End { at, runs_on: true });
            }
            Some(End { at: chars.len(), runs_on: false })
        }
        None => {
            glued_end(structure, chars, label.end).map(|at| End { at, runs_on: true })
        }
        Some(at) if matches!(chars[at], ';' | '!' | '?') => None,
        Some(at) => {
            let runs_on = at + 1 < chars.len() || !whole;
            let length = at - label.end;
            let longest = if runs_on { LONGEST_RUN_ON } else { LONGEST };
            if let Some(blank) = parting_blank(chars, label.end) {
                return Some(End { at: blank, runs_on: true });
            }
            if length > longest {
                return glued_end(structure, chars, label.end)
                    .map(|at| End { at, runs_on: true });
            }
            let figures = has_figures(&chars[label.end..at]);
            (!(low && figures)).then_some(End { at, runs_on })
        }
    }
}

/// The first stop or colon outside quotes and brackets, within reach.
fn first_stop(chars: &[char], from: usize) -> Option<usize> {
    let mut depth = 0u32;
    for (at, &c) in chars.iter().enumerate().skip(from).take(80) {
        match class(c) {
            Class::Open => depth += 1,
            Class::Close => depth = depth.saturating_sub(1),
            Class::Stop if depth == 0 && c != '…' => return Some(at),
            _ if c == ':' && depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// A wide blank that parts a short heading from its text.
fn parting_blank(chars: &[char], from: usize) -> Option<usize> {
    let reach = &chars[from.min(chars.len())..chars.len().min(from + 26)];
    let at = from + reach.iter().position(|&c| c == ' ')?;
    let far = chars.len() > at + 24;
    let worded = chars[from..at].iter().filter(|&&c| class(c).is_han()).count() >= 4;
    let comma = chars[at..].contains(&',');
    (far && worded && comma).then_some(at)
}

/// Where a heading without a stop behind it ends: before the next label, or on
/// one of the nouns that end headings, with a clause behind it.
fn glued_end(structure: &Structure, chars: &[char], from: usize) -> Option<usize> {
    for at in from + 3..chars.len().min(from + LONGEST_RUN_ON) {
        if matches!(class(chars[at - 1]), Class::Stop) {
            return None;
        }
        if label(chars, at).is_some_and(|l| l.form <= Form::Digit && l.number == 1) {
            return Some(at);
        }
        if structure.ends(chars, at, Cue::SUBJECT)
            && (structure.at(chars, at, Cue::CLAUSE).is_some()
                || opens(structure, chars, at))
        {
            return Some(at);
        }
    }
    None
}

/// Digits that belong to no year: the line says how many, not what about.
fn has_figures(chars: &[char]) -> bool {
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        while chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        let quoted = matches!(chars.get(at), Some('年' | '月' | '+' | '”' | '届'));
        if !quoted {
            return true;
        }
    }
    false
}

/// Takes out numbered items that have no text under them.
fn drop_list_items(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    headings: &mut Vec<Heading>,
) {
    let mut kept = Vec::with_capacity(headings.len());
    // The form of the list that the lines before belong to.
    let mut list: Option<(usize, Form)> = None;
    for heading in headings.iter() {
        // A block may begin before its heading, with characters that nobody sees.
        let at = blocks.partition_point(|block| block.span.end() <= heading.span.start());
        let form = heading.form.unwrap_or(Form::Circled);
        let alone =
            blocks.get(at).is_some_and(|b| b.span.end() <= heading.span.end() + 3);
        let item =
            form >= Form::Digit && alone && is_item(reader, blocks, at, form, list);
        if item {
            list = Some((at, form));
        } else {
            kept.push(*heading);
        }
    }
    *headings = kept;
}

fn is_item(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    at: usize,
    form: Form,
    list: Option<(usize, Form)>,
) -> bool {
    let open = |block: &&Block| block.is_open();
    let next = blocks[at + 1..].iter().take(REACH).find(open);
    let before = blocks[..at].iter().rev().take(REACH).find(open);
    let mut form_of =
        |block: &Block| label(reader.head(block, 40).chars(), 0).map(|l| l.form);
    let next_same = next.is_none_or(|block| form_of(block) == Some(form));
    let before_same = before.is_some_and(|block| form_of(block) == Some(form));
    let in_list =
        list.is_some_and(|(last, f)| f == form && last + 3 >= at) && before_same;
    let enclosed = before
        .is_some_and(|block| reader.head(block, 60).chars().starts_with(&['附', '件']));
    let stopped_before = before_same
        && before.is_some_and(|b| reader.tail(b.span, 12).chars().last() == Some(&';'));
    next_same || in_list || enclosed || stopped_before
}

/// Headings in a text that has no line breaks.
fn inline(reader: &mut Reader<'_, '_>, block: &Block, headings: &mut Vec<Heading>) {
    if block.span.range().len() < 240 {
        return;
    }
    let structure = reader.structure;
    let folded = reader.head(block, u32::MAX);
    let chars = folded.chars();
    let mut found: Vec<Heading> = Vec::new();
    let mut end_of_last = usize::MAX;
    let mut high = 0;
    let mut next_digit = u32::MAX;
    for at in 0..chars.len() {
        let fresh =
            at == 0 || at == end_of_last || matches!(chars[at - 1], '。' | '!' | '?');
        let Some(label) = fresh.then(|| label(chars, at)).flatten() else { continue };
        // 1. belongs to the headings where it follows one at once, not after 以下几件事:
        let follows = label.form == Form::Digit
            && (label.number == 1 && at == end_of_last || label.number == next_digit);
        if label.form >= Form::Digit && !follows {
            continue;
        }
        let window = &chars[at..chars.len().min(at + 80)];
        let Some(end) = inline_end(structure, window, label.end - at) else { continue };
        if follows && (has_figures(&window[label.end - at..end]) || end > 24) {
            continue;
        }
        next_digit = if follows { label.number + 1 } else { u32::MAX };
        high += usize::from(label.form <= Form::HanParen);
        end_of_last = at + end;
        found.push(Heading {
            span: folded.span(at..at + end),
            form: Some(label.form),
            text: folded.span(label.end..label.end + 1).start(),
        });
    }
    if high >= 2 {
        headings.extend(found);
    }
}

fn inline_end(structure: &Structure, chars: &[char], from: usize) -> Option<usize> {
    let glued = glued_end(structure, chars, from);
    let stop =
        first_stop(chars, from).filter(|&at| at > from && at - from <= LONGEST_RUN_ON);
    match (glued, stop) {
        (Some(glued), Some(stop)) => Some(glued.min(stop)),
        (None, Some(stop)) if matches!(chars[stop], '。' | ':') => Some(stop),
        (glued, _) => glued,
    }
}

/// Short lines without label and stop, with text under each; one alone is none.
fn lone_lines(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    headings: &mut Vec<Heading>,
) {
    let mut found = Vec::new();
    for at in 0..blocks.len() {
        let block = &blocks[at];
        if !block.is_open()
            || !block.line_start
            || !block.line_end
            || block.span.range().len() > 90
        {
            continue;
        }
        let structure = reader.structure;
        let chars: Vec<char> = reader.read(block.span).chars().to_vec();
        let shaped = is_title_like(structure, &chars)
            && (4..=24).contains(&chars.len())
            && !is_salutation(structure, &chars)
            && !chars.contains(&' ');
        if !shaped || chars.iter().filter(|c| c.is_ascii_digit()).count() > 4 {
            continue;
        }
        let open = |block: &&Block| block.is_open();
        let Some(next) = blocks[at + 1..].iter().take(REACH).find(open) else { continue };
        let before =
            blocks[..at].iter().rev().take(REACH).find(|block| {
                block.role.is_none() || block.role == Some(super::Role::Title)
            });
        let text_under = next.span.range().len() > 60
            && (next.span.range().len() > 300
                || ends_stopped(reader.tail(next.span, 30).chars()))
            && !headings
                .binary_search_by_key(&next.span.start(), |h| h.span.start())
                .is_ok_and(|at| headings[at].span.end() + 3 >= next.span.end());
        let text_over = before.is_none_or(|block| {
            block.role.is_some()
                || ends_stopped(reader.tail(block.span, 30).chars())
                || headings
                    .binary_search_by_key(&block.span.start(), |h| h.span.start())
                    .is_ok()
        });
        if text_under && text_over {
            let span = block.span;
            found.push(Heading { span, form: None, text: span.start() });
        }
    }
    if found.len() >= 2 {
        headings.extend(found);
    }
}

/// Cuts the blocks at both ends of each heading.
fn cut(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    headings: &[Heading],
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len() + headings.len());
    let mut next = headings.iter().peekable();
    for block in blocks {
        let mut rest = Some(block);
        while let Some(block) = rest.take() {
            let inside = next.next_if(|h| block.span.contains(h.span));
            let Some(heading) = inside else {
                out.push(block);
                continue;
            };
            let (before, from) = split_block(reader.source, &block, heading.span.start());
            out.extend(before);
            let Some(from) = from else { continue };
            let stop = reader.source.text()
                [heading.span.end() as usize..from.span.end() as usize]
                .chars()
                .next()
                .filter(|&c| matches!(class(c), Class::Stop | Class::Comma));
            let end = heading.span.end() + stop.map_or(0, |c| c.len_utf8() as u32);
            let (head, after) = split_block(reader.source, &from, end);
            out.extend(head.map(|b| Block { role: Some(super::Role::Heading), ..b }));
            rest = after;
        }
    }
    out
}
