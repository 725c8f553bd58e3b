//! What is lost or pasted over in a paragraph: no value is better than a plausible one.

mod broken;
mod missing;

use super::date::{What, YearRef};
use super::{Cx, Figure, Mention, Scan, Skipped, Unit, Value};
use crate::lexicon::UnitRole;
use crate::text::{Class, class, is_mask};
use crate::value::{Amount, Decimal};
pub(crate) use broken::{title_year, torn_by_pages, two_readings};
use missing::{beside_words, in_skipped};

/// A place where something is wrong, in folded positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Harm {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) message: &'static str,
}

const UNIT_UNREADABLE: &str = "unit unreadable";
const UNIT_INCOMPLETE: &str = "unit incomplete";
const YEAR_PASTED: &str = "a year of the text pasted over a figure";
const REPLACED: &str = "part of a number replaced by a mask";
const TWO_DAYS: &str = "month and day run together, two readings";

/// Finds what is wrong, and takes figures back that cannot be trusted.
pub(crate) fn survey(cx: Cx<'_>, scan: &mut Scan) {
    let years = years(&scan.mentions);
    let mut harms = Vec::new();
    let mut lost = Vec::new();
    scan.mentions.retain(|mention| {
        let Value::Figure(figure) = &mention.value else { return true };
        match in_figure(cx, mention, figure, &years) {
            None => true,
            Some((harm, keep)) => {
                harms.push(harm);
                if !keep {
                    let (start, end) = (mention.start, mention.end);
                    lost.push(Skipped { start, end, reason: None });
                }
                keep
            }
        }
    });
    harms.extend(scan.skipped.iter().filter_map(|skipped| in_skipped(cx, skipped)));
    harms.extend((0..cx.chars.len()).filter_map(|at| beside_words(cx, at)));
    if !lost.is_empty() {
        scan.skipped.append(&mut lost);
        scan.skipped.sort_by_key(|skipped| skipped.start);
    }
    harms.sort_by_key(|harm| (harm.start, harm.end));
    scan.harms = harms;
}

/// The years that the paragraph names in digits.
fn years(mentions: &[Mention]) -> Vec<i32> {
    let year = |mention: &Mention| {
        let Value::Date(date) = &mention.value else { return None };
        let (What::Moment(moment) | What::Range(moment, _)) = date.what else {
            return None;
        };
        let Some(YearRef::Written(year)) = moment.year else { return None };
        year.number().filter(|year| *year >= 1900)
    };
    mentions.iter().filter_map(year).collect()
}

fn harm(start: usize, end: usize, message: &'static str) -> Option<Harm> {
    Some(Harm { start, end, message })
}

/// What is wrong with a figure, and whether it stays one.
fn in_figure(
    cx: Cx<'_>,
    mention: &Mention,
    figure: &Figure,
    years: &[i32],
) -> Option<(Harm, bool)> {
    let (start, end) = (mention.start, mention.end);
    let found = |end, message, keep| Some((Harm { start, end, message }, keep));
    if let Amount::Masked(mask) = &figure.amount {
        return if replaced(mask) { found(end, REPLACED, true) } else { None };
    }
    let value = figure.amount.value()?;
    if pasted(cx, mention, figure, value, years) {
        return found(end, YEAR_PASTED, false);
    }
    let next = cx.chars.get(end);
    if next == Some(&'/')
        && cx.chars.get(end + 1).is_some_and(|c| "□?\u{fffd}".contains(*c))
    {
        return found(end + 2, UNIT_INCOMPLETE, false);
    }
    let Unit::Counted { start: unit, end: behind, entry } = figure.unit else {
        return None;
    };
    if let Some((length, ())) = cx.lexicon.numbers.damage.garbled.at(cx.chars, unit) {
        return found(unit + length, UNIT_UNREADABLE, false);
    }
    let entry = entry.and_then(|index| cx.lexicon.units.entry(index))?;
    let day = entry.role == UnitRole::Time && cx.chars[unit..behind] == ['日'];
    (day && run_together(cx, start, unit)).then(|| found(end, TWO_DAYS, false))?
}

