use super::figure::{self, Found};
use super::{Cx, Mention, Scan, Skipped, Value, date, name};

/// Finds the mentions of a paragraph in one pass from left to right, and accounts
/// for every numeral that stands in none.
///
/// Where several readings start at one place the longest wins; of two alike a date
/// goes before a name, and a name before a figure.
pub(crate) fn scan_paragraph(cx: Cx<'_>, out: &mut Scan) {
    let mut at = 0;
    let mut floor = 0;
    while at < cx.chars.len() {
        let next = match best(cx, at, floor) {
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

fn best(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let date = date::parse(cx, at).map(|(end, expression, rule)| {
        Found::Mention(Mention { start: at, end, rule, value: Value::Date(expression) })
    });
    let name = name::at(cx, at).map(Found::Skipped);
    let figure = figure::at(cx, at, floor);
    let mut best: Option<Found> = None;
    for found in [date, name, figure].into_iter().flatten() {
        if best.as_ref().is_none_or(|b| found.end() > b.end() && prefers(b, &found)) {
            best = Some(found);
        }
    }
    best
}

/// A longer reading wins, unless it only says that there is none.
fn prefers(before: &Found, longer: &Found) -> bool {
    matches!(longer, Found::Mention(_))
        || !matches!(before, Found::Mention(_))
        || matches!(longer, Found::Skipped(Skipped { reason: Some(_), .. }))
}
