//! Every numeral of a text, and the ranges that comparators make of them.

use super::recognize::{Hit, thousands};
use super::{approx, compose, fraction};
use crate::lexicon::{NumberWord, UnitRole};
use crate::scan::Cx;
use crate::scan::numeral::{self, Form, Read, power_of_ten};
use crate::text::class;
use crate::value::{Amount, Decimal, Qualifier};

/// A number without what stands around it.
struct Plain {
    start: usize,
    end: usize,
    form: Form,
    amount: Amount,
    qualifier: Qualifier,
}

impl Plain {
    fn exact(start: usize, end: usize, value: Decimal) -> Plain {
        let (amount, qualifier) = (Amount::Exact(value), Qualifier::Exact);
        Plain { start, end, form: Form::Digits, amount, qualifier }
    }
}

/// All of them, in text order.
pub(super) fn numbers(cx: Cx<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < cx.chars.len() {
        if let Some(end) = junk(cx, at) {
            at = end;
            continue;
        }
        let hit = number(cx, at, floor);
        let end = hit.as_ref().map_or(at, |hit| hit.end);
        if let Some(after) = super::recognize::named(cx, at).filter(|&after| after >= end)
        {
            at = after;
            continue;
        }
        let Some(hit) = hit else {
            at = masked(cx, at).unwrap_or(at + 1);
            continue;
        };
        at = hit.end.max(at + 1);
        floor = at;
        if !hits.last_mut().is_some_and(|before| merge(cx, before, &hit)) {
            hits.push(hit);
        }
    }
    hits
}

/// The end of numerals in a row that are no number; `1.2.3` holds three.
pub(super) fn junk(cx: Cx<'_>, at: usize) -> Option<usize> {
    if behind_dot(cx.chars, at) {
        return None;
    }
    match numeral::read(cx.lexicon, cx.chars, at)? {
        Read::Junk(end) if !cx.chars[at..end].contains(&'.') => Some(end.max(at + 1)),
        _ => None,
    }
}

/// The end of a masked number, which has no value.
fn masked(cx: Cx<'_>, at: usize) -> Option<usize> {
    let number = numeral::number(cx.lexicon, cx.chars, at)?;
    matches!(number.amount, Amount::Masked(_)).then_some(number.end.max(at + 1))
}

fn number(cx: Cx<'_>, at: usize, floor: usize) -> Option<Hit> {
    if let Some(hit) = between_ordinals(cx, at).or_else(|| compared(cx, at)) {
        return Some(hit);
    }
    let mut plain = plain(cx, at)?;
    let form = plain.form;
    if let Some((power, after)) = thousands(cx.chars, plain.end, form) {
        let Amount::Exact(value) = plain.amount else { return None };
        plain.amount = Amount::Exact(value.checked_mul(power_of_ten(power))?);
        plain.end = after;
    }
    let left = approx::left(cx, plain.start, floor, form);
    let mut start = if left.currency.is_some() { plain.start } else { left.start };
    // 好几十 is many tens.
    let many = cx.chars.get(plain.start) == Some(&'几');
    if many && start > floor && cx.chars.get(start - 1) == Some(&'好') {
        start -= 1;
    }
    let mut qualifier = match (plain.qualifier, left.qualifier) {
        (Qualifier::Exact, Some(outer)) if start < plain.start => outer,
        (inner, _) => inner,
    };
    let mut end = plain.end;
    if let Some((after, right)) = approx::right(cx, end) {
        end = after;
        qualifier = right;
    }
    let amount = plain.amount;
    Some(Hit { kind: "number", start, end, amount, qualifier, unit: None, si: None })
}

