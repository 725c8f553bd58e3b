//! Blocks and bounds into parts: sections with levels, paragraphs with roles.

use super::block::Block;
use super::bounds::Bound;
use super::heading::{Heading, headings};
use super::reader::Reader;
use super::signature::sign;
use super::{Paragraph, Part, Role};
use crate::report::Section;
use crate::text::{Class, Span, class};

/// The documents of a source; one even where nothing begins one.
pub(super) fn build_parts(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    bounds: &[Bound],
) -> Vec<Part> {
    let text_end = blocks.last().map_or(0, |block| block.span.end());
    let whole = Bound { start: 0, head_end: 0, title: None };
    let bounds = if bounds.is_empty() { &[whole][..] } else { bounds };
    let mut parts = Vec::with_capacity(bounds.len());
    let mut blocks = blocks.into_iter().peekable();
    for (at, bound) in bounds.iter().enumerate() {
        let end = bounds.get(at + 1).map(|next| next.start);
        let mut own = Vec::new();
        while let Some(block) =
            blocks.next_if(|block| end.is_none_or(|end| block.span.start() < end))
        {
            own.push(block);
        }
        let end = end.unwrap_or(text_end.max(bound.head_end));
        parts.push(part(reader, own, bound, end));
    }
    parts
}

fn part(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    bound: &Bound,
    end: u32,
) -> Part {
    let (mut blocks, headings) = headings(reader, blocks);
    sign(reader, &mut blocks);
    let span = Span::new(bound.start, end.max(bound.start));
    let sections = sections(reader, &headings, span);
    let mut order: Vec<(u32, usize)> =
        headings.iter().enumerate().map(|(at, h)| (h.span.start(), at)).collect();
    order.sort_unstable();
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let under = order.partition_point(|(start, _)| *start <= block.span.start());
        let section = under.checked_sub(1).map(|at| order[at].1 as u32);
        let role = block.role.unwrap_or(Role::Body);
        paragraphs.push(Paragraph { span: block.span, gaps: block.gaps, role, section });
    }
    Part { span, title: bound.title, sections, paragraphs }
}

/// Twice the place of a heading's form among all; a lone line ranks under the
/// form that it first stands under, and over all where it comes first.
fn ranks(headings: &[Heading]) -> Vec<u8> {
    let first_lone = headings.iter().position(|heading| heading.form.is_none());
    let lone = match first_lone {
        Some(at) if at > 0 => headings[at - 1].form.map_or(0, |form| form as u8 * 2 + 3),
        _ => 0,
    };
    headings.iter().map(|h| h.form.map_or(lone, |form| form as u8 * 2 + 2)).collect()
}

fn sections(reader: &Reader<'_, '_>, headings: &[Heading], part: Span) -> Vec<Section> {
    let ranks = ranks(headings);
    let mut used = ranks.clone();
    used.sort_unstable();
    used.dedup();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        let rank = ranks[at];
        while open.last().is_some_and(|(above, _)| *above >= rank) {
            if let Some((_, closed)) = open.pop() {
                close(&mut sections[closed], heading.span.start());
            }
        }
        let place = used.partition_point(|used| *used < rank) + 1;
        let level = if open.is_empty() { place } else { open.len() + 1 };
        // Without a parent of its own a low heading keeps its place among the forms.
        let level = open
            .last()
            .map_or(level, |(_, parent)| usize::from(sections[*parent].level) + 1);
        sections.push(Section {
            parent: open.last().map(|(_, parent)| *parent as u32),
            level: level.min(255) as u8,
            label: label_span(reader, heading),
            heading: Span::new(heading.text, heading.span.end()),
            span: Span::new(heading.span.start(), part.end().max(heading.span.end())),
        });
        open.push((rank, at));
    }
    sections
}

fn close(section: &mut Section, end: u32) {
    section.span = Span::new(section.span.start(), end.max(section.heading.end()));
}

fn label_span(reader: &Reader<'_, '_>, heading: &Heading) -> Span {
    let start = heading.span.start();
    let label = reader.source.slice(Span::new(start, heading.text));
    let kept = label.trim_end_matches(|c: char| class(c) == Class::Space);
    Span::new(start, start + kept.len() as u32)
}
