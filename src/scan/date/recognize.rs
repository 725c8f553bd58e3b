use super::duration;
use super::parse::{may_start, parse_as};
use super::recurring::recurring;
use super::resolve::Resolver;
use crate::lexicon::Lexicon;
use crate::scan::recognize::{Recognized, Request};
use crate::text::{Folded, Source, Span};

/// The kinds `date` and `duration` of a request.
pub(crate) fn recognize(lexicon: &Lexicon, request: &Request) -> Vec<Recognized> {
    let wants = |kind| request.wants(kind);
    if !wants("date") && !wants("duration") {
        return Vec::new();
    }
    let source = Source::new(&request.text);
    let Ok(length) = u32::try_from(request.text.len()) else { return Vec::new() };
    let mut folded = Folded::default();
    folded.read(&source, Span::new(0, length));
    let reference = request.reference_time;
    let mut resolver = Resolver::new(reference.map(|time| time.day), None).of_talk();
    if let Some(clock) = reference.and_then(|time| time.clock) {
        resolver = resolver.at(clock);
    }
    let mut found = Vec::new();
    let mut at = 0;
    let chars = folded.chars();
    while let Some(&c) = chars.get(at) {
        if !wants("date") {
            let read = duration::duration(chars, &lexicon.dates, at, true);
            let end = read.as_ref().map_or(at, |read| read.end);
            // 1945年5月8日 holds no length of time.
            let date = may_start(lexicon, c).then(|| parse_as(chars, lexicon, at, false));
            if let Some((after, ..)) = date.flatten().filter(|(after, ..)| *after > end) {
                at = after;
                continue;
            }
            match read {
                Some(read) => {
                    at = read.end;
                    found.push(measured(&source, &folded, read));
                }
                None => at += 1,
            }
            continue;
        }
        let read = if may_start(lexicon, c) || lexicon.dates.opens_talk(c) {
            parse_as(chars, lexicon, at, true)
        } else {
            None
        };
        if let Some(end) = recurring(chars, lexicon, at) {
            let span = folded.span(at..end);
            found.push(Recognized {
                kind: "date",
                start: source.code_point(span.start()),
                end: source.code_point(span.end()),
                text: source.slice(span).to_owned(),
                ..Recognized::default()
            });
            at = end;
            continue;
        }
        let length = duration::duration(chars, &lexicon.dates, at, false)
            .filter(|_| wants("duration"));
        let longer = |end: usize| length.as_ref().is_none_or(|read| end >= read.end);
        let Some((end, expr, _)) = read.filter(|(end, ..)| longer(*end)) else {
            match length {
                Some(read) => {
                    at = read.end;
                    found.push(measured(&source, &folded, read));
                }
                None => at += 1,
            }
            continue;
        };
        let span = folded.span(at..end);
        found.push(Recognized {
            kind: "date",
            start: source.code_point(span.start()),
            end: source.code_point(span.end()),
            text: source.slice(span).to_owned(),
            edtf: resolver.resolve(&expr).map(|date| date.edtf.to_string()),
            ..Recognized::default()
        });
        at = end;
    }
    found
}

/// A length of time as the answer prints it.
fn measured(
    source: &Source<'_>,
    folded: &Folded,
    read: duration::Duration,
) -> Recognized {
    let span = folded.span(read.start..read.end);
    let unit = read.unit.map(|unit| source.slice(folded.span(unit)).to_owned());
    Recognized {
        kind: "duration",
        start: source.code_point(span.start()),
        end: source.code_point(span.end()),
        text: source.slice(span).to_owned(),
        value: read.value.map(|value| value.normalize().to_string()),
        value_max: read.value_max.map(|value| value.normalize().to_string()),
        qualifier: read.qualifier,
        si_value: read.seconds.map(|seconds| seconds.normalize().to_string()),
        si_unit: read.seconds.map(|_| "s".to_owned()),
        unit,
        ..Recognized::default()
    }
}
