//! Bytes to characters, with an account of what was lost.

use encoding_rs::{DecoderResult, Encoding, UTF_8};

use super::sniff::count;
use crate::report::Warning;
use crate::text::Span;

/// So many places are named one by one; the rest is counted.
const NAMED: usize = 20;

/// A text with the places where its bytes meant nothing.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    damage: Vec<Damage>,
}

/// A run of bytes that mean nothing in the encoding.
#[derive(Debug)]
struct Damage {
    /// In the file.
    byte: usize,
    length: usize,
    /// The replacement characters, in bytes of the text.
    start: usize,
    end: usize,
}

/// Decodes all bytes; `offset` is where in the file they begin.
pub(super) fn decode(
    encoding: &'static Encoding,
    bytes: &[u8],
    offset: usize,
) -> Decoded {
    if encoding == UTF_8
        && let Ok(text) = simdutf8::basic::from_utf8(bytes)
    {
        return Decoded { text: text.to_owned(), damage: Vec::new() };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    // Room for the worst case is three times the usual.
    let mut text = String::with_capacity(capacity.unwrap_or(0).min(bytes.len() * 2));
    let mut damage: Vec<Damage> = Vec::new();
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let (result, read) =
            decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve((bytes.len() - at).max(64) * 2),
            DecoderResult::Malformed(bad, after) => {
                let (bad, after) = (usize::from(bad), usize::from(after));
                let byte = offset + at.saturating_sub(after + bad);
                mark(&mut damage, &mut text, byte, bad);
            }
        }
    }
    Decoded { text, damage }
}

/// Puts a replacement character, and lengthens the last run where it touches it.
fn mark(damage: &mut Vec<Damage>, text: &mut String, byte: usize, length: usize) {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    match damage.last_mut() {
        Some(last) if last.end == start => {
            last.end = text.len();
            last.length = byte + length - last.byte;
        }
        _ => damage.push(Damage { byte, length, start, end: text.len() }),
    }
}

/// The account in words, at most [`NAMED`] places and a sum.
pub(super) fn warnings(decoded: &Decoded) -> Vec<Warning> {
    let span = |damage: &Damage| Span::new(damage.start as u32, damage.end as u32);
    let mut warnings: Vec<Warning> = decoded
        .damage
        .iter()
        .take(NAMED)
        .map(|damage| Warning { span: span(damage), message: words(damage) })
        .collect();
    if let Some(next) = decoded.damage.get(NAMED) {
        let more = decoded.damage.len() - NAMED;
        let message = format!("{more} more places with bytes that are no characters");
        warnings.push(Warning { span: span(next), message });
    }
    warnings.extend(control_characters(&decoded.text));
    warnings
}

fn words(damage: &Damage) -> String {
    let Damage { byte, length, .. } = damage;
    match length {
        1 => format!("the byte at {byte} is no character"),
        _ => format!("{length} bytes from byte {byte} are no characters"),
    }
}

/// One warning for all control characters, at the first.
pub(super) fn control_characters(text: &str) -> Option<Warning> {
    let count = count(text.as_bytes(), |&byte| is_stray_control(byte));
    if count == 0 {
        return None;
    }
    let first = text.bytes().position(is_stray_control)?;
    let byte = text.as_bytes()[first];
    let span = Span::new(first as u32, first as u32 + 1);
    let message = format!("{count} control characters, the first is U+{byte:04X}");
    Some(Warning { span, message })
}

/// NUL and its like; not tab, line ends, the page break and the end-of-file mark
/// of old editors. No byte of a longer character is one.
pub(super) fn is_stray_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t'..=b'\r' | 0x1a) || byte == 0x7f
}
