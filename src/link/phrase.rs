//! Noun phrases: where the item of a figure begins and ends among tokens.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::Sense;

/// A longer item is cut to the head behind its list: 观影、健步走、…等活动.
const LONGEST: usize = 24;

/// A note within a name is no longer, brackets and all: (市、区).
const SHORT_NOTE: usize = 6;

/// The noun phrase that ends at the last of `tokens`, as a range of positions.
///
/// It runs back over nouns, modifiers and listed members to the verb, preposition
/// or adverb before it; `None` where the last token can end no noun phrase.
pub(crate) fn ending(tokens: &[Token]) -> Option<Range<usize>> {
    let end = tokens.len();
    let mut start = end;
    // 捐书3000册, 清渠5条: a verb and a noun of one character each.
    // The last of a name of a person, 赵听泉, is none.
    let named = tokens.len() > 2 && tokens[tokens.len() - 3].len() == 1;
    if let [.., verb, noun] = tokens
        && !named
        && (verb.len(), noun.len()) == (1, 1)
        && verb.tag() == "v"
        && is_noun(noun)
        && (!noun.indicator || verb.is(Sense::Act) && noun.is_head())
    {
        return span(tokens, end - 1, end);
    }
    while start > 0 && joins_left(tokens, start - 1, end) {
        start -= 1;
    }
    start = with_date(tokens, start, end);
    start = with_reached(tokens, start, end);
    if tokens[start..end].iter().any(|t| t.rate) {
        // 抢修到达现场平均时间: what is averaged is a deed.
        let deeds = tokens[..start].iter().rev().take_while(|t| t.is(Sense::Deed));
        start -= deeds.count();
    }
    // 含健身房、书屋等设施的职工之家: what it holds is no part of its name.
    if start > 0 && tokens[start - 1].is(Sense::Include) {
        let of = tokens[start..end].iter().rposition(|t| t.is(Sense::Of));
        start += of.map_or(0, |of| of + 1);
    }
    if end > start && tokens[end - 1].end - tokens[start].start > LONGEST {
        let list = tokens[start..end].iter().rposition(|t| t.is(Sense::Keep));
        start += list.map_or(0, |at| at + 1);
    }
    start = skip_lead(tokens, start, end);
    start = with_halves(tokens, start);
    span(tokens, start, end)
}

/// 存款年末余额: a day between a noun and its measure.
fn with_date(tokens: &[Token], start: usize, end: usize) -> usize {
    let measure = start + 1 == end && tokens[start].is(Sense::Head);
    match start.checked_sub(2) {
        Some(noun) if measure && tokens[start - 1].is_date() => {
            let named = ending(&tokens[..=noun]).filter(|_| is_nounlike(&tokens[noun]));
            named.map_or(start, |item| tokens.partition_point(|t| t.start < item.start))
        }
        _ => start,
    }
}

/// 房地产开发完成投资: what was done with the money, and 完成, before a deed of money.
fn with_reached(tokens: &[Token], start: usize, end: usize) -> usize {
    let fund = start + 1 == end && tokens[start].fund;
    match start.checked_sub(2) {
        Some(deed) if fund && tokens[start - 1].is(Sense::Reach) => {
            let verb =
                tokens[deed].sense().is_none() && tokens[deed].tag().starts_with('v');
            let done = tokens[deed].is(Sense::Deed) || verb;
            let named = ending(&tokens[..=deed])
                .filter(|item| done && deed > 0 && item.start < tokens[deed].start);
            named.map_or(start, |item| tokens.partition_point(|t| t.start < item.start))
        }
        _ => start,
    }
}

/// 大、中、小班: halves of nouns that share the one at the end.
fn with_halves(tokens: &[Token], start: usize) -> usize {
    let half = |t: &Token| {
        let size = matches!(
            t.sense(),
            Some(Sense::More | Sense::Less | Sense::Local | Sense::Side)
        );
        t.len() == 1
            && (size || t.sense().is_none() && t.tag().starts_with(['a', 'b', 'f']))
    };
    let mut start = start;
    while start >= 2
        && tokens[start - 1].is(Sense::Conjunction)
        && half(&tokens[start - 2])
    {
        start -= 2;
    }
    start
}

/// The noun phrase that ends before `last` and takes it in: 法官人均结案.
pub(crate) fn ending_with(before: &[Token], last: &Token) -> Option<Range<usize>> {
    ending(before).map(|phrase| phrase.start..last.end)
}

