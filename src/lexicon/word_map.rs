/// Words with a meaning each, found by longest match at a place.
#[derive(Debug)]
pub(crate) struct WordMap<T> {
    /// By first character (basic plane): 1 + the place of its bucket; 0 is none.
    heads: Box<[u16; 0x10000]>,
    /// By last character, likewise.
    tails: Box<[u16; 0x10000]>,
    /// Words that share a first character, longest first.
    by_head: Vec<Vec<usize>>,
    /// Words that share a last character, longest first.
    by_tail: Vec<Vec<usize>>,
    entries: Vec<(Box<[char]>, T)>,
}

impl<T> WordMap<T> {
    /// Collects the words; of two alike the later wins. Empty words are ignored.
    pub(crate) fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut map = WordMap {
            heads: Box::new([0; 0x10000]),
            tails: Box::new([0; 0x10000]),
            by_head: Vec::new(),
            by_tail: Vec::new(),
            entries: Vec::new(),
        };
        for (word, meaning) in words {
            let word: Box<[char]> = word.chars().collect();
            let (Some(&head), Some(&tail)) = (word.first(), word.last()) else {
                continue;
            };
            let index = map.entries.len();
            bucket(&mut map.heads, &mut map.by_head, head).push(index);
            bucket(&mut map.tails, &mut map.by_tail, tail).push(index);
            map.entries.push((word, meaning));
        }
        let entries = &map.entries;
        for list in map.by_head.iter_mut().chain(&mut map.by_tail) {
            list.sort_by_key(|&i| {
                (std::cmp::Reverse(entries[i].0.len()), std::cmp::Reverse(i))
            });
        }
        map
    }

    /// The longest word that starts at `at`: its length and meaning.
    pub(crate) fn at(&self, chars: &[char], at: usize) -> Option<(usize, &T)> {
        self.all_at(chars, at).next()
    }

    /// All words that start at `at`, longest first.
    pub(crate) fn all_at<'m, 'c>(
        &'m self,
        chars: &'c [char],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'m T)> + use<'m, 'c, T> {
        let rest = chars.get(at..).unwrap_or(&[]);
        let list = find(&self.heads, &self.by_head, rest.first());
        list.iter().filter_map(move |&i| {
            let (word, meaning) = &self.entries[i];
            rest.starts_with(word).then_some((word.len(), meaning))
        })
    }

    /// The longest word that ends before `end`: its length and meaning.
    pub(crate) fn before(&self, chars: &[char], end: usize) -> Option<(usize, &T)> {
        let rest = chars.get(..end).unwrap_or(&[]);
        let list = find(&self.tails, &self.by_tail, rest.last());
        list.iter().find_map(|&i| {
            let (word, meaning) = &self.entries[i];
            rest.ends_with(word).then_some((word.len(), meaning))
        })
    }
}

fn bucket<'a>(
    slots: &mut [u16; 0x10000],
    lists: &'a mut Vec<Vec<usize>>,
    c: char,
) -> &'a mut Vec<usize> {
    let slot = &mut slots[(c as usize).min(0xffff)];
    if *slot == 0 {
        lists.push(Vec::new());
        *slot = lists.len() as u16;
    }
    &mut lists[usize::from(*slot) - 1]
}

fn find<'a>(
    slots: &[u16; 0x10000],
    lists: &'a [Vec<usize>],
    c: Option<&char>,
) -> &'a [usize] {
    let slot = c.map_or(0, |&c| slots[(c as usize).min(0xffff)]);
    if slot == 0 { &[] } else { &lists[usize::from(slot) - 1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_on_both_sides() {
        let map = WordMap::new(
            [("人", 1), ("人次", 2), ("人次数", 3)].map(|(w, n)| (w.into(), n)),
        );
        let text: Vec<char> = "八人次多".chars().collect();
        assert_eq!(map.at(&text, 1), Some((2, &2)));
        assert_eq!(map.all_at(&text, 1).count(), 2);
        assert_eq!(map.at(&text, 0), None);
        assert_eq!(map.at(&text, 9), None);
        assert_eq!(map.before(&text, 3), Some((2, &2)));
        assert_eq!(map.before(&text, 2), Some((1, &1)));
    }
}
