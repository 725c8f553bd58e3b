//! Bytes of a file into text: encodings, damage, files that are no text, records.

mod decode;
mod record;
mod sniff;

use std::fmt;

use sha2::{Digest, Sha256};

use crate::report::Warning;
pub use record::{Record, RecordError, record};

/// A decoded file.
#[derive(Debug)]
#[non_exhaustive]
pub struct Input {
    /// The text, without a byte order mark; line ends and control characters as
    /// they are, U+FFFD for bytes that mean nothing.
    pub text: String,
    /// The encoding, by its name in the WHATWG list: `UTF-8`, `gb18030`, `Big5`,
    /// `UTF-16LE`, `UTF-16BE`.
    pub encoding: &'static str,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What could not be decoded; spans are places of `text`.
    pub warnings: Vec<Warning>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IngestError {
    /// It holds something other than text: what, in words.
    NotText(&'static str),
    /// It, or its text, is larger than offsets can count.
    TooLarge,
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IngestError::NotText(what) => write!(f, "not a text file: {what}"),
            IngestError::TooLarge => write!(f, "larger than 4 GiB: split it"),
        }
    }
}

impl std::error::Error for IngestError {}

/// The most bytes that a file, and its text in UTF-8, may have.
pub const SIZE_LIMIT: u64 = u32::MAX as u64;

/// Decodes the bytes of a file.
///
/// A byte order mark decides; without one UTF-8 is taken where the bytes are UTF-8
/// or nearly so, then UTF-16, and GB18030 or Big5 after the characters they give.
pub fn read(bytes: &[u8]) -> Result<Input, IngestError> {
    if !fits(bytes.len()) {
        return Err(IngestError::TooLarge);
    }
    if let Some(format) = sniff::format(bytes) {
        return Err(IngestError::NotText(format));
    }
    let (encoding, bom) = sniff::encoding(bytes);
    let decoded = decode::decode(encoding, &bytes[bom..], bom);
    if !fits(decoded.text.len()) {
        return Err(IngestError::TooLarge);
    }
    if !sniff::reads_as_text(&decoded.text) {
        return Err(IngestError::NotText("too much of it is no characters"));
    }
    Ok(Input {
        encoding: encoding.name(),
        sha256: hash(bytes),
        warnings: decode::warnings(&decoded),
        text: decoded.text,
    })
}

/// True where offsets can count so many bytes.
fn fits(length: usize) -> bool {
    u32::try_from(length).is_ok()
}

/// SHA-256 in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let digest = Sha256::digest(bytes);
    digest.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, Encoding, GB18030};

    use super::*;

    const SIMPLIFIED: &str =
        "清河水务站全年巡查渠道126次，发放节水手册3500份，职工满意率达98.5%。";
    const TRADITIONAL: &str =
        "清河水務站全年巡查渠道126次，發放節水手冊3500份，職工滿意率達98.5%。";
    /// In UTF-16 一 and the full-width blank have a zero byte where digits have none.
    const ZEROS: &str = "\u{3000}\u{3000}一、清渠3公里，一是巡查126次。\n";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let mut faults = Vec::new();
        for (bytes, name, text) in [
            (SIMPLIFIED.as_bytes().to_vec(), "UTF-8", SIMPLIFIED),
            (format!("\u{feff}{SIMPLIFIED}").into_bytes(), "UTF-8", SIMPLIFIED),
            (encoded(GB18030, SIMPLIFIED), "gb18030", SIMPLIFIED),
            (encoded(BIG5, TRADITIONAL), "Big5", TRADITIONAL),
            (utf16(SIMPLIFIED, u16::to_le_bytes), "UTF-16LE", SIMPLIFIED),
            (utf16(SIMPLIFIED, u16::to_be_bytes), "UTF-16BE", SIMPLIFIED),
            (utf16("\u{feff}水站", u16::to_le_bytes), "UTF-16LE", "水站"),
            (utf16("\u{feff}水站", u16::to_be_bytes), "UTF-16BE", "水站"),
            (utf16("no BOM", u16::to_le_bytes), "UTF-16LE", "no BOM"),
            (utf16("no BOM", u16::to_be_bytes), "UTF-16BE", "no BOM"),
            (utf16(ZEROS, u16::to_le_bytes), "UTF-16LE", ZEROS),
            (utf16(ZEROS, u16::to_be_bytes), "UTF-16BE", ZEROS),
            (
                utf16("一是清渠，二是巡查", u16::to_le_bytes),
                "UTF-16LE",
                "一是清渠，二是巡查",
            ),
            (
                utf16("一是清渠，二是巡查", u16::to_be_bytes),
                "UTF-16BE",
                "一是清渠，二是巡查",
            ),
            (encoded(GB18030, "清渠㐂𠀀3公里"), "gb18030", "清渠㐂𠀀3公里"),
            (encoded(GB18030, "总结"), "gb18030", "总结"),
            (b"".to_vec(), "UTF-8", ""),
            (b"plain 12%\r\n".to_vec(), "UTF-8", "plain 12%\r\n"),
        ] {
            match read(&bytes) {
                Ok(input) if input.text == text && input.encoding == name => {}
                other => faults.push(format!("{name} {text}: {other:?}")),
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn damage_is_marked_and_named_once_a_run() {
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        bytes.splice(9..9, [0xff, 0xfe, 0xff]);
        bytes.push(0xe6);
        let input = read(&bytes).unwrap();
        assert_eq!(input.encoding, "UTF-8");
        assert_eq!(input.text.matches('\u{fffd}').count(), 4);
        let messages: Vec<_> = input.warnings.iter().map(|w| &*w.message).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].starts_with("3 bytes from byte 9 "), "{messages:?}");
        for warning in &input.warnings {
            let text = &input.text[warning.span.range()];
            assert!(text.chars().all(|c| c == '\u{fffd}'), "{text:?}");
        }
    }

    #[test]
    fn many_warnings_end_in_a_sum() {
        let mut bytes = Vec::new();
        for _ in 0..100 {
            bytes.extend("渠道渠道渠道渠道".as_bytes());
            bytes.push(0xff);
        }
        let input = read(&bytes).unwrap();
        assert_eq!(input.encoding, "UTF-8");
        assert_eq!(input.warnings.len(), 21);
        assert!(input.warnings[20].message.contains("80 more"), "{:?}", input.warnings);
    }

    #[test]
    fn control_characters_are_named_and_stay() {
        let input = read("清渠\0三\u{1}公里，又清渠二公里".as_bytes()).unwrap();
        assert!(input.text.contains('\0'));
        assert_eq!(input.warnings.len(), 1);
        assert!(input.warnings[0].message.starts_with("2 control characters"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4096u32).map(|i| (i * i * 31 + i / 7) as u8).collect();
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"PK\x03\x04\x14\0",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\x89PNG\r\n\x1a\n",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0",
            &noise,
        ] {
            let read = read(bytes);
            assert!(matches!(read, Err(IngestError::NotText(_))), "{read:?}");
        }
    }
}
