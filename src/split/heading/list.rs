//! Numbered items that are no headings.

use super::{Heading, REACH};
use crate::lexicon::Cue;
use crate::split::block::Block;
use crate::split::label::{Form, label_of};
use crate::split::reader::Reader;

/// Takes out numbered items that have no text under them.
pub(super) fn drop_list_items(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    headings: &mut Vec<Heading>,
) {
    let mut kept = Vec::with_capacity(headings.len());
    // The form of the list that the lines before belong to.
    let mut list: Option<(usize, Form)> = None;
    for heading in headings.iter() {
        // A block may begin before its heading, with characters that nobody sees.
        let at = blocks.partition_point(|block| block.span.end() <= heading.span.start());
        let form = heading.form.unwrap_or(Form::Circled);
        let alone =
            blocks.get(at).is_some_and(|b| b.span.end() <= heading.span.end() + 3);
        let item =
            form >= Form::Digit && alone && is_item(reader, blocks, at, form, list);
        if item {
            list = Some((at, form));
        } else {
            kept.push(*heading);
        }
    }
    *headings = kept;
}

fn is_item(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    at: usize,
    form: Form,
    list: Option<(usize, Form)>,
) -> bool {
    let structure = reader.structure;
    let open = |block: &&Block| block.is_open();
    let next = blocks[at + 1..].iter().take(REACH).find(open);
    let before = blocks[..at].iter().rev().take(REACH).find(open);
    let mut form_of = |block: &Block| {
        label_of(structure, reader.head(block, 120)).map(|label| label.form)
    };
    let next_same = next.is_none_or(|block| form_of(block) == Some(form));
    if next_same {
        return true;
    }
    let Some(before) = before else { return false };
    let before_same = form_of(before) == Some(form);
    let in_list = list.is_some_and(|(last, f)| f == form && last + 3 >= at);
    let parted = || reader.backwards(before.span).next() == Some(';');
    if before_same {
        return in_list || parted();
    }
    let head = reader.head(before, 60).chars();
    structure.at(head, 0, Cue::ENCLOSURE).is_some()
}
