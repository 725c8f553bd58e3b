use super::{LexiconError, WordMap, rows};
use crate::report::Status;

/// A word that makes what follows it a plan, or denies it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatusWord {
    pub(crate) status: Status,
    pub(crate) needs: StatusNeeds,
}

/// What must stand behind such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusNeeds {
    Nothing,
    Verb,
}

/// Reads `data/link/status.tsv`.
pub(crate) fn embedded() -> Result<WordMap<StatusWord>, LexiconError> {
    let file = "link/status.tsv";
    let text = include_str!("../../data/link/status.tsv");
    let mut words = Vec::new();
    for row in rows(file, text, &["word", "status", "needs"])? {
        let status = match row.cell("status") {
            "planned" => Status::Planned,
            "negated" => Status::Negated,
            _ => return Err(row.error("the status is planned or negated")),
        };
        let needs = match row.cell("needs") {
            "" => StatusNeeds::Nothing,
            "verb" => StatusNeeds::Verb,
            _ => return Err(row.error("needs verb or nothing")),
        };
        words.push((row.key().to_owned(), StatusWord { status, needs }));
    }
    Ok(WordMap::new(words))
}
