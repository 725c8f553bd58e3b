//! Where the documents of a source begin.

use super::Role;
use super::block::{Block, Reader, split_block};
use super::furniture::ends_stopped;
use super::label::{Form, Label, label, may_start};
use super::mark::{Numbered, marks};
use super::title::{
    LONGEST, date_before, declared, ends_as_title, glued_title_end, is_date_line,
    is_report_title, is_salutation, is_subtitle, is_title_like, opens,
};
use crate::lexicon::Cue;
use crate::text::{Class, Span, class};

/// How many blocks away a neighbour is looked for over furniture.
const REACH: usize = 200;

/// The beginning of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) start: u32,
    /// Where mark and title end and the text begins.
    pub(super) head_end: u32,
    pub(super) title: Option<Span>,
}

/// The beginnings of all documents, in order, and how many the cover declares.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    pub(super) bounds: Vec<Bound>,
    pub(super) declared: Option<(u32, Span)>,
}

/// What a block looks like from outside.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    open: bool,
    whole: bool,
    title_like: bool,
    report_title: bool,
    subtitle: bool,
    salutation: bool,
    date: bool,
    stopped: bool,
    collection: bool,
    enclosure: bool,
    width: usize,
    label: Option<Label>,
}

/// Finds the documents.
pub(super) fn find_bounds(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    entries: &[String],
) -> Bounds {
    let looks: Vec<Look> = blocks.iter().map(|block| look(reader, block)).collect();
    let cover = cover(reader, blocks, &looks);
    let marks = marks(reader, blocks, &cover.stems, cover.declared.is_some());
    let mut finder = Finder { reader, blocks, looks, cover, entries };
    let bounds = if marks.is_empty() {
        finder.unmarked()
    } else {
        marks.iter().map(|mark| finder.marked(mark)).collect()
    };
    Bounds { bounds, declared: finder.cover.declared }
}

fn look(reader: &mut Reader<'_, '_>, block: &Block) -> Look {
    if !block.is_open() {
        return Look::default();
    }
    let structure = reader.structure;
    let mut look =
        Look { open: true, whole: block.line_start && block.line_end, ..Look::default() };
    let short = block.span.range().len() <= 360;
    let labelled = block.line_start && reader.first(block).is_some_and(may_start);
    if !short {
        let head = labelled.then(|| reader.head(block, 60).chars());
        look.label = head.and_then(|chars| label(chars, 0));
        look.width = usize::MAX;
        look.stopped = ends_stopped(reader.tail(block.span, 60).chars());
        return look;
    }
    let chars = reader.head(block, 400).chars();
    look.label = if labelled { label(chars, 0) } else { None };
    look.width = chars.len();
    look.stopped = ends_stopped(chars);
    look.enclosure = chars.starts_with(&['附', '件']) || chars.starts_with(&['附', ':']);
    look.title_like = is_title_like(structure, chars);
    look.report_title = is_report_title(structure, chars);
    look.subtitle = is_subtitle(chars);
    look.salutation = is_salutation(structure, chars);
    look.date = is_date_line(chars);
    look.collection = chars.len() <= LONGEST
        && !look.stopped
        && (declared(chars).is_some()
            || structure.ends(chars, chars.len(), Cue::COLLECTION));
    look
}

/// The cover of a compilation.
#[derive(Debug, Default)]
struct Cover {
    declared: Option<(u32, Span)>,
    /// The first block behind the cover's own title; 0 where there is no cover.
    end: usize,
    /// The titles on it, without the declared number.
    stems: Vec<Span>,
}

fn cover(reader: &mut Reader<'_, '_>, blocks: &[Block], looks: &[Look]) -> Cover {
    let mut cover = Cover::default();
    let lines = looks.iter().enumerate().filter(|(_, look)| look.open).take(6);
    for (at, look) in lines {
        if look.width > LONGEST || look.stopped {
            cover.declared =
                cover.declared.or_else(|| glued_declaration(reader, &blocks[at]));
            break;
        }
        let folded = reader.read(blocks[at].span);
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
            let folded = reader.read(blocks[at].span);
            cover.declared = Some((number, folded.span(range)));
        }
        if look.collection {
            cover.end = at + 1;
        }
    }
    cover
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

struct Finder<'f, 'a, 't> {
    reader: &'f mut Reader<'a, 't>,
    blocks: &'f [Block],
    looks: Vec<Look>,
    cover: Cover,
    entries: &'f [String],
}

