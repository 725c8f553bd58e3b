//! The value recognisers alone: one text at a time, nothing known of documents.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::value::{Civil, Clock};

/// A text and the kinds of values wanted from it.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Comes back with the answer.
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
    /// What 今天 and 今年 mean; open where absent.
    #[serde(default)]
    pub reference_time: Option<ReferenceTime>,
    /// What is wanted.
    pub kinds: Vec<ValueKind>,
}

impl Request {
    /// True where a kind of this name is wanted.
    pub(crate) fn wants(&self, kind: &str) -> bool {
        self.kinds.iter().any(|wanted| wanted.name() == kind)
    }
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// 三百
    Number,
    /// 第三
    Ordinal,
    /// 百分之三
    Percent,
    /// 三元
    Money,
    /// 三米
    Measure,
    /// 三月五日
    Date,
    /// 三天
    Duration,
}

impl ValueKind {
    /// As requests and answers write it.
    pub const fn name(self) -> &'static str {
        match self {
            ValueKind::Number => "number",
            ValueKind::Ordinal => "ordinal",
            ValueKind::Percent => "percent",
            ValueKind::Money => "money",
            ValueKind::Measure => "measure",
            ValueKind::Date => "date",
            ValueKind::Duration => "duration",
        }
    }
}

/// A day, with or without the time of day: `2018-02-10` or `2018-02-10T08:30:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ReferenceTime {
    pub(crate) day: Civil,
    pub(crate) clock: Option<Clock>,
}

impl FromStr for ReferenceTime {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = "a reference time is a day, with or without the time of day, as in \
                     2018-02-10T08:30:00";
        let as_written = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            _ => byte.is_ascii_digit(),
        };
        if ![10, 19].contains(&text.len()) || !text.bytes().enumerate().all(as_written) {
            return Err(fault);
        }
        let (day, clock) = (Civil::read(text).ok_or(fault)?, Clock::read(text));
        if clock.is_none() && text.len() > 10 {
            return Err(fault);
        }
        Ok(ReferenceTime { day, clock })
    }
}

impl TryFrom<String> for ReferenceTime {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// The mentions of one text.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The request's.
    pub id: serde_json::Value,
    /// In text order.
    pub mentions: Vec<Recognized>,
}

/// A mention; fields that do not apply are absent. Offsets count code points.
#[derive(Debug, Default, Serialize)]
pub struct Recognized {
    /// One of the request's kinds.
    pub kind: &'static str,
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The text between.
    pub text: String,
    /// Exact decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
    /// `>` `<` `~` `<~`; absent for `=`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<&'static str>,
    /// As written, or `%` `pp` `x`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The value in `si_unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub si_value: Option<String>,
    /// SI unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub si_unit: Option<String>,
    /// The time, for dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
}

/// Finds the values of the kinds asked for.
pub fn recognize(lexicon: &Lexicon, request: &Request) -> Answer {
    let mut mentions = crate::scan::date::recognize(lexicon, request);
    mentions.extend(crate::scan::figure::recognize(lexicon, request));
    mentions.sort_by_key(|m| (m.start, m.end));
    drop_parts_of_measures(&mut mentions);
    Answer { id: request.id.clone(), mentions }
}

/// 十二周 in 十二周岁 is no length of time.
fn drop_parts_of_measures(mentions: &mut Vec<Recognized>) {
    let measures: Vec<(u32, u32)> = mentions
        .iter()
        .filter(|m| m.kind == "measure")
        .map(|m| (m.start, m.end))
        .collect();
    let mut next = 0;
    mentions.retain(|mention| {
        while measures.get(next).is_some_and(|(_, end)| *end <= mention.start) {
            next += 1;
        }
        let within = measures
            .get(next)
            .is_some_and(|(start, end)| *start <= mention.start && mention.end <= *end);
        mention.kind != "duration" || !within
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_time_is_a_day_and_perhaps_a_time_of_it() {
        let mut faults = Vec::new();
        for (text, good) in [
            ("2018-02-10", true),
            ("2018-02-10T08:30:00", true),
            ("", false),
            ("garbage", false),
            ("2018-02-30", false),
            ("2018-02-10T24:00:00", false),
            ("2018-02-10T08:30:00Z", false),
            ("2018-02-10 08:30:00", false),
            ("2018-02-+1", false),
            ("二〇一八年", false),
        ] {
            if text.parse::<ReferenceTime>().is_ok() != good {
                faults.push(text);
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn kinds_are_read_by_their_names() {
        for kind in [
            ValueKind::Number,
            ValueKind::Ordinal,
            ValueKind::Percent,
            ValueKind::Money,
            ValueKind::Measure,
            ValueKind::Date,
            ValueKind::Duration,
        ] {
            let name = format!("\"{}\"", kind.name());
            assert_eq!(serde_json::from_str::<ValueKind>(&name).expect("a kind"), kind);
        }
    }
}
