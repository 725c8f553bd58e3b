//! What stands before a verb: subject, agent, adverbs.

use std::ops::Range;

use super::view::{Pair, View};
use crate::lexicon::Word;
use crate::lexicon::honors::Cue;
use crate::text::class;

/// The longest subject in which a verb is looked for.
const SUBJECT_REACH: usize = 60;

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
    /// Where 分别 stands, which deals out what follows.
    pub(super) each: Option<Range<usize>>,
    /// The dates that 分别 pairs with the awards, in order.
    pub(super) dates: Vec<usize>,
}

impl View<'_> {
    /// Reads the words from `start` to the verb.
    pub(super) fn left(&self, start: usize, verb: usize) -> Left {
        let mut left = Left::default();
        let mut end = self.strip_adverbs(start, verb, &mut left);
        if let Some(at) = (start..end).rev().find(|&at| self.is_passive(start, at, end)) {
            left.passive = true;
            let agent = self.trim_agent(at + 1..end);
            left.agent = (agent.len() > 1).then_some(agent);
            end = self.strip_adverbs(start, at, &mut left);
        }
        let begin = self.strip_lead(start, end);
        let begin = self.after_origin(begin, end);
        let cut = self.preposition(begin, end);
        let end = self.strip_adverbs(begin, cut, &mut left);
        left.subject = begin..self.before_own_verb(begin, end);
        if self.cue_before(Cue::Occasion, &left.subject).is_some() {
            left.subject.end = left.subject.start;
        }
        left
    }

    /// 我队力克23支队伍夺得: where the subject has a verb of its own before the verb
    /// of the award, the subject ends before it.
    fn before_own_verb(&self, start: usize, end: usize) -> usize {
        if end - start > SUBJECT_REACH {
            return end;
        }
        let relative =
            |at: usize| (at..end).any(|i| self.char(i) == Some('的') && !self.inside(i));
        let words = self.passage.lexicon.words.tag(self.chars, start..end);
        let own = words.iter().position(|word| {
            let at = word.range.start;
            at > start + 1
                && !self.inside(at)
                && self.pair(at).is_none()
                && self.acts(&word.range, &word.tag, end)
                && !relative(at)
        });
        let Some(own) = own else { return end };
        // 大力弘扬: adverbs are the verb's.
        let adverb = |word: &&Word| matches!(&*word.tag, "d" | "ad");
        let adverbs = words[..own].iter().rev().take_while(adverb).count();
        let before = words[own - adverbs].range.start;
        if self.is_recipient(&(start..before)) { before } else { end }
    }

    /// Whether a word is a verb with its object behind it, not the inside of a name.
    fn acts(&self, word: &Range<usize>, tag: &str, end: usize) -> bool {
        if self.cue(Cue::Act, word.start) == Some(word.len()) {
            return true;
        }
        let sends = self.cue(Cue::Submitted, word.start).is_some();
        if word.len() < 2 || !tag.starts_with('v') || sends {
            return false;
        }
        let rest = word.end..end;
        // 装卸一队、抢修班 are names side by side, 战胜23支队伍 is not.
        let listed =
            rest.clone().any(|at| self.char(at) == Some('、') && !self.inside(at));
        let counts =
            !listed && self.mention_at(word.end).is_some_and(|(_, m)| m.end < end);
        let name = listed || self.ends_in_body(rest.clone()) || self.is_recipient(&rest);
        counts || tag != "vn" && !rest.is_empty() && !name
    }

    /// 来自沁渡市的褚明溪: where they come from is not who they are.
    pub(super) fn after_origin(&self, start: usize, end: usize) -> usize {
        // 由我站创作的情景剧: whose work it is belongs to it, the preposition does not.
        let of = |from: usize| {
            (from..end).find(|&at| self.char(at) == Some('的') && !self.inside(at))
        };
        if self.char(start) == Some('由') && of(start).is_some_and(|at| at + 1 < end) {
            return start + 1;
        }
        // 建于2008年的溪口站: when it was built is not who it is.
        let built = (start + 1..end.min(start + 4))
            .find(|&at| self.char(at) == Some('于') && self.mention_at(at + 1).is_some());
        if let Some(at) = built.and_then(of)
            && at + 1 < end
        {
            return at + 1;
        }
        if self.find_text("来自", start..(start + 1).min(end)).is_none() {
            return start;
        }
        of(start).map_or(start, |at| at + 1)
    }

    fn is_passive(&self, start: usize, at: usize, end: usize) -> bool {
        // 由我院完成的课题获…: behind 的 the agent is another verb's.
        let relative = |at: usize| {
            self.char(at) == Some('由') && (at..end).any(|i| self.char(i) == Some('的'))
        };
        !self.inside(at)
            && matches!(self.char(at), Some('被' | '由' | '经'))
            && !self.is_plain(at)
            && !relative(at)
            && (self.char(at) == Some('被')
                || self.char(at + 1).is_some_and(|c| c != '过'))
            && (self.char(at) != Some('由') || at == 0 || self.char(at - 1) != Some('自'))
            && (self.char(at) == Some('被') || !self.inside_name(start, at, 1))
    }

    fn trim_agent(&self, agent: Range<usize>) -> Range<usize> {
        let mut agent = self.strip_dates(agent);
        agent.end = self.review_start(agent.clone()).unwrap_or(agent.end);
        for tail in ['公', '正', '共'] {
            if agent.len() > 3 && self.char(agent.end - 1) == Some(tail) {
                agent.end -= 1;
            }
        }
        agent
    }

    pub(super) fn strip_dates(&self, mut range: Range<usize>) -> Range<usize> {
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
    pub(super) fn strip_adverbs(
        &self,
        start: usize,
        from: usize,
        left: &mut Left,
    ) -> usize {
        let mut end = from;
        while end > start {
            if self.inside(end - 1) {
                break;
            }
            if let Some(length) = self.cue_before(Cue::Adverb, &(start..end)) {
                if self.ends_person(start, end - length, end) {
                    break;
                }
                if self.cue(Cue::Each, end - length) == Some(length) {
                    left.each = Some(end - length..end);
                }
                end -= length;
            } else if let Some(length) = self
                .edition_before(start..end)
                .filter(|_| self.char(end - 1) == Some('次'))
            {
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
    pub(super) fn dated_bracket(&self, range: Range<usize>) -> Option<usize> {
        let open = range.clone().rev().take(16).find(|&at| self.char(at) == Some('('))?;
        let closes = self.pair(open) == Some((Pair::Bracket, range.end - 1));
        let (_, mention) = self.mention_at(open + 1)?;
        (closes && View::is_date(mention)).then_some(open)
    }

    /// 2031年, 连续七年, 三次.
    pub(super) fn is_adverbial(&self, mention: &crate::scan::Mention) -> bool {
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
            if let Some(length) = self
                .cue(Cue::Connective, at)
                .filter(|&length| at + length <= end)
                // 即墨区, 有关部门
                .filter(|&length| length > 1 || !self.is_plain(at))
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
    pub(super) fn label(&self, at: usize, end: usize) -> Option<usize> {
        let numeral = class(self.char(at)?).is_numeral();
        let next = self.char(at + 1)?;
        (numeral && matches!(next, '是' | '、' | '.') && at + 2 < end).then_some(at + 2)
    }

    /// Where a preposition or light verb ends the subject, or `end`.
    pub(super) fn preposition(&self, start: usize, end: usize) -> usize {
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
                            '在' | '以' | '于' | '因' | '由' | '获' | '继' | '凭' | '把'
                        )
                        || self.chars[at] == '从' && self.is_place_phrase(at + 1, end)
                        || self.chars[at] == '自' && self.mention_at(at + 1).is_some()
                }) && !self.in_name(start, at, end)
            })
            .unwrap_or(end)
    }

    /// 从县里, 从省厅手中: where something comes from, right before the verb.
    fn is_place_phrase(&self, start: usize, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|at| self.char(at));
        end > start + 1 && matches!(last, Some('里' | '中' | '上' | '处'))
    }

    /// 代表队, 在校, 严继光: the word is part of a noun or of a name.
    fn in_name(&self, start: usize, at: usize, end: usize) -> bool {
        self.is_plain(at)
            || end == at + 2 && self.text(at..end) == "代表"
            || self.inside_name(start, at, 1)
            || at == start && self.begins_with_name(start, end)
    }
}
