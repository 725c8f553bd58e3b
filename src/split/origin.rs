//! Who a document speaks for and when: where the words for it stand.

use super::reader::Reader;
use super::signature::date_before;
use super::{Part, Role};
use crate::lexicon::{Body, Cue, Lexicon};
use crate::text::{Class, Source, Span, class};

/// How many words behind a place its name may go on: 临浔市少年宫.
const NAME_REACH: usize = 4;

/// The longest name of a place at the head of a title.
const PLACE_REACH: usize = 20;

/// The words that say which time a document is about, best first: those of its
/// title, else the date of its signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// `2031年度`, `2031年上半年` in the title.
    pub(crate) title_date: Option<Span>,
    /// The date line of the signature.
    pub(crate) signature_date: Option<Span>,
    /// The organisation: of the signature, else at the head of the title.
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
        let unit = unit_at_head(&mut reader, lexicon, title);
        unit.or_else(|| place_at_head(&mut reader, lexicon, title))
    });
    origin.issuer = signed.or(titled);
    origin
}

/// The place that a title begins with: 云埠镇人居环境整治工作总结.
fn place_at_head(
    reader: &mut Reader<'_, '_>,
    lexicon: &Lexicon,
    title: Span,
) -> Option<Span> {
    let folded = reader.read(title);
    let chars = folded.chars();
    let words = lexicon.words.tag(chars, 0..chars.len().min(PLACE_REACH));
    let proper = words.iter().take_while(|word| {
        let known =
            word.range.len() > 1 && !matches!(&*word.tag, "ns" | "nr" | "nz" | "x");
        !known && chars[word.range.clone()].iter().all(|&c| class(c).is_han())
    });
    let end = proper
        .filter(|word| {
            let place = lexicon.organisations.before(chars, word.range.end);
            matches!(place, Some((length, Body::Place, _)) if word.range.end > length + 1)
        })
        .last()?
        .range
        .end;
    // 临浔市少年宫: a place with the end of a name soon behind it.
    let house = words
        .iter()
        .skip_while(|word| word.range.start < end)
        .take(NAME_REACH)
        .take_while(|word| {
            !word.tag.starts_with(['p', 'c', 'u', 'd', 'm', 'w'])
                && chars[word.range.clone()].iter().all(|&c| class(c).is_han())
        })
        .filter(|word| {
            let found = lexicon.organisations.before(chars, word.range.end);
            found.is_some_and(|(length, body, _)| {
                length >= word.range.len() && length > 1 && body != Body::Place
            })
        })
        .last();
    Some(folded.span(0..house.map_or(end, |word| word.range.end)))
}

/// `2031年度` with what follows it of half-years and quarters.
fn title_date(reader: &mut Reader<'_, '_>, title: Span) -> Option<Span> {
    let structure = reader.structure;
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
    let month = || {
        let digits = chars[end..].iter().take(3).take_while(|c| class(**c).is_numeral());
        let length = digits.count();
        (length > 0 && chars.get(end + length) == Some(&'月')).then_some(length + 1)
    };
    if let Some(length) = structure.at(chars, end, Cue::TITLE_PERIOD) {
        end += length;
    } else if let Some(length) = month() {
        end += length;
    }
    Some(folded.span(year - digits..end))
}

/// The organisation that a title begins with: up to the last word for a kind of organisation before the year or the verb.
fn unit_at_head(
    reader: &mut Reader<'_, '_>,
    lexicon: &Lexicon,
    span: Span,
) -> Option<Span> {
    let structure = reader.structure;
    let folded = reader.read(span);
    let chars = folded.chars();
    let mut start = 0;
    // 2031年,岚川区水务局…; 近年来,…
    if let Some(comma) = chars.iter().take(14).position(|&c| c == ',') {
        start = comma + 1;
    }
    start += structure.at(chars, start, Cue::ABOUT).unwrap_or(0);
    let part_of_name = |c: char| class(c).is_han() || class(c) == Class::Mask;
    let run = chars[start..].iter().take(30).take_while(|&&c| part_of_name(c)).count();
    let ends = (start + 4..=start + run).filter(|&end| {
        structure.ends(chars, end, Cue::UNIT)
            && structure.at(chars, end, Cue::UNIT).is_none_or(|_| end >= start + run)
    });
    // 实干笃行, 经济运行: a common word that ends so is no organisation.
    let words = lexicon.words.tag(chars, start..start + run);
    let names = |&end: &usize| {
        words.iter().any(|word| {
            let length = word.range.len();
            let tail = lexicon.organisations.before(chars, end);
            let whole = tail.is_some_and(|(tail, _, _)| tail >= length);
            let proper = matches!(&*word.tag, "ns" | "nt" | "nz" | "x");
            let bank = chars[end - 1] == '行' && tail.is_none();
            word.range.end == end && !bank && (length != 2 || whole || proper)
        })
    };
    let mut ends = ends.filter(names);
    let end = ends.next()?;
    // A longer name goes on: 水务局工会.
    Some(folded.span(start..end))
}
