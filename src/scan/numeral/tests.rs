use super::*;

#[test]
fn numerals_are_read_to_their_end() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut failures = Vec::new();
    for (text, end, value) in [
        ("四万三千六百株", 6, "43600"),
        ("1.2万亿元", 5, "1200000000000"),
        ("两亿三千万", 5, "230000000"),
        ("2千余万方", 4, "20000000"),
        ("12,406户", 6, "12406"),
        ("12 406户", 6, "12406"),
        ("三百五", 3, "350"),
        ("一百零五", 4, "105"),
        ("二〇三一", 4, "2031"),
        ("十几名", 2, "11..19 vague"),
        ("数百名", 2, "200..900 vague"),
        ("三四十人", 3, "30..40"),
        ("十七八岁", 3, "17..18"),
        ("xxx.x亿元", 6, "mask xxx.x亿"),
        ("x千余元", 3, "mask x千"),
        ("贰仟名", 2, "2000"),
        ("5万4千6百", 6, "54600"),
        ("廿三", 2, "23"),
        ("1。6倍", 3, "1.6"),
        ("8 6.5%", 5, "86.5"),
        ("百余", 2, "100"),
        ("一百十六", 4, "116"),
        ("四万万", 3, "400000000"),
        ("五百卅四", 4, "534"),
    ] {
        let chars: Vec<char> = text.chars().collect();
        let got = match number(&lexicon, &chars, 0) {
            None => "none".into(),
            Some(n) => {
                let value = match &n.amount {
                    Amount::Exact(v) => v.normalize().to_string(),
                    Amount::Range(a, b) => format!("{a}..{b}"),
                    Amount::Vague { min, max } => format!("{min}..{max} vague"),
                    Amount::Masked(mask) => format!("mask {mask}"),
                };
                format!("{} {value}", n.end)
            }
        };
        if got != format!("{end} {value}") {
            failures.push(format!("{text}: {got}, not {end} {value}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