impl Finder<'_, '_, '_> {
    /// The next open block at or after an index.
    fn open_from(&self, at: usize) -> Option<usize> {
        (at..self.looks.len()).take(REACH).find(|&at| self.looks[at].open)
    }

    fn open_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(REACH).find(|&at| self.looks[at].open)
    }

    fn text(&self, span: Span) -> String {
        self.reader.source.slice(span).split_whitespace().collect()
    }

    /// The document that a mark begins; its title may stand on the next line.
    fn marked(&mut self, mark: &Numbered) -> Bound {
        let mut bound =
            Bound { start: mark.start, head_end: mark.end, title: mark.title };
        if let Some(title) = mark.title {
            bound.head_end = bound.head_end.max(title.end());
        }
        let next =
            self.blocks.partition_point(|block| block.span.start() < bound.head_end);
        let inside = next.checked_sub(1).map(|at| self.blocks[at].span.end());
        let Some(next) = self.open_from(next) else { return bound };
        if inside.is_some_and(|end| end > bound.head_end) || !self.looks[next].title_like
        {
            return bound;
        }
        let line = self.blocks[next].span;
        match mark.title {
            None if !self.is_heading_like(next) => {
                bound.title = Some(line);
                bound.head_end = line.end();
            }
            Some(title) if self.text(title) == self.text(line) => {
                bound.head_end = line.end()
            }
            _ => {}
        }
        bound
    }

    /// A lone line with no report word and blanks before it is a heading rather.
    fn is_heading_like(&self, at: usize) -> bool {
        self.looks[at].width < 7 && !self.looks[at].report_title
    }

    /// Documents of a source without marks: the first, then titles and letters.
    fn unmarked(&mut self) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let Some(first) = self.open_from(self.cover.end) else { return bounds };
        bounds.push(self.first(first));
        let mut part = PartSoFar::default();
        for at in first..self.blocks.len() {
            if !self.looks[at].open {
                continue;
            }
            let begun =
                bounds.last().is_some_and(|b| self.blocks[at].span.start() < b.head_end);
            if !begun
                && let Some(bound) =
                    self.title_at(at, &part).or_else(|| self.letter_at(at, &part))
            {
                bounds.push(bound);
                part = PartSoFar::default();
            }
            part.add(&self.looks[at], &self.blocks[at]);
            if let Some(bound) = self.glued_at(at) {
                bounds.push(bound);
                part = PartSoFar::default();
            }
        }
        bounds
    }

    /// The first document: its title, if it has one.
    fn first(&mut self, first: usize) -> Bound {
        let mut at = first;
        for _ in 0..4 {
            if self.looks[at].title_like
                && !self.is_red_head(at)
                && !self.is_broken_text(at)
                && self.looks[at].whole
                && self.open_from(at + 1).is_some()
            {
                return self.titled(at);
            }
            let next = self.open_from(at + 1);
            let head = self.is_red_head(at) || self.cover.end > 0 && self.is_note(at);
            match next {
                Some(next) if head => at = next,
                _ => break,
            }
        }
        if let Some(end) = self.glued_title(at) {
            let title = Span::new(self.blocks[at].span.start(), end);
            return Bound { start: title.start(), head_end: end, title: Some(title) };
        }
        let start = self.blocks[at].span.start();
        Bound { start, head_end: start, title: None }
    }

    /// `…文件`, `临护〔2031〕7号 签发人:`: the head of an official paper.
    fn is_red_head(&mut self, at: usize) -> bool {
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        let line: String = chars.iter().collect();
        chars.len() <= 50
            && (line.ends_with("文件")
                || line.contains("号")
                    && line.contains(['〔', '[', '【'])
                    && line.contains([']', '〕', '】'])
                || line.contains("签发人"))
    }

    /// A line of running text that only its width has cut.
    fn is_broken_text(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        chars.contains(&',')
            && (chars.iter().any(char::is_ascii_digit) || opens(structure, chars, 0))
            && !ends_as_title(structure, chars)
    }

    /// A bracketed note under the cover's title.
    fn is_note(&mut self, at: usize) -> bool {
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        self.looks[at].width <= LONGEST
            && chars.first() == Some(&'(')
            && chars.last() == Some(&')')
    }

    /// A document whose title begins at a line, over two lines where it is broken.
    fn titled(&mut self, at: usize) -> Bound {
        let line = self.blocks[at].span;
        let mut title = line;
        if let Some(next) = self.open_from(at + 1)
            && next == at + 1
            && self.goes_on(at, next)
        {
            title = line.to(self.blocks[next].span);
        }
        let mut head_end = title.end();
        let next = self.blocks.partition_point(|block| block.span.start() < head_end);
        if let Some(next) = self.open_from(next)
            && self.looks[next].whole
            && self.text(self.blocks[next].span) == self.text(title)
        {
            head_end = self.blocks[next].span.end();
        }
        Bound { start: title.start(), head_end, title: Some(title) }
    }

    /// True where the second line ends the title that the first begins.
    fn goes_on(&mut self, at: usize, next: usize) -> bool {
        let (first, second) = (self.looks[at], self.looks[next]);
        if !second.title_like
            || !second.whole
            || self.blocks[next].indent && !self.blocks[at].indent
        {
            return false;
        }
        let joined = self.text(self.blocks[at].span.to(self.blocks[next].span));
        if self.entries.contains(&joined) {
            return true;
        }
        if first.report_title || !second.report_title {
            return false;
        }
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        let line: String = chars.iter().collect();
        line.contains("关于")
            || line.ends_with(['年', '在', '的', '和', '与', '、', '届'])
    }

    /// A further document whose title stands on its own line.
    fn title_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        let look = self.looks[at];
        if !look.title_like || !look.whole {
            return self.title_with_text_at(at);
        }
        let next = self.open_from(at + 1)?;
        let line = self.text(self.blocks[at].span);
        let joined = self.text(self.blocks[at].span.to(self.blocks[next].span));
        if self.entries.contains(&line) || self.entries.contains(&joined) {
            return Some(self.titled(at));
        }
        let before = self.open_before(at)?;
        let ended = self.looks[before].stopped || self.looks[before].date;
        if !ended || part.text == 0 {
            return None;
        }
        let compiled = self.cover.end > 0;
        let subtitle = self.looks[next].subtitle;
        let restarts = part.form.is_some_and(|form| self.restarts(at, form));
        let begins = self.opens_at(next);
        let strong = look.report_title && look.width >= 7;
        let signed = look.report_title && self.looks[before].date && !part.enclosed;
        let found = if compiled {
            signed
                || strong && (part.text >= 2 || begins)
                || look.width >= 10 && part.form.is_some() && (restarts || subtitle)
                || look.width >= 10 && subtitle
        } else {
            signed
                || strong
                    && look.width >= 9
                    && part.text >= 2
                    && restarts
                    && !part.enclosed
        };
        found.then(|| self.titled(at))
    }

    /// In a compilation, a line whose title runs on into its text.
    fn title_with_text_at(&mut self, at: usize) -> Option<Bound> {
        let before = self.open_before(at)?;
        let block = &self.blocks[at];
        if self.cover.end == 0 || !block.line_start || !self.looks[before].stopped {
            return None;
        }
        let end = self.glued_title(at)?;
        let title = Span::new(self.blocks[at].span.start(), end);
        Some(Bound { start: title.start(), head_end: end, title: Some(title) })
    }

    fn glued_title(&mut self, at: usize) -> Option<u32> {
        let structure = self.reader.structure;
        if self.looks[at].label.is_some() {
            return None;
        }
        let folded = self.reader.head(&self.blocks[at], 300);
        let end = glued_title_end(structure, folded.chars())?;
        Some(folded.span(end - 1..end).end())
    }

    /// A document whose title is glued to the last sentence of the one before, or
    /// a letter whose salutation is glued to the date of the one before.
    fn glued_at(&mut self, at: usize) -> Option<Bound> {
        let structure = self.reader.structure;
        if !self.blocks[at].line_end {
            return None;
        }
        let salutes = matches!(self.reader.last(&self.blocks[at]), Some(':' | '!'));
        if self.looks[at].stopped && !salutes {
            return None;
        }
        let folded = self.reader.tail(self.blocks[at].span, 240);
        let chars = folded.chars();
        if salutes && is_date_then_salutation(structure, chars) {
            let date = chars.iter().rposition(|&c| c == '日')? + 1;
            let start = folded.span(date..date + 1).start();
            return Some(Bound { start, head_end: start, title: None });
        }
        if self.looks[at].stopped {
            return None;
        }
        let stop = chars.iter().rposition(|&c| class(c) == Class::Stop && c != ';')?;
        let mut start = stop + 1;
        while chars
            .get(start)
            .is_some_and(|&c| class(c) == Class::Close || c.is_ascii_digit())
        {
            start += 1;
        }
        let title = chars.get(start..)?;
        if title.len() < 8
            || !is_title_like(structure, title)
            || !ends_as_title(structure, title)
        {
            return None;
        }
        let span = folded.span(start..chars.len());
        let next = self.open_from(at + 1)?;
        let begins = self.opens_at(next)
            || self.cover.end > 0
            || self.looks[next].label.is_some_and(|l| l.number == 1);
        begins.then_some(Bound {
            start: span.start(),
            head_end: span.end(),
            title: Some(span),
        })
    }

    /// A letter that follows the signature and date of the one before.
    fn letter_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        let before = self.open_before(at)?;
        if !self.looks[at].salutation || !self.looks[before].date || part.text == 0 {
            return None;
        }
        let start = self.blocks[at].span.start();
        Some(Bound { start, head_end: start, title: None })
    }

    fn opens_at(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        opens(structure, self.reader.head(&self.blocks[at], 60).chars(), 0)
    }

    /// True where the next label of the part's highest form, or of another high
    /// form, is a first one.
    fn restarts(&self, at: usize, form: Form) -> bool {
        let labels = self.looks[at + 1..].iter().take(60).filter_map(|look| look.label);
        let mut high = labels.filter(|label| label.form <= form.max(Form::HanParen));
        high.next().is_some_and(|label| label.number == 1)
    }
}

