//! Compact JSON from the structs of [`wire`](super::wire): what `serde_json` writes,
//! byte for byte, at a third of its cost. Keys are constants, copied together with the
//! marks around them; strings that need escaping go to `serde_json`.

use std::borrow::Cow;

/// What writes itself as JSON.
pub(super) trait Line {
    /// Appends it on one line.
    fn line(&self, out: &mut Vec<u8>);
}

/// What is an object in JSON.
pub(super) trait Members {
    /// Appends its members, without the braces.
    fn members(&self, out: &mut Vec<u8>);
}

/// Appends an object.
pub(super) fn object(out: &mut Vec<u8>, members: &impl Members) {
    out.push(b'{');
    members.members(out);
    out.push(b'}');
}

/// Names the members of an object in their order, each with its key where that is
/// another; those of `..head` come first. A member that is left out does not compile.
macro_rules! members {
    ($object:ty: ..$head:ident $(, $member:ident $(= $name:literal)?)* $(,)?) => {
        impl $crate::report::line::Line for $object {
            fn line(&self, out: &mut Vec<u8>) {
                $crate::report::line::object(out, self);
            }
        }

        impl $crate::report::line::Members for $object {
            fn members(&self, out: &mut Vec<u8>) {
                use $crate::report::line::{Line, key};
                let Self { $head, $($member),* } = self;
                $head.members(out);
                $(
                    let before = concat!(",\"", key!($member $($name)?), "\":");
                    out.extend_from_slice(before.as_bytes());
                    $member.line(out);
                )*
            }
        }
    };
    ($object:ty: $first:ident $(, $member:ident)* $(,)?) => {
        impl $crate::report::line::Line for $object {
            fn line(&self, out: &mut Vec<u8>) {
                $crate::report::line::object(out, self);
            }
        }

        impl $crate::report::line::Members for $object {
            fn members(&self, out: &mut Vec<u8>) {
                use $crate::report::line::Line;
                let Self { $first, $($member),* } = self;
                let before = concat!("\"", stringify!($first), "\":");
                out.extend_from_slice(before.as_bytes());
                $first.line(out);
                $(
                    let before = concat!(",\"", stringify!($member), "\":");
                    out.extend_from_slice(before.as_bytes());
                    $member.line(out);
                )*
            }
        }
    };
}

/// The key of a member.
macro_rules! key {
    ($member:ident) => {
        stringify!($member)
    };
    ($member:ident $name:literal) => {
        $name
    };
}

pub(super) use {key, members};

impl Line for str {
    fn line(&self, out: &mut Vec<u8>) {
        if is_plain(self.as_bytes()) {
            quote(out, self);
        } else {
            serde_json::to_writer(out, self).expect("memory takes every write");
        }
    }
}

/// Appends a string in which nothing is escaped.
pub(super) fn quote(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// True where no byte is escaped; eight at a time, the last of them again where the
/// length asks for it.
fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    match bytes.last_chunk::<8>() {
        Some(last) => words.iter().chain([last]).all(|word| is_plain_word(*word)),
        None => rest.iter().all(|&byte| !(byte < 0x20 || byte == b'"' || byte == b'\\')),
    }
}

/// The same for eight bytes in one number: a byte is below a bound where taking the
/// bound from it borrows from its highest bit, which only ASCII has free.
fn is_plain_word(word: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_ne_bytes(word);
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES * 0x80) == 0
}

impl Line for char {
    fn line(&self, out: &mut Vec<u8>) {
        self.encode_utf8(&mut [0; 4]).line(out);
    }
}

impl Line for bool {
    fn line(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Line for u32 {
    fn line(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Line for u8 {
    fn line(&self, out: &mut Vec<u8>) {
        u32::from(*self).line(out);
    }
}

impl<T: Line + ?Sized> Line for &T {
    fn line(&self, out: &mut Vec<u8>) {
        (**self).line(out);
    }
}

impl Line for Cow<'_, str> {
    fn line(&self, out: &mut Vec<u8>) {
        (**self).line(out);
    }
}

impl<T: Line> Line for Option<T> {
    fn line(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.line(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl<T: Line> Line for [T] {
    fn line(&self, out: &mut Vec<u8>) {
        list(out, self.iter());
    }
}

impl<T: Line> Line for Vec<T> {
    fn line(&self, out: &mut Vec<u8>) {
        list(out, self.iter());
    }
}

/// Appends an array.
pub(super) fn list(out: &mut Vec<u8>, items: impl Iterator<Item = impl Line>) {
    out.push(b'[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        item.line(out);
    }
    out.push(b']');
}
