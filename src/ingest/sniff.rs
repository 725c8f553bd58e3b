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

/// UTF-16 without a byte order mark: every unit is a character, and most are those of
/// Chinese or ASCII. Where both orders read so, as with ASCII alone, the zero bytes
/// decide: those of digits, letters and line ends outnumber those of 一 and U+3000.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|&&b| b == 0);
    let little = usual(bytes, u16::from_le_bytes).map(|usual| (usual, zeros(1).count()));
    let big = usual(bytes, u16::from_be_bytes).map(|usual| (usual, zeros(0).count()));
    if little >= big { little.map(|_| UTF_16LE) } else { Some(UTF_16BE) }
}

/// How many characters of a text in UTF-16 are usual ones; `None` where they are not most
/// of them, or some unit is no character.
fn usual(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<usize> {
    let (units, []) = bytes.as_chunks() else { return None };
    let (mut all, mut usual) = (0usize, 0usize);
    for c in char::decode_utf16(units.iter().map(|&bytes| unit(bytes))) {
        all += 1;
        usual += usize::from(is_usual(c.ok()?));
    }
    (usual * 4 >= all * 3).then_some(usual)
}

/// ASCII, Chinese characters, and the marks of both.
fn is_usual(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{4e00}'..='\u{9fff}')
        || matches!(c, '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{303f}')
        || matches!(c, '\u{ff00}'..='\u{ffef}')
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