/// True where the token at `at` belongs to the phrase that follows it.
fn joins_left(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = &tokens[at];
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    match &token.kind {
        TokenKind::Quoted => true,
        // 县(市、区)财政收入, but 渔工(含临时雇请)人均收入: a longer note ends a name.
        TokenKind::Note => next.is_none() || token.len() <= SHORT_NOTE,
        TokenKind::Date(_) | TokenKind::Figure(_) => false,
        TokenKind::Mark(c) => matches!(c, '·' | '-'),
        TokenKind::Linking(Sense::Preposition, _) => {
            next.is_some() && tokens[at..end].iter().any(|t| t.is(Sense::Of))
        }
        TokenKind::Linking(Sense::Attribute, _) => {
            next.is_none_or(is_noun) || tokens[at..end].iter().any(|t| t.is(Sense::Of))
        }
        // 借阅卡: a verb with a noun of one character is a noun.
        TokenKind::Linking(Sense::Act, _) if at + 2 == end && makes_noun(token, next) => {
            true
        }
        TokenKind::Word(_) if at + 2 == end && makes_noun(token, next) => true,
        _ if makes_rate(tokens, at, end) || lists_measure(tokens, at, end) => true,
        TokenKind::Word(_) if halves_compound(token, next, end - at) => true,
        TokenKind::Linking(Sense::Deed, _) => deed_joins_left(tokens, at, end),
        TokenKind::Linking(sense, tag) => linking_joins_left(*sense, tag, before, next),
        TokenKind::Word(tag) => word_joins_left(tag, before, next),
    }
}

/// Whether a verb of two characters makes a compound with the noun behind it.
fn makes_noun(verb: &Token, next: Option<&Token>) -> bool {
    verb.len() == 2
        && verb.tag().starts_with('v')
        && next.is_some_and(|t| t.len() == 1 && is_noun(t))
}

/// Whether a verb of one character begins a compound that no dictionary has: 访学教师,
/// 抽采率; 售电量. `length`: the words from it to the head.
fn halves_compound(verb: &Token, next: Option<&Token>, length: usize) -> bool {
    let short = verb.len() == 1 && verb.tag().starts_with('v');
    let half = |t: &Token| {
        t.len() == 1
            && length > 2
            && t.sense().is_none()
            && t.tag().starts_with(['n', 'v'])
    };
    let measure = |t: &Token| t.indicator && length == 2 && t.len() == 2;
    short && next.is_some_and(|t| half(t) || measure(t))
}

/// 通客车率, 可办率: a noun of one character for a measure takes in the word before it,
/// with its verb of one character.
fn makes_rate(tokens: &[Token], at: usize, end: usize) -> bool {
    let head = &tokens[end - 1];
    if !head.indicator || head.len() > 1 || at + 1 == end {
        return false;
    }
    let token = &tokens[at];
    let plain = token.sense().is_none() || token.is(Sense::Level) && token.len() == 1;
    let verb = token.tag().starts_with('v') && plain;
    match end - 1 - at {
        1 => {
            let prefix = token.is(Sense::Adverb) && token.tag().starts_with('v');
            verb || prefix || token.is(Sense::Preposition) && token.len() > 1
        }
        2 => {
            verb && token.len() == 1
                && (is_noun(&tokens[at + 1]) || tokens[at + 1].len() == 1)
                || token.is(Sense::Adverb)
                    && token.tag().starts_with('v')
                    && tokens[at + 1].len() == 1
        }
        _ => false,
    }
}

/// 满意和基本满意率: a verb listed before a measure.
fn lists_measure(tokens: &[Token], at: usize, end: usize) -> bool {
    let listed = tokens.get(at + 1).is_some_and(|t| t.is(Sense::Conjunction));
    let verb = match tokens[at].sense() {
        Some(sense) => sense == Sense::Deed,
        None => tokens[at].tag().starts_with('v'),
    };
    verb && listed && at + 2 < end && tokens[end - 1].indicator
}

