//! Values that print themselves: decimals, shares, times, ids, text.

use std::borrow::Cow;
use std::fmt;
use std::io::Write;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::report::Share;
use crate::report::line::{Line, quote};
use crate::value::Decimal;

/// A decimal: digits, no exponent, no zeros at the end of a fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain(pub(super) Decimal);

impl Plain {
    /// Most figures are small: their digits are written without the detour over
    /// formatting.
    fn digits(self) -> Option<Digits> {
        match (u32::try_from(self.0.mantissa()), self.0.scale()) {
            (Ok(mantissa), scale @ 0..=9) => Some(Digits::of(mantissa, scale)),
            _ => None,
        }
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.digits() {
            Some(digits) => serializer.serialize_str(digits.as_str()),
            None => serializer.collect_str(&self.0.normalize()),
        }
    }
}

impl Line for Plain {
    fn line(&self, out: &mut Vec<u8>) {
        match self.digits() {
            Some(digits) => quote(out, digits.as_str()),
            None => Printed(self.0.normalize()).line(out),
        }
    }
}

/// The digits of a small number, written from the end of a buffer.
struct Digits {
    bytes: [u8; 24],
    start: usize,
}

impl Digits {
    /// `mantissa` with its last `scale` digits behind the point, no zeros at their end.
    fn of(mut mantissa: u32, mut scale: u32) -> Digits {
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        let mut digits = Digits { bytes: [0; 24], start: 24 };
        let mut written = 0;
        while mantissa > 0 || written <= scale {
            if written == scale && scale > 0 {
                digits.push(b'.');
            }
            digits.push(b'0' + (mantissa % 10) as u8);
            mantissa /= 10;
            written += 1;
        }
        digits
    }

    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.start..]).unwrap_or("")
    }
}

impl JsonSchema for Plain {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exact decimal number.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]*[1-9])?$",
        })
    }
}

/// A share from 0 to 1: a number of JSON, since people compare it with others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number(pub(super) Share);

impl Number {
    fn digits(self) -> Digits {
        Digits::of(u32::from(self.0.thousandths()), 3)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.digits().as_str().to_owned();
        let number = RawValue::from_string(digits).map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl Line for Number {
    fn line(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.digits().as_str().as_bytes());
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Share".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

/// The id of a fact (`f12`) or section (`s3`): unique in the document, counted
/// from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Id<const LETTER: char>(u32);

/// The id of a fact.
pub(super) type FactId = Id<'f'>;
/// The id of a section.
pub(super) type SectionId = Id<'s'>;

impl<const LETTER: char> Id<LETTER> {
    /// The id of what stands at this index of its list.
    pub(super) fn of_index(index: u32) -> Self {
        Id(index.saturating_add(1))
    }
}

impl<const LETTER: char> Id<LETTER> {
    fn digits(self) -> Digits {
        let mut digits = Digits::of(self.0, 0);
        digits.push(LETTER as u8);
        digits
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.digits().as_str())
    }
}

impl<const LETTER: char> Line for Id<LETTER> {
    fn line(&self, out: &mut Vec<u8>) {
        quote(out, self.digits().as_str());
    }
}

impl<const LETTER: char> JsonSchema for Id<LETTER> {
    fn schema_name() -> Cow<'static, str> {
        format!("Id_{LETTER}").into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": format!("^{LETTER}[1-9][0-9]*$") })
    }
}

/// Anything that prints itself: times in EDTF, document ids.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed<T>(pub(super) T);

impl<T: fmt::Display> Serialize for Printed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<T: fmt::Display> Line for Printed<T> {
    fn line(&self, out: &mut Vec<u8>) {
        // Decimals, times and ids: nothing in them is escaped.
        write!(out, "\"{}\"", self.0).expect("memory takes every write");
    }
}

impl<T> JsonSchema for Printed<T> {
    fn schema_name() -> Cow<'static, str> {
        "string".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// A stretch of the source as one line: the text as written, except that a line
/// break, with the blanks around it, is left out.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.lines().map(str::trim).collect())
}

/// The name of an award: one line, without the quotes around it and without 称号
/// behind it.
pub(super) fn award_name(text: &str) -> Cow<'_, str> {
    let bare = ["荣誉称号", "称号"]
        .iter()
        .find_map(|tail| text.strip_suffix(tail).filter(|rest| !rest.is_empty()))
        .unwrap_or(text);
    let inside = [('“', '”'), ('"', '"'), ('「', '」'), ('『', '』'), ('‘', '’')]
        .iter()
        .find_map(|&(open, close)| {
            let inside = bare.strip_prefix(open)?.strip_suffix(close)?;
            (!inside.is_empty() && !inside.contains([open, close])).then_some(inside)
        });
    one_line(inside.unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_plain() {
        let mut faults = Vec::new();
        for (given, want) in [
            ("56000", "\"56000\""),
            ("1.50", "\"1.5\""),
            ("-0.0", "\"0\""),
            ("990000000000", "\"990000000000\""),
            ("0.00001", "\"0.00001\""),
            ("0", "\"0\""),
            ("0.50", "\"0.5\""),
            ("10.05", "\"10.05\""),
            ("100", "\"100\""),
            ("-3.20", "\"-3.2\""),
            ("4294967295", "\"4294967295\""),
        ] {
            let value: Decimal = given.parse().unwrap();
            let got = serde_json::to_string(&Plain(value)).unwrap();
            if got != want {
                faults.push(format!("{given}: {got}, not {want}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn awards_lose_quotes_and_title_words() {
        let mut faults = Vec::new();
        for (given, want) in [
            ("“护渠能手”", "护渠能手"),
            ("护渠能手荣誉称号", "护渠能手"),
            ("“护渠能手”称号", "护渠能手"),
            ("“甲”“乙”", "“甲”“乙”"),
            ("全县“安渠杯”竞赛优胜单位", "全县“安渠杯”竞赛优胜单位"),
            ("先进\n  站所", "先进站所"),
            ("称号", "称号"),
        ] {
            if award_name(given) != want {
                faults.push(format!("{given}: {}", award_name(given)));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
