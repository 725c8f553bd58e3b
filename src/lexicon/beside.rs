//! Characters beside a number that decide what it is.

use super::{LexiconError, rows};
use crate::named::named;

named! {
    /// A set of characters.
    pub(crate) enum Beside {
        /// Begins a noun with 多 or 余 in front: 3亩多样.
        More = "more",
        /// Makes a word with 成 in front: 成员, 成本.
        Tenth = "tenth",
        /// Makes a word with 元 in front: 元旦, 元素.
        Yuan = "yuan",
        /// Makes a word with 半 in front: 半价, 半岛.
        Half = "half",
        /// Makes a word with 内 in front: 内部, 内容.
        Within = "within",
        /// Follows a large number that counts nothing: 8万涨到15万元.
        Verb = "verb",
        /// Makes a word with 半 behind: 上半, 一半.
        Halved = "halved",
        /// Makes a word with 年 behind: 青年, 每年.
        Yeared = "yeared",
        /// Makes a word with 余 behind: 其余, 剩余.
        Rested = "rested",
        /// Has digits behind it that number something: 第, 图.
        Label = "label",
        /// Makes a name of a word of a rank: 冠军杯.
        Prize = "prize",
        /// May follow a place that ends no clause: 第二、第三.
        Placed = "placed",
        /// Says that a place is told of: 居, 列, 排.
        Placing = "placing",
        /// Is the last of what places are given in: 全国, 全省.
        Field = "field",
        /// Ends a noun of money: 总额, 收入.
        Sum = "sum",
        /// Stands between a word of money and its number: 引资达2600万.
        Reaching = "reaching",
        /// Follows a mask that hides digits and no name: xx年.
        Counting = "counting",
        /// Ends what was conferred so many times: 三等功一次.
        Conferred = "conferred",
        /// Ends a verb for so many places: 后退一位.
        Moved = "moved",
    }
}

/// The sets of all characters of the basic plane, a bit for each set.
#[derive(Debug)]
pub(crate) struct Besides(Box<[u32]>);

impl Besides {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let mut sets = vec![0u32; 0x10000].into_boxed_slice();
        for row in rows(
            "number/beside.tsv",
            include_str!("../../data/number/beside.tsv"),
            &["set", "characters"],
        )? {
            let set: Beside = row.choice("set")?;
            for c in row.cell("characters").chars() {
                let slot = sets.get_mut(c as usize);
                *slot.ok_or_else(|| row.error("beyond the basic plane"))? |= bit(set);
            }
        }
        Ok(Besides(sets))
    }

    /// True where a character stands at `at` and is of the set.
    pub(crate) fn at(&self, set: Beside, chars: &[char], at: usize) -> bool {
        chars.get(at).is_some_and(|&c| self.is(set, c))
    }

    /// True where a character is of the set.
    pub(crate) fn is(&self, set: Beside, c: char) -> bool {
        self.0.get(c as usize).is_some_and(|sets| sets & bit(set) != 0)
    }
}

fn bit(set: Beside) -> u32 {
    1 << set as u32
}
