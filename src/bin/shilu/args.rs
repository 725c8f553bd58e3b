//! Arguments in two steps: what the user wrote, checked by clap, and then what the
//! commands need.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use shilu::report::Kind;
use shilu::{Civil, Decimal};

/// Exact, grounded facts from archives of Chinese work reports.
#[derive(Debug, Parser)]
#[command(name = "shilu", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: LowCommand,
}

#[derive(Debug, Subcommand)]
enum LowCommand {
    /// Extract dates, counts, money, percents, ranks and honors as JSON.
    #[command(after_help = "Examples:
  shilu extract 总结.txt
  shilu extract --format jsonl --reference-date 2025-01-10 reports/ > facts.jsonl
  shilu extract --kind honor --kind money - < 汇编.txt
  shilu extract --format jsonl corpus.jsonl > facts.jsonl
  zcat corpus.jsonl.gz | shilu extract --format jsonl --input jsonl - > facts.jsonl")]
    Extract(LowExtract),
    /// Show which rule took a place of a text, or why none did.
    #[command(after_help = "Examples:
  shilu explain 总结.txt --at 3:12     line 3, column 12
  shilu explain 总结.txt --at 128      code point 128, from 0
  shilu explain corpus.jsonl --record r17 --at 1:5")]
    Explain(Explain),
    /// List the rules, or show one with its examples.
    #[command(after_help = "Examples:
  shilu rules
  shilu rules count/unit")]
    Rules(Rules),
    /// Recognise values in single texts: one JSON request a line, one answer a line.
    #[command(after_help = "Example:
  echo '{\"id\":1,\"text\":\"约三百人\",\"kinds\":[\"measure\"]}' | shilu recognize")]
    Recognize(Recognize),
    /// Measure how fast files are read, stage by stage and on several threads.
    #[command(after_help = "Examples:
  shilu bench                          an invented report that is built in
  shilu bench reports/
  shilu bench --threads 8 --format json corpus.jsonl

`whole` goes from the bytes of a file in memory to its JSON in memory. The files are
held while they are measured, which counts as memory.")]
    Bench(LowBench),
    /// Print the JSON Schema of a document.
    #[command(after_help = "Example:
  shilu schema > shilu.schema.json")]
    Schema,
}

#[derive(Debug, clap::Args)]
struct LowExtract {
    /// Files, folders (read with their subfolders; hidden files, and links in them, left
    /// out), or `-` for standard input. Of a .jsonl or .ndjson file every line is a text:
    /// {"id": …, "text": "…"}.
    paths: Vec<PathBuf>,
    /// What the inputs hold; by default as their names end, and text of standard input.
    #[arg(long, value_enum)]
    input: Option<Holds>,
    /// An array over many lines, or one document a line.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Write here, not to standard output. The file stands there when it is whole; it
    /// cannot be one of the inputs, and is left out of folders that are read.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The day from which 今年 and 上月 count.
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference_date: Option<Civil>,
    /// How many files, or lines of records, to work on at a time; as many as there are
    /// processors by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Print only facts of this kind; may be given several times.
    #[arg(long, value_name = "KIND", value_parser = kind())]
    kind: Vec<Kind>,
    /// Print only facts with this confidence, from 0 to 1, or more; facts of rules that
    /// were not measured are printed.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<Decimal>,
    /// No summary.
    #[arg(long, short)]
    quiet: bool,
}

/// A kind by its name.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Kind>())
}

/// A share from 0 to 1.
fn share(text: &str) -> Result<Decimal, &'static str> {
    let share: Option<Decimal> = text.parse().ok();
    share
        .filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share))
        .ok_or("a share is a number from 0 to 1, as in 0.95")
}

/// What `extract` needs.
#[derive(Debug)]
pub(crate) struct Extract {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) input: Option<Holds>,
    pub(crate) format: Format,
    pub(crate) output: Option<PathBuf>,
    pub(crate) reference_date: Option<Civil>,
    pub(crate) threads: usize,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) min_confidence: Option<Decimal>,
    pub(crate) quiet: bool,
}

