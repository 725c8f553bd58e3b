//! What line ends, pages and years of other reports do to numbers.

use crate::lexicon::{Beside, Lexicon};
use crate::report::{Detail, Document, Warning};
use crate::scan::{Mention, Scan, Skipped, Value};
use crate::text::{Class, Folded, Source, Span, class};
use crate::value::{Edtf, Point};

const TWO_READINGS: &str = "a number broken by a line end, two readings";
const TORN: &str = "a page number inside a number";
const YEAR_ELSEWHERE: &str = "the year of the title stands nowhere in the body";

/// 护林款2 and 2.8万元 on two lines are 22.8 or 2.8: the figure is taken back.
pub(crate) fn two_readings(
    source: &Source<'_>,
    folded: &Folded,
    lexicon: &Lexicon,
    scan: &mut Scan,
) -> Option<Warning> {
    let chars = folded.chars();
    let broken = |mention: &Mention| {
        let figure = matches!(mention.value, Value::Figure(_));
        let head = chars[..mention.start].iter().all(|&c| c == ' ')
            || chars[..mention.start].ends_with(&[' ']);
        let start = folded.span(mention.start..mention.end).start();
        (figure && head && chars[mention.start].is_ascii_digit())
            .then(|| digits_above(source, lexicon, start))?
    };
    let mut found = scan.mentions.iter().enumerate();
    let (index, from) = found.find_map(|(i, mention)| Some((i, broken(mention)?)))?;
    let mention = scan.mentions.remove(index);
    let (start, end) = (mention.start, mention.end);
    scan.skipped.push(Skipped { start, end, reason: None });
    scan.skipped.sort_by_key(|skipped| skipped.start);
    let span = Span::new(from, folded.span(start..end).end());
    Some(Warning { span, message: TWO_READINGS.into() })
}

/// Where the digits start that the line above ends with, behind a word: 护林款2.
fn digits_above(source: &Source<'_>, lexicon: &Lexicon, start: u32) -> Option<u32> {
    let window = Span::new(start.saturating_sub(64), start);
    let text = (0..4).find_map(|n| {
        let window = Span::new(window.start() + n, start);
        source.text().get(window.range())
    })?;
    let above = text.trim_end();
    let digits = above.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    let word = &above[..above.len() - digits];
    let last = word.chars().next_back()?;
    let broken = text[above.len()..].contains('\n')
        && (1..4).contains(&digits)
        && class(last) == Class::Han
        && !lexicon.numbers.beside.is(Beside::Label, last);
    broken.then(|| start - (text.len() - word.len()) as u32)
}

/// The page numbers, cut out of the paragraph at `gaps`, that stood inside a figure: 5.3
/// before one and 亿元 behind it.
pub(crate) fn torn_by_pages(
    folded: &Folded,
    gaps: &[Span],
    scan: &Scan,
) -> impl Iterator<Item = Warning> {
    let inside = |gap: &Span| {
        let mut figures =
            scan.mentions.iter().filter(|m| matches!(m.value, Value::Figure(_)));
        figures.any(|m| folded.span(m.start..m.end).contains(*gap))
    };
    let torn = gaps.iter().copied().filter(inside);
    torn.map(|span| Warning { span, message: TORN.into() })
}

/// A title of 2031 over a body that speaks of other years only.
pub(crate) fn title_year(document: &Document, title: Span) -> Option<Warning> {
    let years = |date: &Edtf| {
        let year = |point: Option<Point>| point?.year_part().number();
        year(date.start()).into_iter().chain(year(date.end()))
    };
    let (mut stated, mut others) = (Vec::new(), Vec::new());
    for fact in &document.facts {
        let Detail::Date(date) = &fact.detail else { continue };
        let inside = fact.span.start() < title.end() && title.start() < fact.span.end();
        let years = years(&date.edtf);
        if inside { stated.extend(years) } else { others.extend(years) }
    }
    let year = stated.first()?;
    let elsewhere = others.len() >= 2 && !others.contains(year);
    elsewhere.then(|| Warning { span: title, message: YEAR_ELSEWHERE.into() })
}
