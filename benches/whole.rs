//! The whole pipeline, JSON written, beside what a segmentation-first design pays:
//! `cargo bench`. Under `cargo test --benches` each part runs once on little text.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use shilu::report::json;
use shilu::{Extractor, Options, Source};

/// Runs of each part; the median counts.
const RUNS: usize = 7;

/// Sentences with blanks: a number, a place, a thing.
const DENSE: [&str; 8] = [
    "{p}站全年清理{t}{n}处，较上年增长{n}.{n}%，投入资金{n}.6万元。",
    "2031年{m}月，{p}港发放{t}{n}份，惠及渔户{n}户。",
    "{p}支队获评县级“{t}先锋岗”，{n}名队员荣获“护堤标兵”称号。",
    "截至{m}月末，{p}社{t}余额{n}.3亿元，比年初净增{n}.1亿元，居全市第{m}位。",
    "举办{t}培训{n}期，参训{n}余人次，合格率{n}.5%。",
    "{p}中心修复{t}{n}公里，同比多完成{n}公里，其中水毁{m}公里。",
    "{t}覆盖率由{m}%提高到{n}%，高于全省平均水平{m}个百分点。",
    "为{n}名{p}籍学员办理{t}补贴，每人{n}元。",
];
const SPARSE: [&str; 4] = [
    "{p}站坚持把{t}放在心上，紧紧依靠群众，把工作做细做实，得到各方面的肯定。",
    "大家认为，{t}关系千家万户，必须持续用力，久久为功，决不能松劲歇脚。",
    "{p}港党委专题研究{t}工作，明确责任分工，完善制度机制，推动任务落地见效。",
    "回顾走过的路，我们深深体会到，做好{t}离不开每一位同事的坚守与付出。",
];
const PLACES: [&str; 12] = [
    "青渠", "柏汀", "沁渡", "霁林", "岚川", "溪口", "石梁", "云坞", "桥东", "白滩",
    "松屏", "荻湖",
];
const THINGS: [&str; 12] = [
    "航标", "堤段", "水闸", "渔贷", "苗木", "泵房", "档案", "粮仓", "路灯", "茶园",
    "校舍", "诊室",
];

/// Text of about so many bytes, the same at every run.
fn corpus(sentences: &[&str], bytes: usize) -> String {
    let mut seed = 0x2031_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    let mut text = String::with_capacity(bytes + 512);
    while text.len() < bytes {
        let sentence = sentences[next(sentences.len())]
            .replace("{p}", PLACES[next(PLACES.len())])
            .replace("{t}", THINGS[next(THINGS.len())])
            .replace("{m}", &(1 + next(9)).to_string())
            .replace("{n}", &(2 + next(9000)).to_string());
        text.push_str(&sentence);
        if next(6) == 0 {
            text.push('\n');
        }
    }
    text
}

/// The median time of some runs.
fn median(runs: usize, mut part: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            part();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

/// Kilobytes a second, by integers.
fn rate(bytes: usize, time: Duration) -> u128 {
    bytes as u128 * 1_000_000 / time.as_nanos().max(1)
}

fn main() {
    let quick = !std::env::args().any(|arg| arg == "--bench");
    let (bytes, runs) = if quick { (20_000, 1) } else { (1_000_000, RUNS) };
    let extractor = Extractor::new().expect("sound data");
    let jieba = jieba_rs::Jieba::new();
    println!(
        "{:<8}{:>14}{:>14}{:>10}{:>12}",
        "text", "shilu kB/s", "cut kB/s", "ratio %", "facts"
    );
    for (name, sentences, least) in [("dense", &DENSE[..], 8), ("sparse", &SPARSE[..], 0)]
    {
        let text = corpus(sentences, bytes);
        let mut worker = extractor.worker();
        let mut out = Vec::new();
        let mut facts = 0;
        let ours = median(runs, || {
            let source = Source::new(&text);
            let report = worker.extract(&source, &Options::default());
            out.clear();
            facts = 0;
            for document in &report.documents {
                facts += document.facts.len();
                json::write(&mut out, &ORIGIN, &source, document);
            }
        });
        // About so many facts a kilobyte: a faster run that finds less is no gain.
        assert!(facts * 1000 >= least * text.len() * 9 / 10, "{name}: {facts} facts");
        let peer = median(runs, || {
            for line in text.lines() {
                black_box(jieba.cut(line, false));
            }
        });
        let ratio = peer.as_nanos() * 100 / ours.as_nanos().max(1);
        let (ours, peer) = (rate(text.len(), ours), rate(text.len(), peer));
        println!("{name:<8}{ours:>14}{peer:>14}{ratio:>10}{facts:>12}");
    }
}

const ORIGIN: json::Origin<'static> = json::Origin {
    path: "corpus.txt",
    member: None,
    media_type: "text/plain",
    encoding: "UTF-8",
    sha256: "",
};
