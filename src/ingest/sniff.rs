//! What a file holds, by its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// First bytes of formats that people keep reports in, or take for text.
const FORMATS: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF; save it as text first"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text first"),
    (b"{\\rtf", "RTF; save it as text first"),
    (b"\x1f\x8b", "gzip; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// What the file is, where its first bytes say that it is no text.
pub(super) fn format(bytes: &[u8]) -> Option<&'static str> {
    FORMATS.iter().find(|(head, _)| bytes.starts_with(head)).map(|&(_, what)| what)
}

/// The encoding, and the length of the byte order mark.
pub(super) fn encoding(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    let nuls = memchr::memchr_iter(0, bytes).count();
    // ASCII in UTF-16 is every second byte NUL, and good UTF-8.
    if nuls > bytes.len() / 8
        && let Some(found) = utf16(bytes)
    {
        return (found, 0);
    }
    if is_utf8(bytes) {
        return (UTF_8, 0);
    }
    if nuls > 0
        && let Some(found) = utf16(bytes)
    {
        return (found, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    (if guess == BIG5 { BIG5 } else { GB18030 }, 0)
}

/// UTF-8, also where a few bytes are damaged: other encodings of Chinese hardly
/// ever form its sequences.
fn is_utf8(bytes: &[u8]) -> bool {
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut wide, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged == 0 || damaged * 4 <= wide
}

/// UTF-16 without a byte order mark: the zero bytes of digits, line ends and blanks
/// stand on one side, and every unit is a character.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let side = |first: usize| bytes.iter().skip(first).step_by(2).filter(|&&b| b == 0);
    let found = match (side(0).count(), side(1).count()) {
        (0, odd) if odd > 0 => UTF_16LE,
        (even, 0) if even > 0 => UTF_16BE,
        _ => return None,
    };
    found.decode_without_bom_handling_and_without_replacement(bytes).map(|_| found)
}

/// False where more than a fifth of the characters are none: bytes of a program or
/// an image in whatever encoding.
pub(super) fn reads_as_text(text: &str) -> bool {
    // Hardly any text has as many characters that may be odd by their first byte.
    let characters = bytecount::num_chars(text.as_bytes());
    let suspect = |&byte: &u8| {
        super::decode::is_stray_control(byte) | matches!(byte, 0xc2 | 0xee | 0xef)
    };
    if count(text.as_bytes(), suspect) * 5 <= characters {
        return true;
    }
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        odd += usize::from(is_odd(c));
    }
    odd * 5 <= all
}

fn is_odd(c: char) -> bool {
    c == '\u{fffd}'
        || u8::try_from(c).is_ok_and(super::decode::is_stray_control)
        || matches!(c, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}')
}

/// How many bytes a test holds for, in steps that the compiler takes many bytes at a
/// time.
pub(super) fn count(bytes: &[u8], holds: impl Fn(&u8) -> bool) -> usize {
    let chunks = bytes.chunks(u8::MAX.into());
    let sums = chunks.map(|chunk| chunk.iter().map(|byte| u8::from(holds(byte))).sum());
    sums.map(|sum: u8| usize::from(sum)).sum()
}
