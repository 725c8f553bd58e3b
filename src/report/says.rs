//! What facts say beyond what they hold, for the JSON and for users of the library.

use std::borrow::Cow;

use super::{Detail, Fact, FigureFact, Redaction, UnitFact};
use crate::text::Source;
use crate::value::Decimal;

/// The digits behind the point of a measure in SI units.
const SI_DIGITS: u32 = 12;

impl Fact {
    /// The name of the award that it tells of, as one line, without the quotes around it
    /// and without 称号.
    pub fn award<'t>(&self, source: &Source<'t>) -> Option<Cow<'t, str>> {
        matches!(self.detail, Detail::Honor(_))
            .then(|| award_name(source.slice(self.span)))
    }
}

impl FigureFact {
    /// The least and the most that the words allow, `None` where they leave it open. How
    /// the document is redacted decides whether the width of a mask bounds it.
    pub fn bounds(&self, redaction: Redaction) -> (Option<Decimal>, Option<Decimal>) {
        self.amount.bounds(self.qualifier, redaction == Redaction::Digitwise)
    }

    /// The number in the SI unit of its [`UnitFact`], for measures, to twelve digits
    /// behind the point: a 亩 has no finite number.
    pub fn si_value(&self) -> Option<Decimal> {
        let UnitFact::Counted { si: Some((one, _)), .. } = self.unit else { return None };
        Some(self.amount.value()?.checked_mul(one)?.round_dp(SI_DIGITS))
    }
}

/// A stretch of the source as one line: the text as written, except that a line
/// break, with the blanks around it, is left out.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.lines().map(str::trim).collect())
}

/// The name of an award: one line, without the quotes around it and without 称号
/// behind it.
pub(super) fn award_name(text: &str) -> Cow<'_, str> {
    let bare = ["荣誉称号", "称号"]
        .iter()
        .find_map(|tail| text.strip_suffix(tail).filter(|rest| !rest.is_empty()))
        .unwrap_or(text);
    let inside = [('“', '”'), ('"', '"'), ('「', '」'), ('『', '』'), ('‘', '’')]
        .iter()
        .find_map(|&(open, close)| {
            let inside = bare.strip_prefix(open)?.strip_suffix(close)?;
            (!inside.is_empty() && !inside.contains([open, close])).then_some(inside)
        });
    one_line(inside.unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_lose_quotes_and_title_words() {
        let mut faults = Vec::new();
        for (given, want) in [
            ("“护渠能手”", "护渠能手"),
            ("护渠能手荣誉称号", "护渠能手"),
            ("“护渠能手”称号", "护渠能手"),
            ("“甲”“乙”", "“甲”“乙”"),
            ("全县“安渠杯”竞赛优胜单位", "全县“安渠杯”竞赛优胜单位"),
            ("先进\n  站所", "先进站所"),
            ("称号", "称号"),
        ] {
            if award_name(given) != want {
                faults.push(format!("{given}: {}", award_name(given)));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
