use super::figure::{self, Found};
use super::{Cx, Mention, Scan, Skipped, Value, date, name, person};
use crate::text::{Class, class};

/// Finds the mentions of a paragraph in one pass from left to right, and accounts
/// for every numeral that stands in none.
///
/// Where several readings start at one place the longest wins; of two alike a date
/// goes before a name, and a name before a figure.
pub(crate) fn scan_paragraph(cx: Cx<'_>, out: &mut Scan) {
    let mut at = 0;
    let mut floor = 0;
    while at < cx.chars.len() {
        if is_idle(cx, at) {
            debug_assert!(best(cx, at, floor).is_none(), "nothing starts at {at}");
            at += 1;
            continue;
        }
        let person = person::at(cx, at).map(Found::Skipped);
        let next = match person.or_else(|| best(cx, at, floor)) {
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

/// True where one look at the character says that nothing starts with it, as it does
/// for nine characters of ten.
fn is_idle(cx: Cx<'_>, at: usize) -> bool {
    let c = cx.chars[at];
    class(c) == Class::Han
        && !cx.lexicon.names.may_start(c)
        && !cx.lexicon.dates.may_start(c)
        && !date::may_start_with(c)
        && !figure::may_start_with(c)
}

fn best(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let date = date_at(cx, at);
    let name = name::at(cx, at).map(Found::Skipped);
    let labelled = name::label_before_date(cx.chars, at).is_some();
    let figure = if labelled { None } else { figure::at(cx, at, floor) };
    let mut best: Option<Found> = None;
    for found in [date, name, figure].into_iter().flatten() {
        if best.as_ref().is_none_or(|b| found.end() > b.end() && prefers(b, &found)) {
            best = Some(found);
        }
    }
    best
}

fn date_at(cx: Cx<'_>, at: usize) -> Option<Found> {
    if !date::triggered(&cx.lexicon.dates, cx.chars, at) {
        debug_assert!(date::parse(cx, at).is_none(), "a date starts without its trigger");
        return None;
    }
    let (end, expression, rule) = date::parse(cx, at)?;
    let value = Value::Date(expression);
    Some(Found::Mention(Mention { start: at, end, rule, value }))
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
