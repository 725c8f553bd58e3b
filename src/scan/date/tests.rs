//! Sentences in, spans and values out.

use super::{Place, Resolver, may_start, parse};
use crate::lexicon::Lexicon;
use crate::scan::Cx;
use crate::text::{Folded, Source, Span};
use crate::value::Civil;

/// The dates of a text as `span value`, sentences and paragraphs told apart.
fn dates(lexicon: &Lexicon, text: &str, reference: Option<&str>) -> Vec<String> {
    let source = Source::new(text);
    let mut resolver = Resolver::new(reference.and_then(Civil::read), None);
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut folded = Folded::default();
        let end = start + u32::try_from(line.len()).unwrap();
        folded.read(&source, Span::new(start, end));
        start = end;
        resolver.start(Place::Paragraph);
        let chars = folded.chars();
        let mut at = 0;
        while at < chars.len() {
            if "。;!?".contains(chars[at]) {
                resolver.start(Place::Sentence);
            }
            let read = may_start(lexicon, chars[at])
                .then(|| parse(Cx { chars, lexicon }, at))
                .flatten();
            let Some((end, expr, _)) = read else {
                at += 1;
                continue;
            };
            let value = resolver.resolve(&expr).map(|date| date.edtf.to_string());
            let span = source.slice(folded.span(at..end));
            found.push(format!("{span} {}", value.unwrap_or("none".into())));
            at = end;
        }
    }
    found
}

