//! What the role of a paragraph leaves of its mentions.

use crate::report::Reason;
use crate::scan::{Scan, Skipped, Value};
use crate::split::Role;

/// Furniture holds no facts and a line of source and author only its time stamp:
/// what else was found there is listed as a document number.
pub(crate) fn keep_for(scan: &mut Scan, role: Role) {
    let stamps = match role {
        Role::Meta => true,
        Role::Furniture => false,
        Role::Body | Role::Heading | Role::Title | Role::Signature => return,
    };
    let skipped = &mut scan.skipped;
    scan.mentions.retain(|mention| {
        let keep = stamps && matches!(mention.value, Value::Date(_));
        if !keep {
            let (start, end) = (mention.start, mention.end);
            skipped.push(Skipped { start, end, reason: Some(Reason::DocumentNumber) });
        }
        keep
    });
    for skipped in &mut scan.skipped {
        skipped.reason = skipped.reason.or(Some(Reason::DocumentNumber));
    }
    scan.skipped.sort_by_key(|skipped| skipped.start);
}
