//! How the table of words is laid out, for build.rs, which writes it, and for the
//! dictionary, which reads it.
//!
//! The table is a tree of characters in one hash table with open addresses. An entry is
//! the beginning of words, found by the place of the entry that is one character shorter
//! and by its last character. The entry at the first place is the empty beginning. Its
//! 16 bytes hold, little-endian: 8 of its key and of the characters that may follow, 4 of
//! what it costs to cut a word here, none where no word ends, and twice 2 of where its
//! part of speech stands among all and how long it is.

/// The bits of a key; those above stand for the characters that may follow. All of them
/// are the key of the empty beginning, which nothing leads to.
pub(super) const KEY: u64 = (1 << KEY_BITS) - 1;
const KEY_BITS: u32 = 40;

/// The bits of a character in a key.
const CHAR_BITS: u32 = 21;

/// The key of what a character leads to from the entry at a place; 0 is none.
pub(super) fn key(from: usize, c: char) -> u64 {
    ((from as u64) << CHAR_BITS) | u64::from(c)
}

/// Where a key is looked for first in a table of so many places.
pub(super) fn home(key: u64, places: usize) -> usize {
    let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((spread * places as u64) >> 32) as usize
}

/// The bit above a key that tells whether a character, or another with the same bit, may
/// follow: most do not.
pub(super) fn follower(c: char) -> u64 {
    let spread = u32::from(c).wrapping_mul(0x9e37_79b1) >> 16;
    1 << (KEY_BITS + ((spread * (u64::BITS - KEY_BITS)) >> 16))
}
