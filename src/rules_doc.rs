//! What each rule says, with its examples and counter-examples, from `data/rules/`.

use serde::Deserialize;

use crate::lexicon::LexiconError;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Every file of `data/rules/`, in the order of the kinds.
        const FILES: &[(&str, &str)] = &[
            $((concat!("rules/", $name), include_str!(concat!("../data/rules/", $name)))),+
        ];
    };
}

files![
    "date.toml",
    "count.toml",
    "money.toml",
    "percent.toml",
    "rank.toml",
    "honor.toml"
];

/// The record of a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDoc {
    /// The rule's name: `kind/shape`.
    pub id: String,
    /// What it says, in one sentence.
    pub says: String,
    /// Sentences in which it finds something.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Sentences in which it finds nothing.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A sentence and what a rule finds in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The part of it that the rule finds.
    pub find: String,
    /// The value as printed: EDTF, a decimal, a mask, or the name of an award.
    pub value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "rule")]
    rules: Vec<RuleDoc>,
}

/// The records of all rules, in the order of the files.
///
/// # Errors
/// Where a file is not well formed.
pub fn rule_docs() -> Result<Vec<RuleDoc>, LexiconError> {
    let mut docs = Vec::new();
    for &(name, text) in FILES {
        let file: File = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            LexiconError::new(name, line, "record", error.message())
        })?;
        docs.extend(file.rules);
    }
    Ok(docs)
}
