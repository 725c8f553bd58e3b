/// Words with a meaning each, found by longest match at a place.
#[derive(Debug)]
pub(crate) struct WordMap<T> {
    /// The characters of all words, one word behind another.
    chars: Box<[char]>,
    by_head: Index,
    by_tail: Index,
    meanings: Vec<T>,
}

/// A word of a map: a stretch of its characters, and the index of its meaning.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    length: u32,
    /// The character beside the one that the word is filed under: most words are
    /// told apart by it.
    second: Option<char>,
    meaning: u32,
}

impl<T> WordMap<T> {
    /// Collects the words; of two alike the later wins. Empty words are ignored.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut chars: Vec<char> = Vec::new();
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        let mut meanings = Vec::new();
        for (word, meaning) in words {
            let start = chars.len();
            chars.extend(word.chars());
            let word = &chars[start..];
            let (Some(&head), Some(&tail)) = (word.first(), word.last()) else {
                continue;
            };
            let entry = |second: Option<&char>| Word {
                start: start as u32,
                length: word.len() as u32,
                second: second.copied(),
                meaning: meanings.len() as u32,
            };
            heads.push((head, entry(word.get(1))));
            tails.push((tail, entry(word.iter().rev().nth(1))));
            meanings.push(meaning);
        }
        WordMap {
            chars: chars.into(),
            by_head: Index::new(heads),
            by_tail: Index::new(tails),
            meanings,
        }
    }

    /// The characters that words start with.
    pub(crate) fn heads(&self) -> impl Iterator<Item = char> {
        self.by_head.slots.iter().filter(|slot| slot.to > 0).map(|slot| slot.key)
    }

    /// All words by their first characters, with their meanings.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (char, &T)> {
        let slots = self.by_head.slots.iter();
        slots.flat_map(|slot| {
            let words = &self.by_head.words[slot.from as usize..slot.to as usize];
            words.iter().map(|word| (slot.key, &self.meanings[word.meaning as usize]))
        })
    }

    /// The longest word that starts at `at`: its length and meaning.
    #[inline(always)] // Nearly all that ask are told by the first character.
    pub(crate) fn at(&self, chars: &[char], at: usize) -> Option<(usize, &T)> {
        let known = self.by_head.knows(*chars.get(at)?);
        if known { self.starting(&chars[at..]) } else { None }
    }

    /// The meaning of a whole word.
    pub(crate) fn whole(&self, word: &[char]) -> Option<&T> {
        let (_, meaning) =
            self.at(word, 0).filter(|(length, _)| *length == word.len())?;
        Some(meaning)
    }

    /// False where no word starts with a character, mostly.
    #[inline(always)]
    pub(crate) fn may_start(&self, c: char) -> bool {
        self.by_head.knows(c)
    }

    /// The longest word that starts a stretch.
    fn starting(&self, rest: &[char]) -> Option<(usize, &T)> {
        self.all_at(rest, 0).next()
    }

    /// All words that start at `at`, longest first.
    pub(crate) fn all_at<'m, 'c>(
        &'m self,
        chars: &'c [char],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'m T)> + use<'m, 'c, T> {
        let rest = chars.get(at..).unwrap_or(&[]);
        let second = rest.get(1).copied();
        self.by_head.words(rest.first()).iter().filter_map(move |word| {
            let length = word.length as usize;
            let here = length <= rest.len()
                && (length == 1 || word.second == second)
                && (length <= 2 || same(self.text(word), &rest[..length]));
            here.then(|| (length, &self.meanings[word.meaning as usize]))
        })
    }

    /// The longest word that ends before `end`: its length and meaning.
    #[inline(always)]
    pub(crate) fn before(&self, chars: &[char], end: usize) -> Option<(usize, &T)> {
        let known = self.by_tail.knows(*chars.get(end.checked_sub(1)?)?);
        if known { self.ending(&chars[..end]) } else { None }
    }

    /// The longest word that ends a stretch.
    fn ending(&self, rest: &[char]) -> Option<(usize, &T)> {
        let second = rest.iter().rev().nth(1).copied();
        self.by_tail.words(rest.last()).iter().find_map(|word| {
            let length = word.length as usize;
            let here = length <= rest.len()
                && (length == 1 || word.second == second)
                && (length <= 2 || same(self.text(word), &rest[rest.len() - length..]));
            here.then(|| (length, &self.meanings[word.meaning as usize]))
        })
    }

    fn text(&self, word: &Word) -> &[char] {
        let start = word.start as usize;
        &self.chars[start..start + word.length as usize]
    }
}

/// Word by word: a call to compare memory costs more than these few characters.
fn same(one: &[char], other: &[char]) -> bool {
    one.iter().zip(other).all(|(a, b)| a == b)
}

/// Words filed under one of their characters, longest first: an open-addressing hash
/// table of twice their number and more, small enough to stay in the cache.
#[derive(Debug)]
struct Index {
    /// A bit for the last ten bits of each character with words: most characters that
    /// are asked for have none.
    known: [u64; 16],
    slots: Box<[Slot]>,
    words: Box<[Word]>,
}

/// The words of one character; those of no character are none.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: char,
    from: u32,
    to: u32,
}

impl Index {
    fn new(mut words: Vec<(char, Word)>) -> Index {
        let later_first = |word: &Word| std::cmp::Reverse((word.length, word.meaning));
        words.sort_by_key(|(key, word)| (*key, later_first(word)));
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![Slot::default(); size].into_boxed_slice();
        let mut known = [0; 16];
        let mut from = 0;
        for group in words.chunk_by(|one, next| one.0 == next.0) {
            let (key, to) = (group[0].0, from + group.len() as u32);
            let (word, bit) = last_bits(key);
            known[word] |= bit;
            let mut at = place(key, size);
            while slots[at].to > 0 {
                at = (at + 1) % size;
            }
            slots[at] = Slot { key, from, to };
            from = to;
        }
        Index { known, slots, words: words.into_iter().map(|(_, word)| word).collect() }
    }

    /// False where no word is filed under a character, mostly.
    #[inline(always)]
    fn knows(&self, key: char) -> bool {
        let (word, bit) = last_bits(key);
        self.known[word] & bit != 0
    }

    fn words(&self, key: Option<&char>) -> &[Word] {
        let Some(&key) = key.filter(|&&key| self.knows(key)) else { return &[] };
        let mut at = place(key, self.slots.len());
        loop {
            let slot = &self.slots[at];
            if slot.key == key {
                return &self.words[slot.from as usize..slot.to as usize];
            }
            if slot.to == 0 {
                return &[];
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// The place of a character among those that are known.
#[inline(always)]
fn last_bits(key: char) -> (usize, u64) {
    ((key as usize >> 6) & 15, 1 << (key as u32 & 63))
}

/// Where a character is looked for first among so many slots, a power of two.
fn place(key: char, slots: usize) -> usize {
    let spread = (key as u32).wrapping_mul(0x9e37_79b9);
    (spread >> 16) as usize & (slots - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_on_both_sides() {
        let map = WordMap::new([("人", 1), ("人次", 2), ("人次数", 3)]);
        let text: Vec<char> = "八人次多".chars().collect();
        assert_eq!(map.at(&text, 1), Some((2, &2)));
        assert_eq!(map.all_at(&text, 1).count(), 2);
        assert_eq!(map.at(&text, 0), None);
        assert_eq!(map.at(&text, 9), None);
        assert_eq!(map.before(&text, 3), Some((2, &2)));
        assert_eq!(map.before(&text, 2), Some((1, &1)));
    }
}
