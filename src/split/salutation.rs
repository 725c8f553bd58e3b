//! Lines that address the audience.

use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// `各位代表、同志们:`, `尊敬的家长:`: a line that addresses the audience.
pub(super) fn is_salutation(structure: &Structure, chars: &[char]) -> bool {
    let Some((&':' | &'!', address)) = chars.split_last() else { return false };
    chars.len() <= 40
        && !address.iter().any(|c| "。;:".contains(*c))
        && structure.at(chars, 0, Cue::SALUTATION).is_some()
        && (structure.ends(address, address.len(), Cue::ADDRESSEE)
            || structure.at(chars, 0, Cue::OPENING).is_some())
}

/// `区人民政府:`, `各科室:`: a line that says whom a letter or a notice is for.
pub(super) fn is_address(structure: &Structure, chars: &[char]) -> bool {
    let Some((&':', address)) = chars.split_last() else { return false };
    chars.len() <= 40
        && !address
            .iter()
            .any(|&c| matches!(class(c), Class::Stop | Class::Digit) || c == ':')
        && (address.first() == Some(&'各')
            || structure.ends(address, address.len(), Cue::UNIT.or(Cue::ADDRESSEE)))
}
