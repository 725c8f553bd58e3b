//! Characters beside a number that decide what it is.

use super::{LexiconError, rows};

macro_rules! sets {
    ($($set:ident = $name:literal),+ $(,)?) => {
        /// A set of characters; `data/number/beside.tsv` says what each is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Beside { $($set),+ }

        impl Beside {
            const ALL: &[(&str, Beside)] = &[$(($name, Beside::$set)),+];
        }
    };
}

sets! {
    More = "more",
    Tenth = "tenth",
    Yuan = "yuan",
    Half = "half",
    Within = "within",
    Verb = "verb",
    Halved = "halved",
    Prize = "prize",
    Placed = "placed",
    Placing = "placing",
    Field = "field",
    Sum = "sum",
    Reaching = "reaching",
    Counting = "counting",
    Conferred = "conferred",
    Moved = "moved",
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
            let named = Beside::ALL.iter().find(|(name, _)| *name == row.key());
            let (_, set) = named.ok_or_else(|| row.error("no such set"))?;
            for c in row.cell("characters").chars() {
                let slot = sets.get_mut(c as usize);
                *slot.ok_or_else(|| row.error("beyond the basic plane"))? |= bit(*set);
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