/// What `explain` needs.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The file, or `-` for standard input.
    pub(crate) file: PathBuf,
    /// What it holds; by default as its name ends, and text of standard input.
    #[arg(long, value_enum)]
    pub(crate) input: Option<Holds>,
    /// Which record, where it holds records: its id, or the number of its line.
    #[arg(long, value_name = "ID|LINE")]
    pub(crate) record: Option<String>,
    /// The place: a code point from 0, or line and column from 1.
    #[arg(long, value_name = "OFFSET|LINE:COLUMN")]
    pub(crate) at: At,
    /// The day from which 今年 and 上月 count.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) reference_date: Option<Civil>,
}

/// What `rules` needs.
#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    /// The name of one rule.
    pub(crate) id: Option<String>,
}

#[derive(Debug, clap::Args)]
struct LowBench {
    /// Files, folders, or `-` for standard input, as for `extract`.
    paths: Vec<PathBuf>,
    /// A table, or JSON.
    #[arg(long, value_enum, default_value_t = BenchFormat::Table)]
    format: BenchFormat,
    /// The most threads; as many as there are processors by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// About how long each measurement takes; 0 for one pass.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seconds: u16,
}

/// How figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BenchFormat {
    /// For people.
    Table,
    /// For programs: whole numbers, in bytes and nanoseconds.
    Json,
}

/// What `bench` needs.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: BenchFormat,
    pub(crate) threads: usize,
    pub(crate) seconds: u16,
}

/// What `recognize` needs.
#[derive(Debug, clap::Args)]
pub(crate) struct Recognize {
    /// One request a line, one answer a line.
    #[arg(long, value_enum, default_value_t = Lines::Jsonl)]
    format: Lines,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lines {
    /// JSON, one object a line.
    Jsonl,
}

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Holds {
    /// One text.
    Text,
    /// A text a line: {"id": …, "text": "…"}.
    Jsonl,
}

/// How documents are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// An array over many lines.
    Json,
    /// One document a line.
    Jsonl,
}

/// A place in a text, as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// Code points before it.
    Offset(u32),
    /// Both from 1, the column in code points.
    LineColumn(u32, u32),
}

impl std::str::FromStr for At {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| {
            text.parse().map_err(|_| "a place is a number or LINE:COLUMN, as in 3:12")
        };
        match text.split_once(':') {
            None => Ok(At::Offset(number(text)?)),
            Some((line, column)) => match (number(line)?, number(column)?) {
                (0, _) | (_, 0) => Err("lines and columns count from 1"),
                (line, column) => Ok(At::LineColumn(line, column)),
            },
        }
    }
}

/// The command with what it needs.
#[derive(Debug)]
pub(crate) enum Command {
    Extract(Extract),
    Explain(Explain),
    Rules(Rules),
    Recognize(Recognize),
    Bench(Bench),
    Schema,
}

/// Reads the arguments of the process; explains wrong ones and exits with 2.
pub(crate) fn parse() -> Command {
    match Cli::parse().command {
        LowCommand::Extract(low) => Command::Extract(Extract::from(low)),
        LowCommand::Explain(args) => Command::Explain(args),
        LowCommand::Rules(args) => Command::Rules(args),
        LowCommand::Recognize(args) => Command::Recognize(args),
        LowCommand::Bench(low) => Command::Bench(Bench {
            paths: low.paths,
            format: low.format,
            threads: low.threads.map_or_else(processors, usize::from),
            seconds: low.seconds,
        }),
        LowCommand::Schema => Command::Schema,
    }
}

impl From<LowExtract> for Extract {
    fn from(low: LowExtract) -> Self {
        let mut paths = low.paths;
        if paths.is_empty() {
            if std::io::stdin().is_terminal() {
                let message = "name a file, a folder, or `-` for standard input";
                Cli::command().error(ErrorKind::MissingRequiredArgument, message).exit();
            }
            paths.push(PathBuf::from("-"));
        }
        Extract {
            paths,
            input: low.input,
            format: low.format,
            output: low.output,
            reference_date: low.reference_date,
            threads: low.threads.map_or_else(processors, usize::from),
            kinds: low.kind,
            min_confidence: low.min_confidence,
            quiet: low.quiet,
        }
    }
}

/// How many threads may run at a time.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn places_are_offsets_or_lines_and_columns() {
        assert_eq!("12".parse(), Ok(At::Offset(12)));
        assert_eq!("3:12".parse(), Ok(At::LineColumn(3, 12)));
        for wrong in ["", "3:", "0:1", "a", "-1", "1:2:3"] {
            assert!(wrong.parse::<At>().is_err(), "{wrong:?}");
        }
    }
}