fn is_date_then_salutation(
    structure: &crate::lexicon::Structure,
    chars: &[char],
) -> bool {
    let Some(day) = chars.iter().rposition(|&c| c == '日') else { return false };
    date_before(chars, day + 1).is_some() && is_salutation(structure, &chars[day + 1..])
}

/// What was seen of the part that may end here.
#[derive(Debug, Default)]
struct PartSoFar {
    /// The highest form of label.
    form: Option<Form>,
    /// Lines of text.
    text: usize,
    /// 附件 was named: titles after it are those of enclosures.
    enclosed: bool,
}

impl PartSoFar {
    fn add(&mut self, look: &Look, block: &Block) {
        if let Some(label) = look.label {
            self.form = Some(self.form.map_or(label.form, |form| form.min(label.form)));
        }
        self.enclosed |= look.enclosure;
        self.text += usize::from(look.stopped || !block.line_end);
    }
}

/// Cuts the blocks where documents and their text begin; heads become titles.
pub(super) fn cut_at_bounds(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    bounds: &[Bound],
) -> Vec<Block> {
    let mut cuts: Vec<u32> = bounds.iter().flat_map(|b| [b.start, b.head_end]).collect();
    cuts.dedup();
    let mut out = Vec::with_capacity(blocks.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for block in blocks {
        let mut rest = Some(block);
        while let Some(block) = rest.take() {
            while cuts.next_if(|&cut| cut <= block.span.start()).is_some() {}
            match cuts.next_if(|&cut| cut < block.span.end()) {
                Some(cut) => {
                    let (before, after) = split_block(reader.source, &block, cut);
                    out.extend(before);
                    rest = after;
                }
                None => out.push(block),
            }
        }
    }
    assign_heads(reader, &mut out, bounds);
    out
}

/// Titles and cover lines get their role, and a page number that stood before a
/// glued title too.
fn assign_heads(reader: &mut Reader<'_, '_>, blocks: &mut Vec<Block>, bounds: &[Bound]) {
    let first = bounds.first().map_or(0, |bound| bound.start);
    for block in blocks.iter_mut().filter(|block| block.is_open()) {
        let at = bounds.partition_point(|bound| bound.start <= block.span.start());
        let head = at > 0 && block.span.start() < bounds[at - 1].head_end;
        let cover =
            at == 0 && block.span.start() < first && block.span.range().len() < 300;
        if head || cover {
            block.role = Some(Role::Title);
        }
    }
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        let end = block.span.end();
        let glued =
            block.is_open() && bounds.binary_search_by_key(&end, |b| b.start).is_ok();
        let text = reader.source.slice(block.span);
        let kept = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - kept.len();
        let stopped = kept.chars().next_back().is_some_and(|c| class(c) == Class::Stop);
        if glued && stopped && (1..=4).contains(&digits) {
            let cut = block.span.end() - digits as u32;
            let (text, number) = split_block(reader.source, &block, cut);
            out.extend(text);
            out.extend(number.map(|n| Block { role: Some(Role::Furniture), ..n }));
        } else {
            out.push(block);
        }
    }
    *blocks = out;
}
