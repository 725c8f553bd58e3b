use super::{LexiconError, WordMap, rows};
use crate::report::Status;

/// A word that makes what follows it a plan, denies it, or says that it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatusWord {
    pub(crate) status: Status,
    pub(crate) needs: StatusNeeds,
}

/// What must stand around such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusNeeds {
    Nothing,
    /// A verb, or what leads to one, behind it.
    Verb,
    /// 是, 为, 达到 behind it, or the figure itself.
    Level,
    /// A verb somewhere behind it.
    Goal,
    /// The figure directly behind it.
    Figure,
    /// No verb before it in its clause.
    Head,
}

/// Reads `data/link/status.tsv`.
pub(crate) fn embedded() -> Result<WordMap<StatusWord>, LexiconError> {
    let file = "link/status.tsv";
    let text = include_str!("../../data/link/status.tsv");
    let mut words = Vec::new();
    for row in rows(file, text, &["word", "status", "needs"])? {
        let status = match row.cell("status") {
            "stated" => Status::Stated,
            "planned" => Status::Planned,
            "negated" => Status::Negated,
            _ => return Err(row.error("the status is stated, planned or negated")),
        };
        let needs = match row.cell("needs") {
            "" => StatusNeeds::Nothing,
            "verb" => StatusNeeds::Verb,
            "level" => StatusNeeds::Level,
            "goal" => StatusNeeds::Goal,
            "figure" => StatusNeeds::Figure,
            "head" => StatusNeeds::Head,
            _ => return Err(row.error("no such need")),
        };
        words.push((row.key(), StatusWord { status, needs }));
    }
    Ok(WordMap::new(words))
}
