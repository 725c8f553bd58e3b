//! The JSON Schema of a document, made from the types that write it.

use schemars::generate::SchemaSettings;

use super::wire;

/// The schema (JSON Schema 2020-12) of one document, as text of many lines.
pub fn document() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = wire::document_schema(generator);
    schema.insert("title".into(), "shilu document".into());
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}
