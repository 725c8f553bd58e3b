use super::figure::{self, Found};
use super::{Cx, Mention, Scan, Skipped, Value, date, name, numeral, person};
use crate::lexicon::Start;

/// Finds the mentions of a paragraph in one pass from left to right, and accounts
/// for every numeral that stands in none.
///
/// Where several readings start at one place the longest wins; of two alike a date
/// goes before a name, and a name before a figure.
pub(crate) fn scan_paragraph(cx: Cx<'_>, out: &mut Scan) {
    let mut at = 0;
    let mut floor = 0;
    while let Some(&c) = cx.chars.get(at) {
        // One look at the character says that nothing starts with it, as it does for
        // nine characters of ten.
        let start = cx.lexicon.starts.of(c);
        if start.is_idle() {
            debug_assert!(
                start.numeral()
                    || Place { cx, at, floor, start: Start::ANY }.best().is_none(),
                "nothing starts at {at}"
            );
            at += 1;
            continue;
        }
        let next = match (Place { cx, at, floor, start }).best() {
            None => at + 1,
            Some(Found::Mention(mention)) => {
                let end = mention.end;
                out.mentions.push(mention);
                end
            }
            Some(Found::Skipped(skipped)) => {
                let end = skipped.end;
                out.skipped.push(skipped);
                end
            }
        };
        debug_assert!(next > at, "the scan goes on");
        floor = if next > at + 1 { next } else { floor };
        at = next.max(at + 1);
    }
}

/// A character that something may start with.
#[derive(Clone, Copy)]
struct Place<'a> {
    cx: Cx<'a>,
    at: usize,
    /// Nothing found later reaches back over it.
    floor: usize,
    start: Start,
}

impl Place<'_> {
    /// What is found here: the longest reading.
    fn best(self) -> Option<Found> {
        let Place { cx, at, floor, start } = self;
        let date_word = start.date() && cx.lexicon.dates.starts_at(cx.chars, at);
        if let Some(person) = person::at(cx, at, date_word) {
            return Some(Found::Skipped(person));
        }
        let date = if start.date() { self.date(date_word) } else { None };
        if !start.is_more() {
            return date;
        }
        let read =
            if start.number() { numeral::read(cx.lexicon, cx.chars, at) } else { None };
        let label = name::label_before_date(cx.chars, at);
        let name = name::at(cx, at, start, read.as_ref(), label).map(Found::Skipped);
        let figure = match read {
            _ if label.is_some() => None,
            Some(read) => Some(figure::numeric(cx, at, read, floor)),
            None if start.figure() => figure::worded(cx, at, floor),
            None => None,
        };
        match (date, name) {
            (None, None) => figure,
            (date, name) => longer(longer(date, name), figure),
        }
    }

    fn date(self, word: bool) -> Option<Found> {
        let Place { cx, at, .. } = self;
        if !(word || date::triggered(&cx.lexicon.dates, cx.chars, at)) {
            debug_assert!(
                date::parse(cx, at).is_none(),
                "a date starts without its trigger"
            );
            return None;
        }
        let (end, expression, rule) = date::parse(cx, at)?;
        let value = Value::Date(expression);
        Some(Found::Mention(Mention { start: at, end, rule, value }))
    }
}

/// The longer of two readings, the first of two alike.
fn longer(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let wins = other.end() > one.end() && prefers(&one, &other);
            Some(if wins { other } else { one })
        }
        (one, other) => one.or(other),
    }
}

/// A longer reading wins, unless it only says that there is none.
fn prefers(before: &Found, longer: &Found) -> bool {
    matches!(longer, Found::Mention(_))
        || !matches!(before, Found::Mention(_))
        || matches!(longer, Found::Skipped(Skipped { reason: Some(_), .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn scan(text: &str) -> (Vec<String>, Vec<String>) {
        let lexicon = Lexicon::embedded().unwrap();
        let chars: Vec<char> = text.chars().collect();
        let mut out = Scan::default();
        scan_paragraph(Cx { chars: &chars, lexicon: &lexicon }, &mut out);
        let show = |start: usize, end: usize| chars[start..end].iter().collect();
        (
            out.mentions.iter().map(|m| show(m.start, m.end)).collect(),
            out.skipped.iter().map(|s| show(s.start, s.end)).collect(),
        )
    }

    #[test]
    fn figures_and_names_part() {
        let mut failures = Vec::new();
        for (text, mentions) in [
            ("沿岸扶持3家园艺场,细化8项目标", vec!["3家", "8项"]),
            ("助渔贷款28户196万元", vec!["28户", "196万元"]),
            ("五湖四海的船工守堤9天", vec!["9天"]),
            ("xx镇走访xx户", vec!["xx户"]),
            ("推行“六比六看”,清障14处", vec!["14处"]),
            ("他是一名船工,满载率提高4.5个百分点", vec!["4.5个百分点"]),
            ("渔代会七届五次会议收到建议36条", vec!["36条"]),
        ] {
            let got = scan(text);
            if got.0 != mentions {
                failures.push(format!("{text}: {got:?}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn no_text_panics() {
        for text in [
            "",
            "第",
            "十百千万亿",
            "-",
            "1,",
            "x",
            "(",
            "“一",
            "近",
            "1。",
            "百分之",
            "翻",
            "8 ",
        ] {
            scan(&text.repeat(3));
            scan(text);
        }
    }
}