/// 技能培训学员: a deed behind a noun is part of a name, not so where the name ends in
/// those whom it is done to: 金秋助学资助职工.
fn deed_joins_left(tokens: &[Token], at: usize, end: usize) -> bool {
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    // 完成投资; 提供就业岗位, but 组织培训职工.
    let named_for =
        next.is_none_or(|t| is_noun(t) && t.len() > 1 && !tokens[end - 1].whom);
    let object = named_for && before.is_some_and(takes_deed);
    let measured = next.is_some_and(|t| t.indicator);
    let named = next.is_none_or(is_nounlike) && (next.is_none() || !tokens[end - 1].whom);
    let fund = next.is_none() && tokens[at].fund;
    measured || object || fund || behind_name(tokens, at) && named
}

/// 完成投资, 增加投资: what a deed is the object of.
fn takes_deed(before: &Token) -> bool {
    use Sense::{Act, Cause, Down, Level, Of, Reach, Up};
    let verb = |s| matches!(s, Act | Cause | Reach | Level | Of | Up | Down);
    before.sense().is_some_and(verb)
}

/// True behind a noun; a deed that opens the clause is a verb there: 排查整治隐患.
fn behind_name(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return false };
    let opens = before.is(Sense::Deed) && at == 1;
    if tokens[at].fund && before.tag() == "v" && before.sense().is_none() {
        // 房地产开发投资, 社会保障和就业支出
        let verb = |t: &Token| t.is(Sense::Act) || t.is(Sense::Reach);
        return at > 1 && (is_nounlike(&tokens[at - 2]) || verb(&tokens[at - 2]));
    }
    if before.is(Sense::Up) || before.is(Sense::Down) {
        // 学历提升补助
        return at > 1 && is_nounlike(&tokens[at - 2]);
    }
    is_nounlike(before) && !before.is(Sense::Where) && !opens
}

fn linking_joins_left(
    sense: Sense,
    tag: &str,
    before: Option<&Token>,
    next: Option<&Token>,
) -> bool {
    let behind_noun = before.is_some_and(is_nounlike);
    let measured = next.is_some_and(|t| t.indicator);
    match sense {
        Sense::Plan | Sense::Head | Sense::Thing | Sense::Weak | Sense::Norm => true,
        Sense::Pair => next.is_some(),
        Sense::Place => next.is_none() && behind_noun,
        Sense::More | Sense::Less => tag.starts_with('a') && next.is_some_and(is_noun),
        Sense::Of => next.is_some() && before.is_some(),
        Sense::Conjunction | Sense::Keep | Sense::Where => next.is_some(),
        Sense::Act => {
            let noun = matches!(tag, "vn" | "n" | "j");
            let rate = measured && next.is_some_and(|t| t.len() == 1);
            let compound = noun && tag != "n" && behind_noun && next.is_some();
            // 受理及时率: nothing acts on a measure.
            let opens = before.is_none() && next.is_some_and(|t| t.len() > 2);
            let named = noun || !next.is_some_and(|t| t.is(Sense::Thing));
            rate || measured && named && (noun || behind_noun || opens) || compound
        }
        // 学历提升补助
        Sense::Up | Sense::Down
            if behind_noun
                && !before.is_some_and(|t| t.rate)
                && next.is_some_and(|t| t.is(Sense::Deed)) =>
        {
            true
        }
        // 人均增加收入
        Sense::Up | Sense::Down => {
            compound_head(next) && !before.is_some_and(|t| t.rate)
                || behind_noun && next.is_some_and(|t| t.is(Sense::Of))
        }
        Sense::Share | Sense::Have => compound_head(next),
        // 投产率
        Sense::Reach => tag == "vn" && measured && next.is_some_and(|t| t.len() == 1),
        // 营业收入中的成本, but 在活动中收集
        Sense::Local => next.is_some_and(|t| t.is(Sense::Of)) && behind_noun,
        Sense::Side => next.is_some() && behind_noun,
        Sense::Away => next.is_none(),
        Sense::Adverb => {
            // 到岗率, 年均浓度: an adverb before an indicator is part of its name.
            let rate = measured && next.is_some_and(|t| t.len() == 1);
            let named = measured && tag.starts_with(['n', 'j']);
            // 居民基本医疗保险; 事项按期办结率
            let quality = tag.starts_with(['a', 'n']) && behind_noun;
            let rated = measured && behind_noun && next.is_some_and(|t| t.len() > 2);
            rate || named || rated || quality && next.is_some_and(is_nounlike)
        }
        _ => false,
    }
}

