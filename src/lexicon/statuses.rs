use super::{LexiconError, WordMap, rows};
use crate::named::named;
use crate::report::Status;

/// A word that makes what follows it a plan, denies it, or says that it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatusWord {
    pub(crate) status: Status,
    pub(crate) needs: StatusNeeds,
}

named! {
    /// What must stand around such a word.
    pub(crate) enum StatusNeeds {
        /// Nothing.
        Nothing = "",
        /// A verb, or what leads to one, behind it.
        Verb = "verb",
        /// 是, 为, 达到 behind it, or the figure itself.
        Level = "level",
        /// A verb somewhere behind it.
        Goal = "goal",
        /// The figure directly behind it.
        Figure = "figure",
        /// No verb before it in its clause.
        Head = "head",
    }
}

/// Reads `data/link/status.tsv`.
pub(crate) fn embedded() -> Result<WordMap<StatusWord>, LexiconError> {
    let file = "link/status.tsv";
    let text = include_str!("../../data/link/status.tsv");
    let mut words = Vec::new();
    for row in rows(file, text, &["word", "status", "needs"])? {
        let (status, needs) = (row.choice("status")?, row.choice("needs")?);
        words.push((row.key(), StatusWord { status, needs }));
    }
    Ok(WordMap::new(words))
}