/// The number at `at` in any dress.
fn plain(cx: Cx<'_>, at: usize) -> Option<Plain> {
    if let Some(found) = word(cx, at).or_else(|| leading_point(cx.chars, at)) {
        return Some(found);
    }
    if behind_dot(cx.chars, at) {
        return digits_alone(cx, at);
    }
    let first = match numeral::read(cx.lexicon, cx.chars, at)? {
        Read::Number(first) => first,
        Read::Junk(_) => return digits_alone(cx, at),
    };
    if let Some(found) = power(cx.chars, at, first.end, &first.amount)
        .or_else(|| spoken_point(cx.chars, at, first.end, &first.amount))
        .or_else(|| han_slashed(cx, at, &first))
    {
        return Some(found);
    }
    let (form, mut amount, mut end) = match fraction::parts(cx, &first) {
        Some((_, amount, end)) => (Form::Digits, amount, end),
        None => (first.form, first.amount.clone(), first.end),
    };
    if let (Amount::Exact(whole), Some('又' | ' ')) = (&amount, cx.chars.get(end))
        && let Some(below) = numeral::number(cx.lexicon, cx.chars, end + 1)
        && let Some((_, Amount::Exact(part), after)) = fraction::parts(cx, &below)
    {
        let signed = if whole.is_sign_negative() { -part } else { part };
        amount = Amount::Exact(whole.checked_add(signed)?);
        end = after;
    }
    if let Some((factor, after)) = dozens(cx, end) {
        let Amount::Exact(value) = amount else { return None };
        amount = Amount::Exact(value.checked_mul(factor)?);
        end = after;
    }
    let single = end - at == 1;
    if matches!(amount, Amount::Masked(_))
        || form == Form::Bare && single
        || form == Form::Han && single && !stands_alone(cx, at, end, &amount)
    {
        return None;
    }
    Some(Plain { start: at, end, form, amount, qualifier: first.qualifier })
}

/// 半百, Ⅲ.
fn word(cx: Cx<'_>, at: usize) -> Option<Plain> {
    let c = *cx.chars.get(at)?;
    if ('Ⅰ'..='Ⅻ').contains(&c) {
        let value = Decimal::from(u32::from(c) - u32::from('Ⅰ') + 1);
        return Some(Plain::exact(at, at + 1, value));
    }
    let (end, value) = cx.lexicon.numbers.word(cx.chars, at, NumberWord::Number)?;
    Some(Plain::exact(at, end, value))
}

/// 十打: dozens.
fn dozens(cx: Cx<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (end, value) = cx.lexicon.numbers.word(cx.chars, at, NumberWord::Group)?;
    Some((value, end))
}

/// `.25`, `-.25`: the zero left out.
fn leading_point(chars: &[char], at: usize) -> Option<Plain> {
    let negative = chars.get(at) == Some(&'-');
    let point = at + usize::from(negative);
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    if chars.get(point) != Some(&'.')
        || before.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '.')
    {
        return None;
    }
    let rest = chars.get(point + 1..)?;
    let length = rest.iter().take(28).take_while(|c| c.is_ascii_digit()).count();
    let (end, value) = (point + 1 + length, decimals(&rest[..length])?);
    let dotted = chars.get(end) == Some(&'.')
        && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    (!dotted).then(|| Plain::exact(at, end, if negative { -value } else { value }))
}

/// Digits behind a decimal point.
fn decimals(digits: &[char]) -> Option<Decimal> {
    let text: String = digits.iter().collect();
    if text.is_empty() { None } else { format!("0.{text}").parse().ok() }
}

/// Behind `1.` of `1.2.3`, which is no decimal.
fn behind_dot(chars: &[char], at: usize) -> bool {
    let digit =
        |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    at >= 2 && chars[at - 1] == '.' && digit(at.checked_sub(2)) && digit(Some(at))
}

/// The digits up to the next sign, of `1.2.3`.
fn digits_alone(cx: Cx<'_>, at: usize) -> Option<Plain> {
    let rest = cx.chars.get(at..)?;
    let length = rest.iter().take(29).take_while(|c| c.is_ascii_digit()).count();
    if length == 0 || length > 28 {
        return None;
    }
    let value = rest[..length].iter().collect::<String>().parse().ok()?;
    Some(Plain::exact(at, at + length, value))
}