fn word_joins_left(tag: &str, before: Option<&Token>, next: Option<&Token>) -> bool {
    let behind_noun = before.is_some_and(is_nounlike);
    match tag.as_bytes().first() {
        // 初次就业率
        Some(b'd') => behind_noun && next.is_some_and(|t| t.indicator && t.len() > 2),
        Some(b'p' | b'r' | b'y' | b'c' | b'u') => false,
        Some(b'f' | b'm' | b'q') => next.is_some(),
        Some(b'v') => {
            let attribute =
                before.is_some_and(|t| t.is(Sense::Of)) && next.is_some_and(is_nounlike);
            tag == "vn"
                || next.is_none()
                || behind_noun
                || attribute
                || compound_head(next)
                || next.is_some_and(|t| t.fund)
        }
        _ => true,
    }
}

/// A noun, a name in quotes, or a word that stands like one.
pub(crate) fn is_nounlike(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Quoted => true,
        TokenKind::Note => true,
        TokenKind::Linking(
            Sense::Plan
            | Sense::Head
            | Sense::Thing
            | Sense::Weak
            | Sense::Where
            | Sense::Deed
            | Sense::Norm
            | Sense::Conjunction,
            _,
        ) => true,
        TokenKind::Linking(Sense::Adverb, tag) => tag.starts_with('a'),
        TokenKind::Word(tag) => {
            matches!(
                tag.as_bytes().first(),
                Some(b'n' | b'b' | b'a' | b'j' | b'l' | b'i' | b'e') | None
            ) || &**tag == "vn"
        }
        _ => false,
    }
}

/// Nouns that make a compound with the verb before them: 播种面积, 审理天数.
fn compound_head(next: Option<&Token>) -> bool {
    next.is_some_and(|t| t.is_head() || t.is(Sense::Weak) || t.is(Sense::Norm))
}

fn is_noun(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Quoted => true,
        TokenKind::Linking(
            Sense::Plan | Sense::Head | Sense::Thing | Sense::Weak | Sense::Norm,
            _,
        ) => true,
        _ => token.tag().starts_with('n'),
    }
}

/// Moves the start over what no item begins with.
fn skip_lead(tokens: &[Token], mut start: usize, end: usize) -> usize {
    while start < end {
        let token = &tokens[start];
        let skip = match &token.kind {
            TokenKind::Linking(sense, _) => matches!(
                sense,
                Sense::Of
                    | Sense::Conjunction
                    | Sense::Local
                    | Sense::Side
                    | Sense::Adverb
                    | Sense::Deal
                    | Sense::Part
                    | Sense::Preposition
                    | Sense::Where
            ),
            TokenKind::Mark(_) => true,
            _ => false,
        };
        if !skip {
            break;
        }
        start += 1;
    }
    start
}

fn span(tokens: &[Token], start: usize, end: usize) -> Option<Range<usize>> {
    (start < end).then(|| tokens[start].start..tokens[end - 1].end)
}

/// The noun phrase that `tokens` begin with, as counted by a figure before them.
///
/// With `verbs`, a verb that the lexicon does not know may open it: 8名参赛选手.
pub(crate) fn beginning(tokens: &[Token], verbs: bool) -> Option<Range<usize>> {
    let start = usize::from(tokens.first().is_some_and(|t| t.is(Sense::Of)));
    let mut head = start;
    let mut end = start;
    while end < tokens.len() {
        match joins_right(tokens, end, start, verbs) {
            Joins::Head => {
                end += 1;
                head = end;
            }
            Joins::Modifier => end += 1,
            Joins::No => break,
        }
    }
    // “两基”(基本普及、基本扫除)攻坚县: what a long note explains is not what is counted.
    let long = |t: &Token| t.kind == TokenKind::Note && t.len() > SHORT_NOTE;
    let note = tokens[start..head].iter().rposition(long).map(|at| start + at + 1);
    span(tokens, note.filter(|&at| at < head).unwrap_or(start), head)
}

enum Joins {
    /// The phrase may end with it.
    Head,
    /// Only if a head follows.
    Modifier,
    No,
}

/// 12个乡镇水质达标率: what is counted before a measure, of which the measure is.
pub(crate) fn before_measure(
    tokens: &[Token],
    item: &Range<usize>,
) -> Option<Range<usize>> {
    let within = tokens.partition_point(|t| t.end <= item.end);
    let nouns = within.checked_sub(1)?;
    // 水质达标率, 平均单产: what is measured of it.
    let nouns = if nouns > 2 { nouns - 1 } else { nouns };
    span(tokens, 0, nouns)
}

