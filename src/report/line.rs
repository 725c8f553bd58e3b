//! Compact JSON from the structs of [`wire`](super::wire): what `serde_json` writes,
//! byte for byte, at half its cost. The structs name their own keys, so that keys need
//! no escaping, and write no floats; strings that need escaping go to `serde_json`.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible};

/// Appends a value as JSON on one line.
pub(super) fn write(out: &mut Vec<u8>, value: &impl Serialize) {
    value
        .serialize(Line::value(out))
        .expect("the structs of wire hold strings and whole numbers");
}

/// The serializer of the structs of `wire`.
struct Line<'o> {
    out: &'o mut Vec<u8>,
    role: Role,
}

/// What is being written.
enum Role {
    Value,
    /// The key of the first member of an object, or of a later one.
    Key {
        first: bool,
    },
}

impl<'o> Line<'o> {
    fn value(out: &'o mut Vec<u8>) -> Self {
        Line { out, role: Role::Value }
    }
}

/// A value of a type that no struct of `wire` has.
#[derive(Debug)]
struct Foreign;

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a type that the JSON has no use for")
    }
}

impl std::error::Error for Foreign {}

impl ser::Error for Foreign {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Foreign
    }
}

type Written = Result<(), Foreign>;

fn string(out: &mut Vec<u8>, text: &str) -> Written {
    if !is_plain(text.as_bytes()) {
        return serde_json::to_writer(out, text).map_err(|_| Foreign);
    }
    quoted(out, text);
    Ok(())
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

fn quoted(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// A key with what stands around it: nothing in it is escaped.
fn key(out: &mut Vec<u8>, first: bool, key: &str) {
    out.reserve(key.len() + 4);
    if !first {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b"\":");
}

fn number(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

macro_rules! foreign {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(self, _: $type) -> Written {
            Err(Foreign)
        }
    )*};
}

macro_rules! numbers {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(self, value: $type) -> Written {
            number(self.out, u64::from(value));
            Ok(())
        }
    )*};
}

impl<'o> ser::Serializer for Line<'o> {
    type Ok = ();
    type Error = Foreign;
    type SerializeSeq = Members<'o>;
    type SerializeMap = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeTuple = Impossible<(), Foreign>;
    type SerializeTupleStruct = Impossible<(), Foreign>;
    type SerializeTupleVariant = Impossible<(), Foreign>;
    type SerializeStructVariant = Impossible<(), Foreign>;

    numbers! { serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64 }

    foreign! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_bytes: &[u8],
    }

    #[expect(clippy::disallowed_types, reason = "serde asks for it; no struct has one")]
    fn serialize_f32(self, _: f32) -> Written {
        Err(Foreign)
    }

    #[expect(clippy::disallowed_types, reason = "serde asks for it; no struct has one")]
    fn serialize_f64(self, _: f64) -> Written {
        Err(Foreign)
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        string(self.out, value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        match self.role {
            Role::Value => string(self.out, value),
            Role::Key { first } => {
                key(self.out, first, value);
                Ok(())
            }
        }
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit(self) -> Written {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Written {
        quoted(self.out, name);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Foreign)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, Foreign> {
        Ok(Members::open(self.out, b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'o>, Foreign> {
        Ok(Members::open(self.out, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>, Foreign> {
        Ok(Members::open(self.out, b'{', b'}'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Foreign> {
        Err(Foreign)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Foreign> {
        Err(Foreign)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Foreign> {
        Err(Foreign)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Foreign> {
        Err(Foreign)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Written {
        // Decimals, times and ids: nothing in them is escaped.
        use std::io::Write;
        write!(self.out, "\"{value}\"").map_err(|_| Foreign)
    }
}

/// An array or object whose members are being written.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
    close: u8,
}

impl<'o> Members<'o> {
    fn open(out: &'o mut Vec<u8>, open: u8, close: u8) -> Self {
        out.push(open);
        Members { out, first: true, close }
    }

    fn close(self) -> Written {
        self.out.push(self.close);
        Ok(())
    }
}

impl ser::SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        value.serialize(Line::value(self.out))
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Written {
        let role = Role::Key { first: std::mem::take(&mut self.first) };
        name.serialize(Line { out: self.out, role })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(Line::value(self.out))
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Written {
        key(self.out, std::mem::take(&mut self.first), name);
        value.serialize(Line::value(self.out))
    }

    fn end(self) -> Written {
        self.close()
    }
}
