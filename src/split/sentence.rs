use std::ops::Range;

use crate::text::{Class, class};

/// Longest quote or bracket that keeps the stops inside it, in characters.
const LONGEST_QUOTE: usize = 60;

/// Sentences of a folded paragraph: they tile it.
///
/// A sentence ends after 。 ! ? or … with the closing quotes and brackets behind
/// it. A stop inside a short quote or bracket does not end it, unless the quote
/// ends there too; nor does a 。 between digits, which is a decimal point.
pub(crate) fn sentences(chars: &[char]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Behind the end of the innermost short bracket that was opened.
    let mut inside_until = 0;
    while at < chars.len() {
        let c = chars[at];
        if !matches!(class(c), Class::Stop | Class::Open) {
            at += 1;
            continue;
        }
        if matches!(c, '(' | '“' | '「' | '《') && at >= inside_until {
            inside_until = closing(chars, at).unwrap_or(inside_until);
        }
        if !matches!(c, '。' | '!' | '?' | '…') || is_decimal_point(chars, at) {
            at += 1;
            continue;
        }
        let mut end = at;
        while chars.get(end).is_some_and(ends) {
            end += 1;
        }
        at = end;
        if end >= inside_until && !goes_on(chars, end) {
            sentences.push(start..end);
            start = end;
        }
    }
    if start < chars.len() {
        sentences.push(start..chars.len());
    }
    sentences
}

/// The stops, and what may close behind them.
fn ends(c: &char) -> bool {
    matches!(c, '。' | '!' | '?' | '…' | '”' | '’' | '」' | '』' | ')')
}

/// Behind the bracket that closes the one at `open`, where it is near.
fn closing(chars: &[char], open: usize) -> Option<usize> {
    let close = match chars[open] {
        '(' => ')',
        '“' => '”',
        '「' => '」',
        _ => '》',
    };
    let near = chars[open..].iter().take(LONGEST_QUOTE).position(|&c| c == close)?;
    Some(open + near + 1)
}

/// `1。6倍`
fn is_decimal_point(chars: &[char], at: usize) -> bool {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    chars[at] == '。' && at > 0 && digit(chars.get(at - 1)) && digit(chars.get(at + 1))
}

/// A comma or 的 behind the closing quote: the sentence runs on.
fn goes_on(chars: &[char], end: usize) -> bool {
    let closed = end > 0 && class(chars[end - 1]) == Class::Close;
    closed && matches!(chars.get(end), Some(',' | '、' | '的' | ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_in_quotes_and_between_digits_end_nothing() {
        let cases: &[(&str, &[&str])] = &[
            ("清滩。护堤!", &["清滩。", "护堤!"]),
            ("产蜜是上年的1。6倍。持平", &["产蜜是上年的1。6倍。", "持平"]),
            ("他说:“守住。别走。”全站守住。", &["他说:“守住。别走。”", "全站守住。"]),
            ("以“快!准!”的要求巡湖。", &["以“快!准!”的要求巡湖。"]),
            ("建站(见图。)6座。", &["建站(见图。)", "6座。"]),
            ("没有终止", &["没有终止"]),
        ];
        let mut wrong = Vec::new();
        for (text, want) in cases {
            let chars: Vec<char> = text.chars().collect();
            let got: Vec<String> = sentences(&chars)
                .into_iter()
                .map(|r| chars[r].iter().collect())
                .collect();
            if got != *want {
                wrong.push(format!("{text}: {got:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
