use super::parse::{may_start, parse_as};
use super::resolve::Resolver;
use crate::lexicon::Lexicon;
use crate::recognize::{Recognized, Request};
use crate::text::{Folded, Source, Span};
use crate::value::Civil;

/// The kinds `date` and `duration` of a request.
pub(crate) fn recognize(lexicon: &Lexicon, request: &Request) -> Vec<Recognized> {
    let wants = |kind: &str| request.kinds.iter().any(|k| k == kind);
    if !["date", "duration", "set", "holiday"].into_iter().any(wants) {
        return Vec::new();
    }
    let source = Source::new(&request.text);
    let Ok(length) = u32::try_from(request.text.len()) else { return Vec::new() };
    let mut folded = Folded::default();
    folded.read(&source, Span::new(0, length));
    let reference = request.reference_time.as_deref().and_then(Civil::read);
    let mut resolver = Resolver::new(reference, None);
    let mut found = Vec::new();
    let mut at = 0;
    let chars = folded.chars();
    while let Some(&c) = chars.get(at) {
        let read = if may_start(lexicon, c)
            || "这下上本今周星礼未过最前后两半".contains(c)
        {
            parse_as(chars, lexicon, at, true)
        } else {
            None
        };
        let Some((end, expr, _)) = read else {
            at += 1;
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
    if !wants("date") {
        found.clear();
    }
    found
}