/// XX50: mask letters in front of whole digits stand for something else than digits.
fn replaced(mask: &str) -> bool {
    let digits = mask.trim_start_matches(is_mask);
    let letters = mask.chars().count() - digits.chars().count();
    let digits = digits.trim_end_matches(['十', '百', '千', '万', '亿']);
    letters >= 2 && digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `2031%` and 320310万 in a text of 2031.
fn pasted(
    cx: Cx<'_>,
    mention: &Mention,
    figure: &Figure,
    value: Decimal,
    years: &[i32],
) -> bool {
    if figure.unit == Unit::Percent {
        return years.iter().any(|year| value == Decimal::from(*year));
    }
    let text = &cx.chars[mention.start..mention.end];
    let first = text.iter().take_while(|c| !c.is_ascii_digit()).count();
    let length = text[first..].iter().take_while(|c| c.is_ascii_digit()).count();
    if years.is_empty() || length < 6 {
        return false;
    }
    let digits: String = text[first..first + length].iter().collect();
    years.iter().any(|year| digits.contains(&year.to_string()))
}

/// 113日 at the head of a clause: 1月13日 or 11月3日.
fn run_together(cx: Cx<'_>, start: usize, unit: usize) -> bool {
    let digits: String = cx.chars[start..unit].iter().collect();
    let legal = |month: &str, day: &str| {
        let part = |text: &str, most: u8| {
            !text.starts_with('0')
                && text.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
        };
        part(month, 12) && part(day, 31)
    };
    let plain = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let head = start
        .checked_sub(1)
        .is_none_or(|i| matches!(class(cx.chars[i]), Class::Comma | Class::Stop));
    plain
        && head
        && legal(&digits[..1], &digits[1..])
        && legal(&digits[..2], &digits[2..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::scan::scan_paragraph;

    #[test]
    fn damage_is_told_and_sound_text_is_left() {
        let lexicon = Lexicon::embedded().unwrap();
        let mut failures = Vec::new();
        for (text, want, figures) in [
            ("拨付补贴万元,余额达亿元", vec!["万元", "亿元"], 0),
            ("(单位:万元),以万元计", vec![], 0),
            ("惠及蜂农余人,其余人员返岗", vec!["余人"], 0),
            ("产量增长18.4,产值增长9%", vec!["18.4"], 1),
            ("客流分别增长2.1、3.4和5%", vec![], 1),
            ("2031年成活率达2031%", vec!["2031%"], 0),
            ("2031年投放鱼苗420312万尾", vec!["420312万尾"], 0),
            ("增幅高3.1个白勺点", vec!["3.1个白勺点"], 0),
            ("浊度5mg/□", vec!["5mg/□"], 0),
            ("今年通水,112日开闸,历时112日", vec!["112日"], 1),
            ("护堤站年国庆值班,每年国庆巡堤", vec!["年"], 0),
            ("巡堤4O处", vec!["4O处"], 0),
            ("拨付购网款xx50元", vec!["xx50元"], 1),
            ("XX年年报送计划,XX年年底封账", vec!["年年"], 0),
            ("会上表彰护渠工作总结名船员,交来总结名单", vec!["名"], 0),
            ("得分倒数第二", vec!["倒数第二"], 0),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let cx = Cx { chars: &chars, lexicon: &lexicon };
            let mut scan = Scan::default();
            scan_paragraph(cx, &mut scan);
            survey(cx, &mut scan);
            let harms: Vec<String> = scan
                .harms
                .iter()
                .map(|h| chars[h.start..h.end].iter().collect())
                .collect();
            let left = scan
                .mentions
                .iter()
                .filter(|m| matches!(m.value, Value::Figure(_)))
                .count();
            if harms != want || left != figures {
                failures.push(format!("{text}: {harms:?}, {left} figures"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
