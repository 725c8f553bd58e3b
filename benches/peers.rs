//! The whole pipeline, JSON written, beside what people would use instead, in one
//! run: jieba's `cut`, which a segmentation-first design pays before it has found
//! anything; 30 obvious patterns one after the other; writing JSON alone.

use std::hint::black_box;

use regex::Regex;
use serde_json::Value;

use crate::clock::{Hundredths, medians};
use crate::corpus::{Kind, report};
use crate::{Bench, pipeline};

const RUNS: usize = 9;

/// What one writes first to find facts in reports.
const PATTERNS: [&str; 30] = [
    r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
    r"[0-9]{4}年[0-9]{1,2}月",
    r"[0-9]{4}年",
    r"[0-9]{1,2}月[0-9]{1,2}日",
    r"[0-9]{1,2}月",
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    r"(今年|去年|上年|本年|明年)",
    r"(上半年|下半年|一季度|二季度|三季度|四季度)",
    r"(年初|年末|年底|月末|月初)",
    r"[0-9][0-9,.]*万元",
    r"[0-9][0-9,.]*亿元",
    r"[0-9][0-9,.]*元",
    r"[一二三四五六七八九十百千万亿]+元",
    r"[0-9][0-9.]*%",
    r"[0-9][0-9.]*个百分点",
    r"百分之[一二三四五六七八九十百点]+",
    r"[0-9][0-9.]*倍",
    r"[0-9][0-9,.]*万?(人次|人|名|户|家)",
    r"[0-9][0-9,.]*万?(个|处|项|件|份|套|台|辆)",
    r"[0-9][0-9,.]*万?(公里|千米|米|亩|公顷|平方米)",
    r"[0-9][0-9,.]*万?(吨|公斤|千克|立方米|千瓦时)",
    r"[0-9][0-9,.]*(期|次|场次|场|批|座|所|条|株)",
    r"第[0-9一二三四五六七八九十]+(名|位)",
    r"(增长|下降|提高|减少)[0-9][0-9.]*%",
    r"(同比|环比|较上年|比年初)",
    r"(荣获|获得|获评|被评为|被授予)",
    r"“[^”]{2,30}”(荣誉)?称号",
    r"(一等奖|二等奖|三等奖|特等奖|金奖|银奖)",
    r"(全国|省级|市级|县级)[^，。]{2,20}(先进集体|先进个人|示范单位)",
    r"[x×X]{1,4}(\.[xX×]+)?(万|亿)?(元|人|户|个)",
];

pub(crate) fn run(bench: &Bench) {
    let bytes = bench.size(20_000, 1_000_000);
    let jieba = jieba_rs::Jieba::new();
    let patterns = PATTERNS.map(|pattern| Regex::new(pattern).expect("well formed"));
    println!("MB/s of input; how many times the speed of the peer");
    println!(
        "{:<9}{:>8}{:>9}{:>8}{:>12}{:>8}{:>11}{:>9}{:>9}",
        "text",
        "shilu",
        "cut",
        "times",
        "30 regexes",
        "times",
        "serde_json",
        "facts",
        "matches"
    );
    for kind in Kind::ALL {
        row(bench, kind, &report(kind, bytes, 1), &jieba, &patterns);
    }
}

fn row(
    bench: &Bench,
    kind: Kind,
    text: &str,
    jieba: &jieba_rs::Jieba,
    patterns: &[Regex; 30],
) {
    let mut worker = bench.extractor.worker();
    let (mut out, mut written) = (Vec::new(), Vec::new());
    let (mut facts, mut words, mut matches) = (0, 0, 0);
    pipeline::whole(&mut worker, text.as_bytes(), &mut out);
    let lines = out.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let owned: Vec<Value> =
        lines.map(|line| serde_json::from_slice(line).expect("JSON")).collect();
    let times = medians(
        bench.runs(RUNS),
        [
            &mut || facts = pipeline::whole(&mut worker, text.as_bytes(), &mut out),
            &mut || {
                words = text.lines().map(|l| black_box(jieba.cut(l, false)).len()).sum();
            },
            &mut || {
                matches = patterns.iter().map(|p| p.find_iter(text).count()).sum();
            },
            &mut || {
                written.clear();
                for value in &owned {
                    serde_json::to_writer(&mut written, value).expect("memory");
                }
            },
        ],
    );
    assert!(words * 12 > text.len(), "{words} words in {} bytes", text.len());
    assert!(kind == Kind::Sparse || facts > 0, "no facts in {} text", kind.name());
    let [ours, cut, regexes, json] = times;
    let rate = |time| Hundredths::rate(text.len(), time);
    println!(
        "{:<9}{:>8}{:>9}{:>8}{:>12}{:>8}{:>11}{facts:>9}{matches:>9}",
        kind.name(),
        rate(ours),
        rate(cut),
        Hundredths::times(cut, ours),
        rate(regexes),
        Hundredths::times(regexes, ours),
        rate(json),
    );
}
