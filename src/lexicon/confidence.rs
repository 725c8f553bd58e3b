use super::{LexiconError, rows};
use crate::report::Share;
use crate::rule::Rule;

/// Fewer cases than these say nothing of a rule.
const FEWEST: u32 = 10;

/// How often each rule was right on texts that people have read;
/// `data/rules/confidence.tsv`.
#[derive(Debug)]
pub(crate) struct Confidence {
    /// In the order of the rules.
    shares: Vec<Option<Share>>,
}

impl Confidence {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Self::parse(include_str!("../../data/rules/confidence.tsv"))
    }

    fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut shares = vec![None; Rule::ALL.len()];
        for row in rows("rules/confidence.tsv", text, &["rule", "right", "cases"])? {
            let rule = Rule::ALL.iter().position(|rule| rule.id() == row.key());
            let rule = rule.ok_or_else(|| row.error("no such rule"))?;
            let number = |column: &str| -> Result<u32, LexiconError> {
                row.cell(column).parse().map_err(|_| row.error("no number"))
            };
            let (right, cases) = (number("right")?, number("cases")?);
            if right > cases {
                return Err(row.error("more right answers than cases"));
            }
            shares[rule] = (cases >= FEWEST).then(|| least_share(right, cases));
        }
        Ok(Confidence { shares })
    }

    /// The share of right answers that a rule gives at least, where enough cases were
    /// read.
    pub(crate) fn of(&self, rule: Rule) -> Option<Share> {
        self.shares.get(rule as usize).copied().flatten()
    }
}

/// The lower end of the Wilson score interval at 95 %, to three digits: what the share
/// is at least, so that 12 right of 12 say less than 240 of 240. Whole numbers only.
fn least_share(right: u32, cases: u32) -> Share {
    /// z = 1.96 and its square, in millionths.
    const Z: u128 = 1_960_000;
    const SQUARE: u128 = 3_841_600;
    const ONE: u128 = 1_000_000;
    let (right, cases) = (u128::from(right), u128::from(cases));
    let wrong = cases.saturating_sub(right);
    let spread = SQUARE * ONE + 4 * right * wrong * ONE * ONE / cases.max(1);
    let above = (2 * right * ONE + SQUARE).saturating_sub(Z * spread.isqrt() / ONE);
    let thousandths = 1000 * above / (2 * (cases * ONE + SQUARE));
    Share::of_thousandths(u16::try_from(thousandths).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_ten_cases_on() {
        let text = "rule\tright\tcases\ncount/unit\t29\t30\nmoney/amount\t9\t9\n";
        let confidence = Confidence::parse(text).map_err(|e| e.to_string()).unwrap();
        assert_eq!(confidence.of(Rule::CountUnit), Some(Share::of_thousandths(833)));
        assert_eq!(confidence.of(Rule::MoneyAmount), None);
        assert_eq!(least_share(12, 12).value().to_string(), "0.757");
        assert!(least_share(0, 10).value().is_zero());
        assert!(Confidence::parse("rule\tright\tcases\ncount/unit\t3\t2\n").is_err());
    }
}
