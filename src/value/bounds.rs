use std::str::FromStr;

use super::{Amount, Decimal, Qualifier};
use crate::text::is_mask;

impl Amount {
    /// The least and the most that an amount allows with the words around it, `None`
    /// where open or unknown.
    ///
    /// Mask letters are bounded by their number of digits, and only where the document
    /// hides digit by digit (`digitwise`).
    pub fn bounds(
        &self,
        qualifier: Qualifier,
        digitwise: bool,
    ) -> (Option<Decimal>, Option<Decimal>) {
        let (min, max) = match self {
            Amount::Exact(value) => (Some(*value), Some(*value)),
            Amount::Range(min, max) | Amount::Vague { min, max } => {
                (Some(*min), Some(*max))
            }
            Amount::Masked(mask) if digitwise => hidden(mask),
            Amount::Masked(_) => (None, None),
        };
        match qualifier {
            Qualifier::Exact => (min, max),
            Qualifier::Over => (min, None),
            Qualifier::Under | Qualifier::Nearly => (None, max),
            Qualifier::About => (None, None),
        }
    }
}

/// The smallest and largest number that a mask can hide: no leading zero before
/// other digits, 0 to 9 elsewhere.
fn hidden(mask: &str) -> (Option<Decimal>, Option<Decimal>) {
    if let Some((low, high)) = mask.split_once(['-', '—', '~', '至', '到']) {
        let high = high.trim_start_matches(['-', '—', '~']);
        return (hidden(low).0, hidden(high).1);
    }
    let scale_at = mask.find(|c| "十百千万亿".contains(c)).unwrap_or(mask.len());
    let (digits, scales) = mask.split_at(scale_at);
    let factor = scales.chars().try_fold(Decimal::ONE, |factor, c| {
        let power = match c {
            '十' => 10u32,
            '百' => 100,
            '千' => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        };
        factor.checked_mul(Decimal::from(power))
    });
    let single = digits.chars().nth(1) == Some('.');
    let end = |low: bool| {
        let text: String = digits
            .chars()
            .enumerate()
            .filter(|(_, c)| *c != ',')
            .map(|(i, c)| match (is_mask(c), low) {
                (false, _) => c,
                (true, false) => '9',
                (true, true) if i == 0 && !single => '1',
                (true, true) => '0',
            })
            .collect();
        Decimal::from_str(&text).ok()?.checked_mul(factor?)
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit() || is_mask(c)) {
        return (None, None);
    }
    (end(true), end(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_bounded_by_their_digits() {
        let mut failures = Vec::new();
        for (mask, min, max) in [
            ("xx", "10", "99"),
            ("xxx.x亿", "10000000000", "99990000000"),
            ("x", "1", "9"),
            ("1x5", "105", "195"),
            ("x千", "1000", "9000"),
            ("xx-xxx", "10", "999"),
            ("××", "10", "99"),
            ("○.○", "0.0", "9.9"),
            ("1○○万", "1000000", "1990000"),
        ] {
            let got = Amount::Masked(mask.into()).bounds(Qualifier::Exact, true);
            let want = (Decimal::from_str(min).ok(), Decimal::from_str(max).ok());
            if got != want {
                failures.push(format!("{mask}: {got:?}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        let blanket = Amount::Masked("xx".into()).bounds(Qualifier::Exact, false);
        assert_eq!(blanket, (None, None));
    }
}
