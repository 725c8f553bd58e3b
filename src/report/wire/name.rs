//! Choices of the model as the JSON prints them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::named::Named;
use crate::report::line::{Line, quote};

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
