//! Who a document speaks for and when: where the words for it stand.

use super::block::Reader;
use super::title::date_before;
use super::{Part, Role};
use crate::lexicon::{Cue, Lexicon};
use crate::text::{Class, Source, Span, class};

/// The words that say which time a document is about, best first: those of its
/// title, else the date of its signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// `2031年度`, `2031年上半年` in the title.
    pub(crate) title_date: Option<Span>,
    /// The date line of the signature.
    pub(crate) signature_date: Option<Span>,
    /// The organisation: of the signature, else at the head of the title, else at
    /// the head of the first sentence.
    pub(crate) issuer: Option<Span>,
}

/// Looks for the origin of a document.
pub(crate) fn origin(source: &Source<'_>, lexicon: &Lexicon, part: &Part) -> Origin {
    let mut reader = Reader::new(source, &lexicon.structure);
    let mut origin = Origin::default();
    let mut signed = None;
    for paragraph in part.paragraphs.iter().filter(|p| p.role == Role::Signature) {
        let folded = reader.read(paragraph.span);
        let chars = folded.chars();
        match date_before(chars, chars.len()) {
            Some(start) => origin.signature_date = Some(folded.span(start..chars.len())),
            None => signed = signed.or(Some(paragraph.span)),
        }
    }
    let titled = part.title.and_then(|title| {
        origin.title_date = title_date(&mut reader, title);
        unit_at_head(&mut reader, title)
    });
    let body = || part.paragraphs.iter().find(|p| p.role == Role::Body);
    let issuer = signed.or(titled);
    origin.issuer = issuer.or_else(|| {
        let span = body()?.span;
        let end = super::block::floor(source, span.end().min(span.start() + 180));
        unit_at_head(&mut reader, Span::new(span.start(), end.max(span.start())))
    });
    origin
}

/// `2031年度` with what follows it of half-years and quarters.
fn title_date(reader: &mut Reader<'_, '_>, title: Span) -> Option<Span> {
    let folded = reader.read(title);
    let chars = folded.chars();
    let year = chars.iter().position(|&c| c == '年')?;
    let digits = chars[..year]
        .iter()
        .rev()
        .take(4)
        .take_while(|&&c| class(c).is_numeral())
        .count();
    if digits < 4 {
        return None;
    }
    let mut end = year + 1;
    let rest: String = chars[end..].iter().take(4).collect();
    let tail =
        ["度", "上半年", "下半年", "前三季度", "一季度", "二季度", "三季度", "四季度"];
    let month = || {
        let digits = chars[end..].iter().take(3).take_while(|c| class(**c).is_numeral());
        let length = digits.count();
        (length > 0 && chars.get(end + length) == Some(&'月')).then_some(length + 1)
    };
    if let Some(tail) = tail.iter().find(|tail| rest.starts_with(**tail)) {
        end += tail.chars().count();
    } else if let Some(length) = month() {
        end += length;
    }
    Some(folded.span(year - digits..end))
}

/// The organisation that a title or first sentence begins with: up to the last
/// word for a kind of organisation before the year or the verb.
fn unit_at_head(reader: &mut Reader<'_, '_>, span: Span) -> Option<Span> {
    let structure = reader.structure;
    let folded = reader.read(span);
    let chars = folded.chars();
    let mut start = 0;
    // 2031年,岚川区水务局…; 近年来,…
    if let Some(comma) = chars.iter().take(14).position(|&c| c == ',') {
        start = comma + 1;
    }
    let part_of_name = |c: char| class(c).is_han() || class(c) == Class::Mask;
    let run = chars[start..].iter().take(30).take_while(|&&c| part_of_name(c)).count();
    let ends = (start + 4..=start + run).filter(|&end| {
        structure.ends(chars, end, Cue::UNIT)
            && structure.at(chars, end, Cue::UNIT).is_none_or(|_| end >= start + run)
    });
    let end = ends.min()?;
    // A longer name goes on: 水务局工会.
    Some(folded.span(start..end))
}
