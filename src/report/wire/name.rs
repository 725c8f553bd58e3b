//! The words that the JSON has for the choices of the model: one table.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::report::line::{Line, quote};
use crate::report::{
    Anchor, Change, CheckKind, DateSource, Ground, GroupKind, HonorType, Level, Outcome,
    Reason, Redaction, Status,
};

/// A choice whose alternatives have a name each in the JSON.
pub(super) trait Named: Copy {
    /// What the choice is called in the schema.
    const CHOICE: &'static str;
    /// All names, in the order of the model.
    const NAMES: &'static [&'static str];
    /// The name of this alternative.
    fn name(self) -> &'static str;
}

/// A choice as the JSON prints it: its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<T>(pub(super) T);

impl<T: Named> Serialize for Name<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<T: Named> Line for Name<T> {
    fn line(&self, out: &mut Vec<u8>) {
        quote(out, self.0.name());
    }
}

impl<T: Named> JsonSchema for Name<T> {
    fn schema_name() -> Cow<'static, str> {
        T::CHOICE.into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::NAMES })
    }
}

macro_rules! names {
    ($($choice:ident { $($variant:ident = $name:literal),+ $(,)? })+) => {$(
        impl Named for $choice {
            const CHOICE: &'static str = stringify!($choice);
            const NAMES: &'static [&'static str] = &[$($name),+];
            fn name(self) -> &'static str {
                match self { $($choice::$variant => $name),+ }
            }
        }
    )+};
}

names! {
    Status { Stated = "stated", Planned = "planned", Negated = "negated" }
    Anchor {
        Reference = "reference",
        Document = "document",
        Sentence = "sentence",
        None = "none",
    }
    Change { Up = "up", Down = "down" }
    HonorType {
        Title = "title",
        Prize = "prize",
        Rank = "rank",
        Listing = "listing",
        Certification = "certification",
    }
    Level {
        International = "international",
        National = "national",
        Provincial = "provincial",
        Municipal = "municipal",
        County = "county",
        Enterprise = "enterprise",
        Industry = "industry",
    }
    Ground { Award = "award", Grantor = "grantor", Lexicon = "lexicon" }
    DateSource {
        Given = "given",
        Title = "title",
        Signature = "signature",
        Text = "text",
    }
    Redaction { None = "none", Digitwise = "digitwise", Blanket = "blanket" }
    Reason {
        Name = "name",
        Heading = "heading",
        Idiom = "idiom",
        Ordinal = "ordinal",
        Clock = "clock",
        DocumentNumber = "document number",
        Ratio = "ratio",
        NoUnit = "no unit",
        NoSuchDate = "no such date",
    }
    GroupKind {
        Sum = "sum",
        Part = "part",
        Dealt = "dealt",
        Each = "each",
        Open = "open",
    }
    CheckKind { Parts = "parts", Sum = "sum", Part = "part", Chain = "chain" }
    Outcome {
        Consistent = "consistent",
        Inconsistent = "inconsistent",
        Undetermined = "undetermined",
    }
}
