//! Values that print themselves: decimals, shares, times, ids, text.

use std::borrow::Cow;
use std::fmt;
use std::io::Write;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::report::Share;
use crate::report::line::Line;
use crate::value::Decimal;

/// A decimal: digits, no exponent, no zeros at the end of a fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain(pub(super) Decimal);

impl Plain {
    fn append(self, out: &mut Vec<u8>) {
        match (u64::try_from(self.0.mantissa()), self.0.scale()) {
            (Ok(mantissa), scale @ ..=ZEROS) => append_digits(out, mantissa, scale),
            _ => {
                let written = write!(out, "{}", self.0.normalize());
                written.expect("memory takes every write");
            }
        }
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_ascii(serializer, |out| self.append(out))
    }
}

impl Line for Plain {
    fn line(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        self.append(out);
        out.push(b'"');
    }
}

/// So many digits may stand behind the point.
const ZEROS: u32 = 20;

/// Most figures are small: they are written without the detour over formatting, with the
/// last `scale` digits behind the point, no zeros at their end.
fn append_digits(out: &mut Vec<u8>, mantissa: u64, scale: u32) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(mantissa).as_bytes();
    if scale == 0 {
        return out.extend_from_slice(digits);
    }
    // With zeros before them there is a digit before the point.
    let mut padded = [b'0'; 2 * ZEROS as usize + 1];
    let first = padded.len() - digits.len();
    padded[first..].copy_from_slice(digits);
    let (whole, fraction) = padded.split_at(padded.len() - scale as usize);
    out.extend_from_slice(&whole[first.min(whole.len() - 1)..]);
    let zeros = fraction.iter().rev().take_while(|&&digit| digit == b'0').count();
    if zeros < fraction.len() {
        out.push(b'.');
        out.extend_from_slice(&fraction[..fraction.len() - zeros]);
    }
}

/// What `append` writes, which is ASCII, as a string.
fn serialize_ascii<S: Serializer>(
    serializer: S,
    append: impl FnOnce(&mut Vec<u8>),
) -> Result<S::Ok, S::Error> {
    let mut text = Vec::new();
    append(&mut text);
    serializer.serialize_str(std::str::from_utf8(&text).unwrap_or(""))
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

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = self.0.value().normalize().to_string();
        let number = RawValue::from_string(number).map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl Line for Number {
    fn line(&self, out: &mut Vec<u8>) {
        append_digits(out, self.0.thousandths().into(), 3);
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
    fn append(self, out: &mut Vec<u8>) {
        out.push(LETTER as u8);
        append_digits(out, self.0.into(), 0);
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_ascii(serializer, |out| self.append(out))
    }
}

impl<const LETTER: char> Line for Id<LETTER> {
    fn line(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        self.append(out);
        out.push(b'"');
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
}
