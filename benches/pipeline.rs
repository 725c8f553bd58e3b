//! From bytes to JSON as the command goes, for all parts alike.

use shilu::report::{Document, json};
use shilu::{Options, Source, Worker, ingest};

/// Where the documents of the corpus come from.
pub(crate) fn origin(sha256: &str) -> json::Origin<'_> {
    json::Origin {
        path: "corpus.txt",
        member: None,
        media_type: "text/plain",
        encoding: "UTF-8",
        sha256,
    }
}

/// Everything: decodes, extracts, writes. Returns how many facts there were.
pub(crate) fn whole(worker: &mut Worker<'_>, bytes: &[u8], out: &mut Vec<u8>) -> usize {
    let input = ingest::read(bytes).expect("text");
    let source = Source::new(&input.text);
    let documents = worker.extract(&source, &Options::default()).documents;
    write(out, &input.sha256, &source, &documents);
    documents.iter().map(|document| document.facts.len()).sum()
}

/// Replaces what `out` holds by the documents as JSON.
pub(crate) fn write(
    out: &mut Vec<u8>,
    sha256: &str,
    source: &Source<'_>,
    documents: &[Document],
) {
    out.clear();
    for document in documents {
        json::write(out, &origin(sha256), source, document);
    }
}