fn check(reference: Option<&str>, cases: &[(&str, &[&str])]) {
    let lexicon = Lexicon::embedded().unwrap();
    let mut faults = Vec::new();
    for (text, want) in cases {
        let got = dates(&lexicon, text, reference);
        if got != *want {
            faults.push(format!("{text}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn dates_without_reference() {
    check(
        None,
        &[
            ("二○三一年九月三日竣工", &["二○三一年九月三日 2031-09-03"]),
            (
                "2031.9.3开闸，2031-09-04合闸",
                &["2031.9.3 2031-09-03", "2031-09-04 2031-09-04"],
            ),
            ("２０３１年９月３日", &["２０３１年９月３日 2031-09-03"]),
            (
                "2031年4月清淤，6月通航，11月底验收",
                &["2031年4月 2031-04", "6月 2031-06", "11月底 2031-11-30"],
            ),
            ("今年3月开园，去年动工", &["今年3月 XXXX-03", "去年 XXXX"]),
            (
                "2030年11月立项，次年2月开工，同年9月完工",
                &["2030年11月 2030-11", "次年2月 2031-02", "同年9月 2031-09"],
            ),
            (
                "2031年初启动，5月中旬试航，6月末交付",
                &[
                    "2031年初 2031-01-01",
                    "5月中旬 2031-05-11/2031-05-20",
                    "6月末 2031-06-30",
                ],
            ),
            (
                "2031年前三季度盈利，四季度持平，下半年增员",
                &["2031年前三季度 2031-01/2031-09", "四季度 2031-36", "下半年 2031-41"],
            ),
            (
                "2031年1~8月份，2030年11月—2031年3月，2031年7月5日至12日",
                &[
                    "2031年1~8月份 2031-01/2031-08",
                    "2030年11月—2031年3月 2030-11/2031-03",
                    "2031年7月5日至12日 2031-07-05/2031-07-12",
                ],
            ),
            (
                "2028—2030年试点，2029、2031年两度扩建",
                &["2028—2030年 2028/2030", "2029 2029", "2031年 2031"],
            ),
            (
                "自2027年以来改水，截至2031年6月底通水",
                &["2027年以来 2027/..", "2031年6月底 2031-06-30"],
            ),
            (
                "“十二五”期间建闸，编制“十五五”规划，推进“八五”普法",
                &["“十二五”期间 2011/2015"],
            ),
            ("国庆前夕慰问，重阳节走访", &["国庆前夕 XXXX-10-01", "重阳节 XXXX"]),
            (
                "十一前后游客激增，十一个码头增班，十一月回落",
                &["十一前后 XXXX-10-01", "十一月 XXXX-11"],
            ),
            (
                "20xx年x月，203x年，20__年，*月**日",
                &[
                    "20xx年x月 20XX-XX",
                    "203x年 203X",
                    "20__年 20XX",
                    "*月**日 XXXX-XX-XX",
                ],
            ),
            ("2001年大修，该闸九七年建成", &["2001年 2001", "九七年 1997"]),
            ("民國一二〇年農會續辦，120年度補助", &["民國一二〇年 2031", "120年度 2031"]),
            (
                "2031年元月4日开馆，2030—2031学年扩招",
                &["2031年元月4日 2031-01-04", "2030—2031学年 2030/2031"],
            ),
            (
                "2031年4月2日下午3时20分开闸，4月5日上午验闸",
                &["2031年4月2日下午3时20分 2031-04-02T15:20:00", "4月5日上午 2031-04-05"],
            ),
            ("2O31年l2月巡堤", &["2O31年l2月 2031-12"]),
            ("2027以来扩建，203112月竣工", &["2027以来 2027/..", "203112月 2031-12"]),
            ("水管站年国庆值班安排", &["国庆 XXXX-10-01"]),
            ("XX年年报送计划", &["XX年 XXXX"]),
            (
                "2031年“三八”妇女节、“五一”期间",
                &["2031年“三八”妇女节、“五一”期间 2031-03-08/2031-05-01"],
            ),
            ("“五一”国际劳动节前夕", &["“五一”国际劳动节前夕 XXXX-05-01"]),
            ("“七一”前夕走访党员", &["“七一”前夕 XXXX-07-01"]),
            ("2031年一至三季度", &["2031年一至三季度 2031-01/2031-09"]),
            ("2031年9月10日—10月15日", &["2031年9月10日—10月15日 2031-09-10/2031-10-15"]),
            ("2031年第三季度末", &["2031年第三季度末 2031-09-30"]),
            ("截至2030年底前", &["2030年底前 ../2030-12-31"]),
            ("2031年5月1日起施行", &["2031年5月1日起 2031-05-01/.."]),
            ("4月27日和28日巡渠", &["4月27日 XXXX-04-27", "28日 XXXX-04-28"]),
            ("上世纪90年代", &["上世纪90年代 199X"]),
            ("6月上旬至9月底护堤", &["6月上旬至9月底 XXXX-06-01/XXXX-09-30"]),
            ("2031年元旦至春节期间", &["2031年元旦至春节期间 2031-01-01/2031-01-23"]),
            ("2031年2月14日晚守闸", &["2031年2月14日晚 2031-02-14"]),
            (
                "2031年8月15日9:30—11:30",
                &["2031年8月15日9:30—11:30 2031-08-15T09:30:00/2031-08-15T11:30:00"],
            ),
            ("2023年2月29日", &["2023年2月29日 none"]),
        ],
    );
}

#[test]
fn dates_with_reference() {
    check(
        Some("2031-10-01"),
        &[
            ("今年5月启用，上年末有船38艘", &["今年5月 2031-05", "上年末 2030-12-31"]),
            ("近四年来扩馆", &["近四年来 2028/2031"]),
            (
                "1—5月客运量比去年同期增长6%",
                &["1—5月 2031-01/2031-05", "去年同期 2030-01/2030-05"],
            ),
            ("记者昨(30)日获悉", &["昨(30)日 2031-09-30"]),
            ("截至本月9日放苗完毕", &["本月9日 2031-10-09"]),
            ("较上季末净增", &["上季末 2031-09-30"]),
            ("中秋、国庆期间加班", &["中秋、国庆期间 2031-10-01/2031-10-01"]),
            ("3月5日启用", &["3月5日 2031-03-05"]),
            ("2029年3月动工。5月完工。", &["2029年3月 2029-03", "5月 2029-05"]),
            ("年初部署，年末考核", &["年初 2031-01-01", "年末 2031-12-31"]),
            ("十年前只有3条船", &["十年前 2021"]),
        ],
    );
}

#[test]
fn what_is_no_date() {
    let cases = [
        "荣获五一劳动奖章、五四红旗团支部、三八红旗手称号",
        "八一水库与“两会”精神，“十四五”规划，二十届三中全会",
        "堤长4.12公里，坡比3/5，桩号K12+300，比分3:1，1号楼",
        "5日内办结，历经五个月，用工26天，为期3天，连续九年，历时3月",
        "五四突击队、八一水库、三八船队各出动6人",
        "三五年内建成，七八年时间，第3年，3年级，xx年级",
        "参加“慈善一日捐”，开展一日游，每日三次",
        "5000年历史，1000年以上",
        "第二十届一中全会，两年多来，百日攻坚",
        "3月球，12点要求，8时许可",
        "李国庆、王重阳到会，国庆路小学",
        "每年3月修渠，一月一调度，提前两个月完工，美好的明天",
        "2.5万人，10.1%，1.8倍，3-5个",
    ];
    let lexicon = Lexicon::embedded().unwrap();
    let found: Vec<String> = cases
        .iter()
        .filter_map(|text| {
            let got = dates(&lexicon, text, None);
            (!got.is_empty()).then(|| format!("{text}: {got:?}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn rules_hold_on_their_examples() {
    let lexicon = Lexicon::embedded().unwrap();
    let rules: toml::Table =
        include_str!("../../../data/rules/date.toml").parse().unwrap();
    let mut faults = Vec::new();
    for rule in rules["rule"].as_array().unwrap() {
        for example in rule["examples"].as_array().unwrap() {
            let field = |name: &str| example[name].as_str().unwrap();
            let want = format!("{} {}", field("find"), field("value"));
            let got = dates(&lexicon, field("text"), None);
            if !got.contains(&want) {
                faults.push(format!("{want}: {got:?}"));
            }
        }
        for reject in rule["rejects"].as_array().unwrap() {
            let got = dates(&lexicon, reject.as_str().unwrap(), None);
            if !got.is_empty() {
                faults.push(format!("{reject:?}: {got:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
