//! What is told of a date beside its value.

use shilu::report::{Anchor, Detail, Reason};

use crate::harness::{assert_none, documents};

#[test]
fn a_date_that_cannot_be_is_left_out_and_told() {
    let mut faults = Vec::new();
    for (text, lost) in [
        ("渠长会定于2月30日召开。", "2月30日"),
        ("2031年4月31日前清完支渠。", "2031年4月31日前"),
        ("5月3日17时至9时停水。", "5月3日17时至9时"),
    ] {
        let document = &documents(text, None)[0];
        let slice = |span: shilu::Span| &text[span.range()];
        let left_out: Vec<_> =
            document.unexplained.iter().map(|n| (slice(n.span), n.reason)).collect();
        let warned: Vec<_> = document.warnings.iter().map(|w| slice(w.span)).collect();
        if left_out != [(lost, Some(Reason::NoSuchDate))] || warned != [lost] {
            faults.push(format!("{text}: {left_out:?}, warnings at {warned:?}"));
        }
    }
    assert_none(&faults);
}

#[test]
fn a_date_names_what_gave_its_year() {
    let mut faults = Vec::new();
    for (text, reference, find, anchor) in [
        ("6月清渠。", None, "6月", Anchor::None),
        ("6月清渠。", Some("2031-12-31"), "6月", Anchor::Reference),
        ("2030年筹款,6月清渠。", Some("2031-12-31"), "6月", Anchor::Sentence),
        ("6月清渠。\n青渠水利站\n2030年12月20日", None, "6月", Anchor::Document),
    ] {
        let documents = documents(text, reference);
        let found = documents[0].facts.iter().find_map(|fact| match &fact.detail {
            Detail::Date(date) if &text[fact.span.range()] == find => Some(date.anchor),
            _ => None,
        });
        if found != Some(anchor) {
            faults.push(format!("{text}: {find} leans on {found:?}, not {anchor:?}"));
        }
    }
    assert_none(&faults);
}
