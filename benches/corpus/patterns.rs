//! What the sentences of the corpus are put together from: clauses with blanks.
//!
//! `{p}` place, `{o}` organisation, `{w}` person, `{t}` thing, `{c}` process, `{v}`
//! verb, `{a}` adverb, `{j}` adjective, `{e}` people, `{u}` unit, `{g}` grantor, `{l}`
//! level, `{h}` award, `{k}` contest; `{n}` number, `{d}` number with a decimal
//! point, `{m}` month, `{b}` day, `{y}` year, `{r}` small number, `{z}` a number in
//! characters.

/// Clauses that hold facts.
pub(super) const FACTS: &[&str] = &[
    "清理{t}{n}{u}",
    "{c}{t}{n}{u}",
    "全年完成{t}{c}{n}{u}",
    "发放{t}{n}份",
    "惠及{e}{n}户",
    "服务{e}{n}余人次",
    "投入资金{d}万元",
    "其中财政补助{d}万元",
    "{t}余额达{d}亿元",
    "比年初净增{d}亿元",
    "较上年增长{d}%",
    "同比下降{d}%",
    "同比多完成{n}{u}",
    "{c}率达到{d}%",
    "高于全省平均水平{d}个百分点",
    "由{d}%提高到{d}%",
    "居全市第{r}位",
    "占{t}总量的{d}%",
    "举办{t}{c}培训{r}期",
    "参训{e}约{n}人",
    "新建{t}{r}{u}",
    "改造{t}{n}{u}",
    "{m}月{b}日{p}召开{t}{c}现场会",
    "{y}年{m}月起{a}{v}{t}{c}",
    "截至{m}月末{t}保有量为{n}{u}",
    "每{u}{t}节约{d}元",
    "累计受理{t}近{n}件",
    "办结率{d}%",
    "为{n}名{e}办理{t}{c}手续",
    "{e}人均增收{n}元",
    "减少{t}损失超过{d}万元",
    "{t}产量不足{d}万吨",
    "培养{e}{z}名",
    "走访{e}{z}户",
    "上半年{t}{c}完成投资{d}亿元",
    "今年以来{v}{t}{c}{r}次",
    "力争{y}年底前建成{t}{r}{u}",
    "整改{t}问题{n}处",
    "每人补助{n}元",
    "{t}面积扩大到{d}万亩",
];

/// Clauses that hold none.
pub(super) const FILLERS: &[&str] = &[
    "{a}{v}{t}{c}",
    "{a}{v}{t}与{t}{c}",
    "{v}{e}{c}机制",
    "把{t}{c}放在心上",
    "{o}{a}{v}{t}{c}",
    "{p}的{e}和{e}{a}{v}{t}{c}",
    "{t}{c}水平{j}",
    "{e}反映{j}",
    "{w}同志{a}{v}{t}{c}工作",
    "围绕{t}{c}{a}{v}{e}队伍",
    "面对{j}的{t}{c}任务",
    "得到{e}的肯定",
    "让{e}感到{j}",
    "形成了{j}的工作格局",
    "{t}同{t}的{c}关系{a}理顺",
    "为{p}的{t}{c}打下{j}基础",
    "{v}制度执行",
    "明确{t}{c}责任分工",
    "{a}听取{e}意见",
    "{t}{c}工作离不开{e}的付出",
];

/// What may open a sentence.
pub(super) const OPENERS: &[&str] = &[
    "{o}",
    "{p}",
    "在{t}{c}方面，",
    "{y}年，",
    "{m}月，",
    "围绕{t}{c}，",
    "{o}{e}",
    "对{t}，",
    "",
    "",
];

pub(super) const HONORS: &[&str] = &[
    "{o}被{g}授予“{l}{t}{h}”称号",
    "{o}荣获“{y}年度{l}{h}”称号",
    "{w}被评为“{l}{t}{h}”",
    "{w}、{w}{r}人分别荣获{l}{t}{k}第一名、第三名",
    "{o}获{l}{t}{k}二等奖",
    "{o}连续{r}年获评{l}{h}",
    "{m}月，{w}荣获{g}颁发的“{h}”荣誉证书",
    "{r}个班组获得“{l}{t}{h}”称号",
    "{t}案例入选{l}{t}{c}典型案例",
    "{o}通过{l}{t}{c}示范单位验收",
    "{g}授予{o}“{h}”荣誉称号",
    "《{t}{c}研究》获{l}优秀论文一等奖",
];

/// Rows of a table of figures; columns are parted by blanks or tabs.
pub(super) const ROWS: &[&str] = &[
    "{t}{c}\t{n}\t{d}\t{d}%",
    "{p}　{n}　{n}　{d}　{d}",
    "其中：{t}{n}{u}，{t}{n}{u}，{t}{n}{u}",
    "{r}.{t}{d}万{u}，增长{d}%；{t}{d}万{u}，下降{d}%",
    "{y}年 {n} {n} {n} {n}",
    "合计{n}万元，占{d}%",
];
