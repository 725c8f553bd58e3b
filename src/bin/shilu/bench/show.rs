//! The figures as a table and as JSON, whole numbers throughout.

use std::fmt::Write;
use std::time::Duration;

use serde::Serialize;

use super::measure::Figures;

/// What `--format json` prints. Rates are null where the time was too short to tell.
#[derive(Serialize)]
struct Wire {
    documents: usize,
    bytes: usize,
    facts: usize,
    json_bytes: usize,
    stages: Vec<Stage>,
    threads: Vec<Threads>,
    peak_memory_bytes: Option<u64>,
}

#[derive(Serialize)]
struct Stage {
    stage: &'static str,
    #[serde(flatten)]
    speed: Speed,
}

#[derive(Serialize)]
struct Threads {
    threads: usize,
    #[serde(flatten)]
    speed: Speed,
}

#[derive(Serialize)]
struct Speed {
    nanoseconds: u64,
    bytes_per_second: Option<u64>,
    documents_per_second: Option<u64>,
}

impl Speed {
    fn of(figures: &Figures, time: Duration) -> Speed {
        let nanoseconds = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let a_second = |number: usize| {
            let rate = (number as u128 * 1_000_000_000).checked_div(nanoseconds.into());
            rate.and_then(|rate| u64::try_from(rate).ok())
        };
        Speed {
            nanoseconds,
            bytes_per_second: a_second(figures.bytes),
            documents_per_second: a_second(figures.documents),
        }
    }

    /// `12.3`: millions of bytes a second.
    fn megabytes(&self) -> String {
        self.bytes_per_second.map_or_else(|| "-".into(), |rate| tenths(rate / 100_000))
    }

    fn documents(&self) -> String {
        self.documents_per_second.map_or_else(|| "-".into(), |rate| rate.to_string())
    }
}

fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

impl Wire {
    fn new(figures: &Figures) -> Wire {
        let speed = |&time: &Duration| Speed::of(figures, time);
        let stages = figures.stages.iter();
        let whole = figures.threads.first().map(|time| ("whole", *time));
        Wire {
            documents: figures.documents,
            bytes: figures.bytes,
            facts: figures.facts,
            json_bytes: figures.json,
            stages: stages
                .chain(&whole)
                .map(|(stage, time)| Stage { stage, speed: speed(time) })
                .collect(),
            threads: (1..)
                .zip(&figures.threads)
                .map(|(threads, time)| Threads { threads, speed: speed(time) })
                .collect(),
            peak_memory_bytes: figures.peak_memory,
        }
    }
}

/// For programs.
pub(super) fn json(figures: &Figures) -> String {
    let wire = Wire::new(figures);
    let json = serde_json::to_string_pretty(&wire).expect("names and numbers");
    json + "\n"
}

/// For people.
pub(super) fn table(figures: &Figures) -> String {
    let wire = Wire::new(figures);
    let Wire { documents, bytes, facts, json_bytes, .. } = wire;
    let mut table = format!(
        "{documents} documents, {bytes} bytes, {facts} facts, {json_bytes} bytes of \
         JSON\n\n{:<10}{:>10}{:>14}\n",
        "stage", "MB/s", "documents/s"
    );
    let mut row = |name: &str, speed: &Speed, more: &str| {
        let (megabytes, documents) = (speed.megabytes(), speed.documents());
        let _ = writeln!(table, "{name:<10}{megabytes:>10}{documents:>14}{more}");
    };
    for Stage { stage, speed } in &wire.stages {
        row(stage, speed, "");
    }
    let one = wire.threads.first().map_or(0, |one| one.speed.nanoseconds);
    for Threads { threads, speed } in &wire.threads {
        let times = (one * 100).checked_div(speed.nanoseconds).unwrap_or(0);
        let times = format!("{:>7}.{:02} times", times / 100, times % 100);
        let plural = if *threads == 1 { "thread" } else { "threads" };
        row(&format!("{threads} {plural}"), speed, &times);
    }
    if let Some(peak) = wire.peak_memory_bytes {
        let _ = writeln!(table, "\npeak memory {} MB", tenths(peak / 100_000));
    }
    table
}