/// 青年职工平均年龄: the noun phrase that a rate or a quality ends, else the first noun.
pub(crate) fn first_noun(tokens: &[Token]) -> Option<Range<usize>> {
    let run = tokens.iter().take_while(|t| t.tag().starts_with('n')).count();
    let ended = tokens.get(run).is_some_and(|t| t.tag().starts_with('a'));
    let words = if ended { run } else { run.min(1) };
    span(tokens, 0, words)
}

fn joins_right(tokens: &[Token], at: usize, start: usize, verbs: bool) -> Joins {
    let token = &tokens[at];
    let first = at == start;
    let headed = at > start && tokens[start..at].iter().any(|t| is_noun(t) && named(t));
    let head_before = at > start && is_noun(&tokens[at - 1]);
    let next = tokens.get(at + 1);
    match &token.kind {
        TokenKind::Note if first => Joins::No,
        TokenKind::Note => Joins::Head,
        // 企业“老工伤”人员 goes on, 教师“优秀教师”称号 does not.
        TokenKind::Quoted if head_before => match next {
            Some(next) if next.is_head() => Joins::Modifier,
            _ => Joins::No,
        },
        TokenKind::Quoted => Joins::Head,
        TokenKind::Date(_) | TokenKind::Figure(_) => Joins::No,
        TokenKind::Mark('·' | '-') => Joins::Modifier,
        TokenKind::Mark(_) => Joins::No,
        TokenKind::Linking(sense, tag) => match sense {
            // 5名学生的学费 counts students; 3家省级的企业 counts companies.
            Sense::Of if head_before => Joins::No,
            // 3个人、一辆面包车: what is counted anew is no member.
            Sense::Conjunction if next.is_some_and(|t| t.tag() == "m") => Joins::No,
            Sense::Of | Sense::Conjunction | Sense::Keep if !first => Joins::Modifier,
            Sense::Attribute if !headed && verbs => Joins::Modifier,
            Sense::Plan | Sense::Head | Sense::Thing | Sense::Weak | Sense::Norm => {
                Joins::Head
            }
            Sense::Where if first => Joins::Modifier,
            Sense::More | Sense::Less if tag.starts_with('a') => Joins::Modifier,
            Sense::Deed if next.is_none() && (head_before || token.fund) => Joins::Head,
            // 1万元奖励
            Sense::Deed if first && next.is_none() && &**tag == "vn" => Joins::Head,
            Sense::Act | Sense::Deed if verbs || headed => {
                let compound = next.is_some_and(Token::is_head);
                let noun = next.is_some_and(is_noun);
                let joins = match *sense {
                    Sense::Deed => compound || noun && (!headed || tag.starts_with("vn")),
                    _ => !headed && (compound || noun && tag.starts_with("vn")),
                };
                if joins { Joins::Modifier } else { Joins::No }
            }
            _ => Joins::No,
        },
        TokenKind::Word(tag) => {
            word_joins_right(tag, next, head_before, verbs && !headed)
        }
    }
}

/// A noun that can stand as a head: two characters and more, not a quotation.
fn named(token: &Token) -> bool {
    token.len() > 1 && token.kind != TokenKind::Quoted
}

fn word_joins_right(
    tag: &str,
    next: Option<&Token>,
    head_before: bool,
    verbs: bool,
) -> Joins {
    match tag.as_bytes().first() {
        Some(b'n') if head_before && matches!(tag, "ns" | "nt" | "nr") => Joins::No,
        // 3个班组榜上有名: what they did.
        Some(b'i' | b'l') if head_before && next.is_none() => Joins::No,
        Some(b'n' | b'j' | b'i' | b'l' | b's' | b'e' | b'g') | None => Joins::Head,
        Some(b'a' | b'b' | b'm' | b'q' | b't' | b'z' | b'h' | b'k' | b'f') => {
            Joins::Modifier
        }
        Some(b'x') => Joins::Head,
        Some(b'v') if tag == "vn" => Joins::Head,
        Some(b'v') if verbs && next.is_some_and(is_nounlike) => Joins::Modifier,
        _ => Joins::No,
    }
}
