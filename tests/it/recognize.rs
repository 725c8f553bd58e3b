//! Texts for the recognisers alone: `fixtures/recognize/*.toml`. And that their time
//! grows no faster than the text.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde::Deserialize;
use shilu::{Recognized, Request, ValueKind, recognize};

use crate::harness::{EXTRACTOR, assert_none, files};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What all its cases ask for.
    kinds: Vec<ValueKind>,
    /// What 今天 means in them.
    reference_time: Option<String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// All mentions as `text = value`: see [`line`].
    want: Vec<String>,
}

#[test]
fn recognizers_read_these() {
    let mut failures = Vec::new();
    for path in files("fixtures/recognize", "toml") {
        let text = std::fs::read_to_string(&path).expect("readable");
        let file: File = toml::from_str(&text).expect("well formed");
        let mut texts = BTreeSet::new();
        for case in &file.case {
            if !texts.insert(&case.text) {
                failures.push(format!("{}: {} stands twice", path.display(), case.text));
            }
            let got = read(&case.text, &file.kinds, file.reference_time.as_deref());
            let got: Vec<String> = got.iter().map(line).collect();
            if got != case.want {
                let (text, want) = (&case.text, &case.want);
                failures.push(format!("{text}\n  want {want:?}\n  got  {got:?}"));
            }
        }
    }
    assert_none(&failures);
}

fn read(text: &str, kinds: &[ValueKind], reference: Option<&str>) -> Vec<Recognized> {
    let request = Request {
        id: 1.into(),
        text: text.to_owned(),
        reference_time: reference.map(|time| time.parse().expect("a time")),
        kinds: kinds.to_vec(),
    };
    recognize(EXTRACTOR.lexicon(), &request).mentions
}

/// `三米九 = 3.9 米`: EDTF, or qualifier and value, or the SI value of several units,
/// and the unit or currency; nothing behind `=` where the words give no value.
fn line(mention: &Recognized) -> String {
    let value = match (&mention.value, &mention.value_max) {
        (Some(low), Some(high)) => format!("{low}..{high}"),
        (Some(value), None) => value.clone(),
        _ => String::new(),
    };
    let qualifier = mention.qualifier.unwrap_or_default();
    let si = mention.si_value.as_ref().filter(|_| mention.value.is_none());
    let parts = [
        mention.edtf.clone().unwrap_or_default(),
        format!("{qualifier}{value}"),
        si.cloned().unwrap_or_default(),
        si.and(mention.si_unit.clone()).unwrap_or_default(),
        mention.unit.clone().unwrap_or_default(),
        mention.currency.clone().unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} = {}", mention.text, parts.join(" ")).trim_end().to_owned()
}

#[test]
fn time_grows_no_faster_than_the_text() {
    let kinds = [
        ValueKind::Number,
        ValueKind::Ordinal,
        ValueKind::Percent,
        ValueKind::Money,
        ValueKind::Measure,
        ValueKind::Date,
        ValueKind::Duration,
    ];
    let time = |text: &str| {
        let start = Instant::now();
        read(text, &kinds, Some("2031-06-08T00:00:00"));
        start.elapsed()
    };
    let mut failures = Vec::new();
    for piece in [
        "2031年3月5日、",
        "十百千万亿",
        "7",
        "万",
        "1.",
        "1,000",
        "三十万",
        "-1",
        "1e",
        "第三天",
        "比三十",
        "星期三,",
        "3斤5两",
        "(亿)5",
        "xx",
        "http://",
    ] {
        let (short, long) = (piece.repeat(500), piece.repeat(5_000));
        time(&short);
        let (one, ten) = (time(&short), time(&long));
        // Ten times the text; a hundred times the time would be quadratic.
        if ten > one * 45 + Duration::from_millis(60) {
            failures.push(format!("{piece}: {one:?}, ten times as many {ten:?}"));
        }
    }
    assert_none(&failures);
}
