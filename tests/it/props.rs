//! What holds for any text.

use proptest::prelude::*;
use shilu::{Options, Source, Span};

use crate::harness::{EXTRACTOR, documents, facts, listing};
use crate::json::written_otherwise;

/// Texts made of what reports are made of, and of anything.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "2031年", "6月8日", "2月", "30日", "17时", "今年", "上半年", "xx", "12", "3.5", "万", "亿元", "%",
            "约", "余", "个", "人次", "同比", "增长", "荣获", "“", "”", "称号", "第", "名",
            "一、", "(一)", "\n", "。", ",", "、", "其中", "分别", "篇一:", "１２", "十几",
            "\u{3000}", "被评为", "先进集体", "至", "-", "\r\n", "(huò)", "\0",
        ]).prop_map(str::to_string),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9xX.,%一二三十百千万亿]{1,12}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2031), ..ProptestConfig::default() })]

    #[test]
    fn spans_can_be_sliced_and_stand_in_order(text in text()) {
        for document in documents(&text, Some("2031-06-08")) {
            let mut last = 0;
            for fact in &document.facts {
                prop_assert!(text.get(fact.span.range()).is_some_and(|s| !s.is_empty()));
                prop_assert!(fact.span.start() >= last);
                last = fact.span.start();
            }
            for section in &document.sections {
                prop_assert!(text.get(section.span.range()).is_some());
                prop_assert!(text.get(section.heading.range()).is_some());
            }
            for numeral in &document.unexplained {
                prop_assert!(text.get(numeral.span.range()).is_some());
            }
        }
    }

    #[test]
    fn every_digit_is_in_a_fact_or_told(text in text()) {
        for document in documents(&text, Some("2031-06-08")) {
            let told: Vec<Span> = document.facts.iter().map(|fact| fact.span)
                .chain(document.unexplained.iter().map(|left_out| left_out.span))
                .chain(document.sections.iter().map(|section| section.heading))
                .chain(document.title)
                .collect();
            let part = &text[document.span.range()];
            let digits = part.char_indices().filter(|(_, c)| c.is_ascii_digit());
            for (at, _) in digits {
                let at = document.span.start() + at as u32;
                let digit = Span::new(at, at + 1);
                prop_assert!(told.iter().any(|span| span.contains(digit)), "{} of {:?}", at, text);
            }
        }
    }

    #[test]
    fn a_used_worker_gives_what_a_new_one_gives(a in text(), b in text()) {
        let mut worker = EXTRACTOR.worker();
        worker.extract(&Source::new(&a), &Options::default());
        let used = worker.extract(&Source::new(&b), &Options::default()).documents;
        prop_assert_eq!(format!("{used:?}"), format!("{:?}", documents(&b, None)));
    }

    #[test]
    fn both_writers_write_the_same(text in text()) {
        prop_assert_eq!(written_otherwise(&text), None);
    }

    #[test]
    fn what_follows_changes_no_earlier_fact(text in text()) {
        let text = format!("{text}。\n");
        let longer = format!("{text}\n渠边的树已经很高,风也不大。\n");
        let (short, long) = (facts(&text, None), facts(&longer, None));
        prop_assert_eq!(listing(&text, &short), listing(&longer, &long));
    }

    #[test]
    fn bytes_of_any_sort_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(input) = shilu::ingest::read(&bytes) {
            documents(&input.text, None);
        }
    }
}
