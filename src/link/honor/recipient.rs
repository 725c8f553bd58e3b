//! Who received it: the noun phrase before the verb, and its members.

use std::ops::Range;

use super::view::{Pair, View};
use crate::lexicon::honors::Cue;
use crate::text::class;

/// The farthest that a subject is looked for before its verb's clause.
const SUBJECT_REACH: usize = 120;

/// What stands before a verb.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    /// The subject as written; empty where the clause has none.
    pub(super) subject: Range<usize>,
    /// After 被.
    pub(super) agent: Option<Range<usize>>,
    /// Whether 被 stands before the verb, with an agent or without.
    pub(super) passive: bool,
    /// The number of the mention 三次 before the verb.
    pub(super) times: Option<usize>,
    /// 分别, 分获.
    pub(super) each: bool,
    /// The dates that 分别 pairs with the awards, in order.
    pub(super) dates: Vec<usize>,
}

impl View<'_> {
    /// Reads the words from `start` to the verb.
    pub(super) fn left(&self, start: usize, verb: usize) -> Left {
        let mut left = Left::default();
        let mut end = self.strip_adverbs(start, verb, &mut left);
        if let Some(at) = (start..end).rev().find(|&at| self.is_passive(at)) {
            left.passive = true;
            let agent = self.trim_agent(at + 1..end);
            left.agent = (!agent.is_empty()).then_some(agent);
            end = self.strip_adverbs(start, at, &mut left);
        }
        let begin = self.strip_lead(start, end);
        let begin = self.after_origin(begin, end);
        let cut = self.preposition(begin, end);
        left.subject = begin..self.strip_adverbs(begin, cut, &mut left);
        left
    }

    /// 来自沁渡市的褚明溪: where they come from is not who they are.
    fn after_origin(&self, start: usize, end: usize) -> usize {
        if let Some((at, length)) = self.find_cue(Cue::Submitted, start..end)
            && at + length < end
        {
            return at + length;
        }
        if self.find_text("来自", start..(start + 1).min(end)).is_none() {
            return start;
        }
        let of = (start..end).find(|&at| self.char(at) == Some('的') && !self.inside(at));
        of.map_or(start, |at| at + 1)
    }

    fn is_passive(&self, at: usize) -> bool {
        !self.inside(at)
            && matches!(self.char(at), Some('被' | '由' | '经'))
            && (self.char(at) == Some('被')
                || self.char(at + 1).is_some_and(|c| c != '过'))
            && (self.char(at) != Some('由') || at == 0 || self.char(at - 1) != Some('自'))
    }

    fn trim_agent(&self, agent: Range<usize>) -> Range<usize> {
        let mut agent = self.strip_dates(agent);
        for tail in ['评', '公', '正', '共'] {
            if agent.len() > 3 && self.char(agent.end - 1) == Some(tail) {
                agent.end -= 1;
            }
        }
        agent
    }

    fn strip_dates(&self, mut range: Range<usize>) -> Range<usize> {
        while let Some((_, mention)) = self.mention_at(range.start)
            && View::is_date(mention)
            && mention.end <= range.end
        {
            range.start = mention.end;
        }
        while let Some((_, mention)) = self.mention_to(range.end)
            && View::is_date(mention)
            && mention.start >= range.start
        {
            range.end = mention.start;
        }
        range
    }

    /// Steps back over adverbs, years and times before a verb.
    fn strip_adverbs(&self, start: usize, from: usize, left: &mut Left) -> usize {
        let mut end = from;
        while end > start {
            if self.inside(end - 1) {
                break;
            }
            if let Some(length) = self.cue_before(Cue::Adverb, &(start..end)) {
                left.each |= self.text(end - length..end).starts_with('分');
                end -= length;
            } else if let Some(open) = self.dated_bracket(start..end) {
                end = open;
            } else if let Some((i, mention)) = self.mention_to(end)
                && mention.start >= start
                && self.is_adverbial(mention)
            {
                if self.counted(mention).is_some_and(|unit| unit == "次") {
                    left.times = Some(i);
                }
                end = mention.start;
            } else {
                break;
            }
        }
        end
    }

    /// 今天(12月23日): brackets before a verb that hold a date.
    fn dated_bracket(&self, range: Range<usize>) -> Option<usize> {
        let open = range.clone().rev().take(16).find(|&at| self.char(at) == Some('('))?;
        let closes = self.pair(open) == Some((Pair::Bracket, range.end - 1));
        let (_, mention) = self.mention_at(open + 1)?;
        (closes && View::is_date(mention)).then_some(open)
    }

    /// 2031年, 连续七年, 三次.
    fn is_adverbial(&self, mention: &crate::scan::Mention) -> bool {
        View::is_date(mention)
            || self.counted(mention).is_some_and(|unit| {
                matches!(
                    &*unit,
                    "年" | "次" | "届" | "度" | "个月" | "月" | "年度" | "轮"
                )
            })
    }

    /// Steps over 其中, 2031年, 据悉 at the head of a clause.
    pub(super) fn strip_lead(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            if let Some(length) =
                self.cue(Cue::Connective, at).filter(|length| at + length <= end)
            {
                at += length;
            } else if let Some((_, mention)) = self.mention_at(at)
                && View::is_date(mention)
                && mention.end <= end
            {
                at = mention.end;
            } else if matches!(
                self.char(at),
                Some('、' | ',' | '-' | '—' | '·' | '●' | '★' | '】' | '>' | '①' | '•')
            ) {
                at += 1;
            } else if let Some((Pair::Bracket, close)) = self.pair(at)
                && close < end
            {
                at = close + 1;
            } else if let Some(after) = self.label(at, end) {
                at = after;
            } else {
                break;
            }
        }
        // 全国共有1096名个人: the number is whose.
        if let Some((_, mention)) =
            self.mentions_in(at..end).find(|(_, m)| self.counted(m).is_some())
            && mention.start > at + 1
            && self.char(mention.start - 1) == Some('有')
        {
            return mention.start;
        }
        at
    }

    /// 一是, (三) and the like.
    fn label(&self, at: usize, end: usize) -> Option<usize> {
        let numeral = class(self.char(at)?).is_numeral();
        let next = self.char(at + 1)?;
        (numeral && matches!(next, '是' | '、' | '.') && at + 2 < end).then_some(at + 2)
    }

    /// Where a preposition or light verb ends the subject, or `end`.
    fn preposition(&self, start: usize, end: usize) -> usize {
        // 在皖高校作为第一完成单位: 在 belongs to the name, no 中 or 上 closes it.
        let from = match self.char(start) {
            Some('在')
                if (start + 2..end)
                    .any(|at| self.cue(Cue::Preposition, at) == Some(2)) =>
            {
                start + 1
            }
            _ => start,
        };
        (from..end)
            .filter(|&at| !self.inside(at))
            .find(|&at| {
                self.cue(Cue::Preposition, at).is_some_and(|length| {
                    length > 1
                        || matches!(
                            self.chars[at],
                            '在' | '以' | '于' | '因' | '由' | '获'
                        )
                }) && !self.in_name(at, end)
            })
            .unwrap_or(end)
    }

    /// 代表队, 参与人: the word is part of a noun.
    fn in_name(&self, at: usize, end: usize) -> bool {
        let text = self.text(at..end.min(at + 3));
        [
            "代表队",
            "代表团",
            "代表处",
            "代表大",
            "代表们",
            "因公",
            "以色列",
            "在校",
            "在职",
            "在读",
            "在岗",
            "在编",
        ]
        .iter()
        .any(|name| text.starts_with(name))
            || text == "代表"
    }

    /// The subject of the clauses before `at` in its sentence: the bare phrases
    /// right before it, else the head of the nearest clause that has one.
    pub(super) fn subject_before(&self, at: usize, from: usize) -> Vec<Range<usize>> {
        let mut bare: Vec<Range<usize>> = Vec::new();
        let mut end = at;
        while end > from && self.parts_clauses(end - 1) {
            end -= 1;
            if self.char(end) == Some(';') && end < at - 1 {
                break;
            }
        }
        for _ in 0..6 {
            if end <= from {
                break;
            }
            let start = self.clause_start(end, from);
            let lead = self.strip_lead(start, end);
            if lead < end {
                match self.subject_of(lead, end) {
                    Some(subject) if subject.end == end => bare.insert(0, subject),
                    Some(subject) if bare.is_empty() => return vec![subject],
                    Some(_) => break,
                    None if bare.is_empty() => {}
                    None => break,
                }
            }
            if start <= from || self.char(start - 1) == Some(';') {
                break;
            }
            end = start - 1;
        }
        bare
    }

    /// The noun phrase at the head of a clause; it ends where the clause ends if
    /// the clause is nothing else.
    fn subject_of(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if self.cue(Cue::Preposition, start).is_some()
            || self.cue(Cue::Intention, start).is_some()
        {
            return None;
        }
        let reach = end.min(start + SUBJECT_REACH);
        let words = self.passage.lexicon.words.tag(self.chars, start..reach);
        let mut to = start;
        for word in &words {
            let at = word.range.start;
            if self.inside(at) || self.pair(at).is_some() {
                to = word.range.end;
                continue;
            }
            if matches!(self.char(at), Some(']' | ')' | '”' | '》' | '、' | '·')) {
                to = word.range.end;
                continue;
            }
            let tag = word.tag.chars().next().unwrap_or('x');
            let inner = self.unit_follows(word.range.end, reach)
                && self.cue(Cue::Preposition, at).is_none();
            // Single characters are mostly pieces of names that the dictionary lacks.
            let solid = word.range.len() > 1
                || self.cue(Cue::Adverb, at).is_some()
                || self.cue(Cue::Preposition, at).is_some()
                || matches!(self.char(at), Some('的' | '了' | '是' | '有'));
            let stops = matches!(tag, 'v' | 'd' | 'p' | 'i' | 'l' | 'a' | 'u')
                && solid
                && &*word.tag != "vn"
                && !inner;
            if stops && self.names_all(at, end, tag) {
                return Some(start..end);
            }
            if stops {
                break;
            }
            to = word.range.end;
        }
        if self.titled_name(to, end) {
            to = end;
        }
        while to > start && matches!(self.char(to - 1), Some('、' | '的' | ' ')) {
            to -= 1;
        }
        let body = self.last_body(start, to);
        // 省级2项, 县级12项: a phrase that fills its clause is a name to its end.
        if to == end && body < to {
            return None;
        }
        let subject = start..body;
        self.is_recipient(&subject).then_some(subject)
    }

    /// The end of the last body in a phrase that ends in no name of a person.
    fn last_body(&self, start: usize, end: usize) -> usize {
        let person = (2..=4)
            .any(|name| end > start + name + 1 && self.titled_name(end - name, end));
        if person || self.ends_in_person(&(start..end)) && end - start <= 4 {
            return end;
        }
        let body = (start + 2..=end).rev().find(|&to| {
            !self.inside(to - 1)
                && self.words.units.before(&self.chars[start..to], to - start).is_some()
        });
        body.unwrap_or(end)
    }

    /// Whether a verb is the inside of a name that fills the clause: 公司带电作业班,
    /// 教师谢岚.
    fn names_all(&self, at: usize, end: usize, tag: char) -> bool {
        let body = self.words.units.before(self.chars, at).is_some();
        let head = self.words.units.before(self.chars, end);
        let team = head.is_some_and(|(length, ())| length == 1);
        body && tag == 'v' && team && end - at <= 8 || self.titled_name(at, end)
    }

    /// A name of two to four characters behind a job title: 驾驶员龙小平.
    fn titled_name(&self, at: usize, end: usize) -> bool {
        (2..=4).contains(&end.saturating_sub(at))
            && self.words.titles.before(self.chars, at).is_some()
            && (at..end).all(|i| class(self.chars[i]).is_han())
    }

    /// Whether the word before `at` is the inside of a name: 抢修|班.
    fn unit_follows(&self, at: usize, reach: usize) -> bool {
        let unit = self.words.units.at(self.chars, at);
        let place = self.words.places.at(self.chars, at).is_some();
        !place && unit.is_some_and(|(length, ())| at + length <= reach)
    }

    /// Whether a phrase can be somebody: a unit by its head, 我 or 该, a name.
    pub(super) fn is_recipient(&self, range: &Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        if window.len() < 2 {
            return false;
        }
        let head = self.words.units.before(window, window.len()).is_some()
            || (2..=4).any(|name| {
                range.len() > name + 2 && self.titled_name(range.end - name, range.end)
            });
        let named = matches!(window[0], '我' | '本' | '该' | '其') && window.len() <= 6;
        head || named || self.ends_in_person(range)
    }

    fn ends_in_person(&self, range: &Range<usize>) -> bool {
        let start = range.start.max(range.end.saturating_sub(12));
        let words = self.passage.lexicon.words.tag(self.chars, start..range.end);
        words.last().is_some_and(|word| &*word.tag == "nr")
            || self.cue_before(Cue::Person, range).is_some()
    }

    /// The members of a list of recipients, as written.
    pub(super) fn members(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        if range.is_empty() {
            return Vec::new();
        }
        if self.closed_by_etc(range) {
            return vec![range.clone()];
        }
        let range = self.without_sum(range);
        let mut members: Vec<Range<usize>> = Vec::new();
        let mut start = range.start;
        let mut joined = false;
        for at in range.clone() {
            let separator = !self.inside(at)
                && match self.char(at) {
                    Some('、' | ',') => true,
                    Some('和' | '与' | '及') => {
                        self.stands(start..at)
                            && self.stands(at + 1..range.end)
                            && self.alike(start..at, at + 1..range.end)
                    }
                    _ => false,
                };
            if !separator {
                continue;
            }
            if self.is_title(start..at) {
                continue;
            }
            if at > start {
                joined |= self.is_place(start..at);
                members.push(start..at);
            }
            start = at + 1;
        }
        if start < range.end {
            members.push(start..range.end);
        }
        if joined
            && let Some(last) = members.last()
            && !self.is_place(last.clone())
        {
            return vec![range];
        }
        members
    }

    fn closed_by_etc(&self, range: &Range<usize>) -> bool {
        range.clone().filter(|&at| !self.inside(at)).any(|at| self.char(at) == Some('等'))
    }

    /// 万百川、伍九龄两人: the sum is no part of the last member.
    fn without_sum(&self, range: &Range<usize>) -> Range<usize> {
        let list = range.clone().any(|at| self.char(at) == Some('、'));
        match self.mention_to(range.end) {
            Some((_, mention))
                if list
                    && mention.start > range.start
                    && self.char(mention.start - 1) != Some('、') =>
            {
                range.start..mention.start
            }
            _ => range.clone(),
        }
    }

    /// Whether a member of a list stands by itself.
    fn stands(&self, range: Range<usize>) -> bool {
        range.len() >= 2 && self.is_recipient(&range)
    }

    /// 公司甲班及乙班 may be one; two companies or two people are two.
    fn alike(&self, a: Range<usize>, b: Range<usize>) -> bool {
        self.char(a.end - 1) == self.char(b.end - 1)
            || self.ends_in_person(&a) && self.ends_in_person(&b)
    }

    fn is_title(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        let titled = self.words.titles.before(window, window.len()).is_some();
        titled && !self.mentions_in(range).any(|(_, m)| self.counted(m).is_some())
    }

    fn is_place(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range) else { return false };
        self.words.places.before(window, window.len()).is_some() && window.len() <= 8
    }

    /// How many received it: the mention that counts a phrase of recipients.
    pub(super) fn recipient_count(&self, range: &Range<usize>) -> Option<usize> {
        let mut counts = self.mentions_in(range.clone()).filter(|(_, mention)| {
            !self.inside(mention.start)
                && self.counted(mention).is_some_and(|unit| counts_recipients(&unit))
        });
        let last = counts.next_back()?;
        let closes = self.closed_by_etc(range)
            || counts.next_back().is_none()
                && !(last.1.end..range.end).any(|at| {
                    !self.inside(at) && matches!(self.char(at), Some('、' | '的'))
                });
        closes.then_some(last.0)
    }
}

/// Classifiers of people, organisations and works.
fn counts_recipients(unit: &str) -> bool {
    matches!(
        unit,
        "个" | "名"
            | "位"
            | "人"
            | "家"
            | "户"
            | "支"
            | "项"
            | "所"
            | "艘"
            | "件"
            | "篇"
            | "部"
            | "幅"
            | "条"
            | "处"
            | "座"
            | "对"
            | "款"
            | "种"
            | "批"
            | "组"
            | "队"
            | "村"
            | "镇"
            | "县"
            | "校"
            | "社"
            | "只"
            | "台"
            | "首"
            | "则"
            | "场"
            | "节"
    )
}
