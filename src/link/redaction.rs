//! How a document was anonymised, judged by its masked figures alone: calendar
//! masks are often one letter whatever the month.

use crate::report::{Document, Redaction};
use crate::text::{Class, class};

/// Sets the redaction of a finished document and the mask letters seen in it.
pub(crate) fn judge(document: &mut Document) {
    let mut shapes: Vec<String> = Vec::new();
    let mut letters = Vec::new();
    let mut figures = 0usize;
    for fact in &document.facts {
        let Some(mask) = fact.detail.figure().and_then(|figure| figure.amount.mask())
        else {
            continue;
        };
        figures += 1;
        for c in mask.chars().filter(|&c| class(c) == Class::Mask) {
            if !letters.contains(&c) {
                letters.push(c);
            }
        }
        let shape = shape(mask);
        if !shapes.contains(&shape) && shapes.len() < ENOUGH {
            shapes.push(shape);
        }
    }
    document.mask_letters = letters;
    document.redaction = match (figures, shapes.len()) {
        (0, _) => Redaction::None,
        (_, 1) if !shapes[0].contains('.') => Redaction::Blanket,
        _ => Redaction::Digitwise,
    };
}

/// As many different shapes as it takes to see that widths vary.
const ENOUGH: usize = 2;

/// The letters and the point of a mask, without scale and digits.
fn shape(mask: &str) -> String {
    let letters = mask.chars().filter_map(|c| match class(c) {
        Class::Mask => Some('x'),
        _ if c == '.' => Some('.'),
        _ => None,
    });
    letters.collect()
}
