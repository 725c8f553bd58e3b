use std::ops::Range;

/// Sentences of a folded paragraph: they tile it.
///
/// A sentence ends after 。 ! ? or … with the closing quotes and brackets behind it.
pub(crate) fn sentences(chars: &[char]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < chars.len() {
        if !matches!(chars[at], '。' | '!' | '?' | '…') {
            at += 1;
            continue;
        }
        while chars.get(at).is_some_and(|c| "。!?…”’」』)".contains(*c)) {
            at += 1;
        }
        sentences.push(start..at);
        start = at;
    }
    if start < chars.len() {
        sentences.push(start..chars.len());
    }
    sentences
}
