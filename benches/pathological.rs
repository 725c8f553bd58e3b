//! Inputs made to be slow: the time for ten and a hundred times as much must grow
//! ten and a hundred times.

use crate::clock::{Hundredths, medians};
use crate::{Bench, pipeline};

const RUNS: usize = 3;

/// Bytes of the smallest text.
const SMALL: usize = 20_000;

/// A hundred times the text may take so many times as long, in percent of a hundred
/// times: noise and caches are allowed for, a square (10 000 %) is not.
const ALLOWED: u128 = 300;

const UNITS: [(&str, &str); 16] = [
    ("dates", "2025年3月5日、"),
    ("day lists", "5日、"),
    ("numerals", "十百千万亿"),
    ("digits", "7"),
    ("digits, commas", "1,"),
    ("brackets", "（"),
    ("quotes", "“"),
    ("title marks", "《"),
    ("ordinals", "第"),
    ("masks", "x"),
    ("masked scales", "xx.x万"),
    ("a list", "水闸、"),
    ("counted list", "水闸3座、"),
    ("award verbs", "荣获"),
    ("changes", "增长3%，"),
    ("blank lines", "\n一、\n"),
];

pub(crate) fn run(bench: &Bench) {
    println!("times the time of {} kB", SMALL / 1000);
    println!(
        "{:<16}{:>9}{:>9}{:>11}{:>9}",
        "text", "10 times", "100 times", "MB/s", "facts"
    );
    let small = bench.size(200, SMALL);
    for (name, unit) in UNITS {
        let texts =
            [1, 10, 100].map(|times| unit.repeat((small * times).div_ceil(unit.len())));
        let [a, b, c] = &texts;
        let facts = |text: &String| {
            let mut worker = bench.extractor.worker();
            pipeline::whole(&mut worker, text.as_bytes(), &mut Vec::new())
        };
        let mut found = [0; 3];
        let [x, y, z] = &mut found;
        // The small text runs ten times, so that its time is no accident.
        let [one, ten, hundred] = medians(
            bench.runs(RUNS),
            [
                &mut || (0..10).for_each(|_| *x = facts(a)),
                &mut || *y = facts(b),
                &mut || *z = facts(c),
            ],
        );
        assert!(found.is_sorted(), "{name}: facts {found:?} do not grow with the text");
        let growth = |time| Hundredths::times(time * 10, one);
        println!(
            "{name:<16}{:>9}{:>9}{:>11}{:>9}",
            growth(ten),
            growth(hundred),
            Hundredths::rate(c.len(), hundred),
            found[2],
        );
        let linear = hundred.as_nanos() * 100 <= ALLOWED * 10 * one.as_nanos();
        assert!(bench.quick || linear, "{name}: more than linear");
    }
}