/// `2^5`, `2e5`, `1.1^-3`.
fn power(chars: &[char], at: usize, end: usize, amount: &Amount) -> Option<Plain> {
    let Amount::Exact(base) = amount else { return None };
    if !chars.get(end - 1)?.is_ascii_digit() {
        return None;
    }
    let raised = match chars.get(end)? {
        '^' => true,
        'e' | 'E' => false,
        _ => return None,
    };
    let rest = &chars[end + 1..];
    let signs = rest.iter().take(2).take_while(|c| "+-".contains(**c)).count();
    let minus = rest[..signs].iter().filter(|c| **c == '-').count() % 2 == 1;
    let length = rest[signs..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    let stop = end + 1 + signs + length;
    let goes_on = chars.get(stop).is_some_and(char::is_ascii_alphanumeric);
    if length == 0 || length > 2 || goes_on {
        return None;
    }
    let exponent: u32 =
        rest[signs..signs + length].iter().collect::<String>().parse().ok()?;
    let times = |factor: Decimal| {
        (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(factor))
    };
    let value = match (raised, minus) {
        (true, false) => times(base.abs())?,
        (true, true) => Decimal::ONE.checked_div(times(base.abs())?)?,
        (false, false) => base.abs().checked_mul(times(Decimal::TEN)?)?,
        (false, true) => base.abs().checked_div(times(Decimal::TEN)?)?,
    };
    let value = if base.is_sign_negative() { -value } else { value };
    Some(Plain::exact(at, stop, value))
}

/// `1点一`, `22点6`: a decimal read out, where it is no time of day.
pub(super) fn spoken_point_end(chars: &[char], end: usize) -> Option<(Decimal, usize)> {
    if chars.get(end) != Some(&'点') || !class(*chars.get(end - 1)?).is_numeral() {
        return None;
    }
    let rest = chars.get(end + 1..)?;
    let digits: Vec<char> =
        rest.iter().take(28).map_while(|&c| numeral::digit(c)).collect();
    let stop = end + 1 + digits.len();
    let clock = chars.get(stop).is_some_and(|c| "十分刻钟半时".contains(*c))
        || digits.len() == 2 && rest[0].is_ascii_digit();
    if clock { None } else { Some((decimals(&digits)?, stop)) }
}

fn spoken_point(chars: &[char], at: usize, end: usize, amount: &Amount) -> Option<Plain> {
    let Amount::Exact(whole) = amount else { return None };
    let (part, stop) = spoken_point_end(chars, end)?;
    let part = if whole.is_sign_negative() { -part } else { part };
    (whole.scale() == 0)
        .then(|| Some(Plain::exact(at, stop, whole.checked_add(part)?)))?
}

/// 六十/一百二十.
fn han_slashed(cx: Cx<'_>, at: usize, above: &numeral::Numeral) -> Option<Plain> {
    if above.form != Form::Han || cx.chars.get(above.end) != Some(&'/') {
        return None;
    }
    let below = numeral::number(cx.lexicon, cx.chars, above.end + 1)?;
    let value = above.amount.value()?.checked_div(below.amount.value()?)?;
    (below.form == Form::Han).then(|| Plain::exact(at, below.end, value))
}

/// A lone Chinese digit is a number before a unit or alone, unless it is an article
/// or a word goes on.
fn stands_alone(cx: Cx<'_>, at: usize, end: usize, amount: &Amount) -> bool {
    let next = cx.chars.get(end);
    let open = next.is_none_or(|c| !class(*c).is_han());
    let one = *amount == Amount::Exact(Decimal::ONE);
    let before = at.checked_sub(1).and_then(|i| cx.chars.get(i));
    let inside = before.is_some_and(|c| class(*c).is_han());
    let rate = before.is_some_and(|c| class(*c).is_numeral());
    // 拾起, 陆地: numerals of cheques stand beside each other.
    let written_out = "壹贰叁肆伍陆柒捌玖拾".contains(cx.chars[at]);
    if written_out && inside && !open {
        return false;
    }
    // 一起去 is together, 一起事故 is one.
    let event = cx.chars.get(end + 1).is_some_and(|c| "案事纠火交盗抢诈违".contains(*c));
    if one && next == Some(&'起') && !event {
        return false;
    }
    let entry =
        cx.lexicon.units.at(cx.chars, end).and_then(|(_, i)| cx.lexicon.units.entry(i));
    let measure = entry.is_some_and(|entry| entry.role == UnitRole::Measure);
    let money = cx.lexicon.units.currencies.at(cx.chars, end).is_some();
    let article = one
        && inside
        && (!measure || rate)
        && !before.is_some_and(|c| "另仅共只约每".contains(*c));
    let unit = entry.is_some() && !article || money && !one;
    let copula = before.is_some_and(|c| "是为到成于".contains(*c));
    let ranged = compose::separator(cx.chars, end).is_some_and(|(from, _)| {
        numeral::number(cx.lexicon, cx.chars, from).is_some()
            && cx.lexicon.names.phrases.at(cx.chars, from).is_none()
    });
    if one && before.is_some_and(|c| "这那每某".contains(*c)) {
        return false;
    }
    open && (!inside || copula)
        || ranged
        || approx::right(cx, end).is_some()
        || copula && !one && entry.is_none()
        || copula && one && next.is_some_and(|c| "这那却而但就也".contains(*c))
        || unit
        || !inside && next == Some(&'的')
        || next == Some(&'半') && end + 1 == cx.chars.len() && !one
        || !one && next == Some(&'月')
}

/// 第十和第十五之间.
fn between_ordinals(cx: Cx<'_>, at: usize) -> Option<Hit> {
    if cx.chars.get(at) != Some(&'第') {
        return None;
    }
    let low = numeral::number(cx.lexicon, cx.chars, at + 1)?;
    if !matches!(cx.chars.get(low.end), Some('和' | '与' | '到' | '至'))
        || cx.chars.get(low.end + 1) != Some(&'第')
    {
        return None;
    }
    let high = numeral::number(cx.lexicon, cx.chars, low.end + 2)?;
    if !cx.chars[high.end..].starts_with(&['之', '间']) {
        return None;
    }
    let (from, to) = (low.amount.value()?, high.amount.value()?);
    let amount = Amount::range(from, to)?;
    let end = high.end + 2;
    let qualifier = Qualifier::Exact;
    Some(Hit { kind: "number", start: at, end, amount, qualifier, unit: None, si: None })
}

/// 比三十大, 比170低.
fn compared(cx: Cx<'_>, at: usize) -> Option<Hit> {
    if cx.chars.get(at) != Some(&'比') {
        return None;
    }
    let number = plain(cx, at + 1)?;
    let Amount::Exact(_) = number.amount else { return None };
    let behind = cx.chars.get(number.end)?;
    let qualifier = match behind {
        '大' | '高' | '长' | '重' => Qualifier::Over,
        '小' | '低' | '少' | '短' | '轻' => Qualifier::Under,
        _ => return None,
    };
    let (end, amount) = (number.end + 1, number.amount);
    Some(Hit { kind: "number", start: at, end, amount, qualifier, unit: None, si: None })
}

/// Joins two numbers that are the ends of a range: `20至30`, `大于100并且小于300`,
/// `最多100最少20`, `10与20之间`.
fn merge(cx: Cx<'_>, before: &mut Hit, hit: &Hit) -> bool {
    let (Amount::Exact(first), Amount::Exact(second)) = (&before.amount, &hit.amount)
    else {
        return false;
    };
    let (first, second) = (*first, *second);
    if hit.start - before.end > 8 {
        return false;
    }
    let between: String =
        cx.chars[before.end..hit.start].iter().filter(|c| **c != ' ').collect();
    let plain = before.qualifier == Qualifier::Exact && hit.qualifier == Qualifier::Exact;
    let dashed = matches!(&*between, "至" | "到" | "-" | "—" | "~" | "--");
    let spanned = matches!(&*between, "和" | "与" | "到" | "至")
        && cx.chars[hit.end..].starts_with(&['之', '间']);
    let linked = matches!(
        &*between,
        "" | ","
            | "并且"
            | "并"
            | "且"
            | "同时"
            | "的同时"
            | "而"
            | "而且"
            | "和"
            | "但"
    );
    let rising = linked
        && before.qualifier == Qualifier::Over
        && hit.qualifier == Qualifier::Under
        && first < second;
    let falling = linked
        && before.qualifier == Qualifier::Under
        && hit.qualifier == Qualifier::Over
        && second < first;
    if !(first < second && plain && (dashed || spanned) || rising || falling) {
        return false;
    }
    before.amount = Amount::Range(first.min(second), first.max(second));
    before.end = if spanned { hit.end + 2 } else { hit.end };
    before.qualifier = Qualifier::Exact;
    true
}
