//! The value recognisers alone: one text at a time, nothing known of documents.

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;

/// A text and the kinds of values wanted from it.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Comes back with the answer.
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
    /// What 今天 and 今年 mean, `2018-02-10T00:00:00`; open where absent.
    #[serde(default)]
    pub reference_time: Option<String>,
    /// `number`, `ordinal`, `percent`, `money`, `measure`, `date`, `duration`.
    pub kinds: Vec<String>,
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
