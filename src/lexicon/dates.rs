use super::festivals::{self, Festival};
use super::{LexiconError, Row, WordMap, rows};

const FILE: &str = "date/words.tsv";
const COLUMNS: &[&str] = &["word", "role", "a", "b", "register", "unless"];

/// What a word counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// The day of writing: 今年.
    Reference,
    /// The date named before: 当年.
    Context,
}

/// The first or the last day of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    First,
    Last,
}

/// How the hours behind a part of the day are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// What a word behind a time does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    Keep,
    Since,
    Until,
    /// The last day of it.
    Last,
}

/// What a word of a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Year(Base, i32),
    Month(Base, i32),
    Day(Base, i32),
    DayTime(DayPart, i32),
    /// The years from one to the other, counted from that of writing; days likewise.
    Years(i32, i32),
    Days(i32, i32),
    Plan(i32, i32),
    /// The year that is its first.
    Era(i32),
    Festival(Festival),
    Nick(Festival),
    Months(u8, u8),
    Half(u8),
    Season(u8),
    /// First and last day; 0 is the end of the month.
    TenDays(u8, u8),
    Edge(Edge),
    YearEdge(Edge),
    MonthEdge(Edge),
    DayPart(DayPart),
    Tail(Tail),
    DayTail(Tail),
    PlanTail(Tail),
    Recent,
    RecentTail,
    Name,
    Span,
    Range,
    List,
    /// The feast that comes next, or was last, where below 0.
    Near(i32),
    Now,
}

/// A word of a date.
#[derive(Clone, Debug)]
pub(crate) struct DateWord {
    pub(crate) role: Role,
    /// Only in chat, never in reports.
    pub(crate) chat: bool,
    /// Characters that may not follow.
    pub(crate) unless: Box<[char]>,
}

/// A unit that lengths of time are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DurationUnit {
    /// Its length, `None` where the calendar decides.
    pub(crate) seconds: Option<u32>,
    pub(crate) counter: Counter,
}

/// Whether 个 stands between a number and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    Never,
    May,
    Must,
}

/// How a date begins that starts with no numeral and no word of the table.
#[derive(Debug)]
pub(crate) struct Opening {
    /// One of these follows where a date starts; `#` is a numeral with a sign of a date.
    pub(crate) behind: &'static str,
    date: bool,
    part: bool,
    chat: bool,
}

/// The words of dates. A word can have several roles.
#[derive(Debug)]
pub(crate) struct Dates {
    words: WordMap<DateWord>,
    /// First characters of the words that a date can start with.
    heads: Box<[bool; 0x10000]>,
    pub(crate) durations: WordMap<DurationUnit>,
    openings: WordMap<Opening>,
}

impl Dates {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let text = include_str!("../../data/date/words.tsv");
        let mut words = Vec::new();
        let mut heads = Box::new([false; 0x10000]);
        for row in rows(FILE, text, COLUMNS)? {
            let role = role(&row)?;
            let chat = match row.cell("register") {
                "" => false,
                "chat" => true,
                _ => return Err(row.error("the register is empty or chat")),
            };
            let word =
                DateWord { role, chat, unless: row.cell("unless").chars().collect() };
            words.push((row.key(), word));
        }
        let festivals = festivals::embedded()?;
        for row in &festivals {
            let role = if row.nick { Role::Nick } else { Role::Festival };
            let (role, unless) = (role(row.festival), row.unless.chars().collect());
            words.push((&row.word, DateWord { role, chat: row.chat, unless }));
        }
        for (word, DateWord { role, .. }) in &words {
            if let Some(head) = word.chars().next()
                && starts(*role)
                && let Some(slot) = heads.get_mut(head as usize)
            {
                *slot = true;
            }
        }
        let (words, openings) = (WordMap::new(words), openings()?);
        Ok(Dates { words, heads, durations: durations()?, openings })
    }

    /// All words at a place, longest first, that nothing behind them forbids.
    pub(crate) fn at<'a>(
        &'a self,
        chars: &'a [char],
        at: usize,
        chat: bool,
    ) -> impl Iterator<Item = (usize, Role)> + 'a {
        self.words.all_at(chars, at).filter_map(move |(length, word)| {
            let next = chars.get(at + length);
            let free = next.is_none_or(|c| !word.unless.contains(c));
            (free && (chat || !word.chat)).then_some((at + length, word.role))
        })
    }

    /// True where a word in front of `end` says that a length of time follows.
    pub(crate) fn is_span_before(&self, chars: &[char], end: usize) -> bool {
        self.words.before(chars, end).is_some_and(|(_, word)| word.role == Role::Span)
    }

    /// True where a word that a date of a report can start with stands at `at`.
    pub(crate) fn starts_at(&self, chars: &[char], at: usize) -> bool {
        chars.get(at).is_some_and(|&c| self.may_start(c))
            && self.at(chars, at, false).any(|(_, role)| starts(role))
    }

    /// How a date begins at `at`, where no numeral and no word of the table stands there.
    pub(crate) fn opening(&self, chars: &[char], at: usize) -> Option<&Opening> {
        let (_, opening) = self.openings.at(chars, at)?;
        opening.date.then_some(opening)
    }

    /// True where a date in talk may begin with that character, and perhaps none in a
    /// report.
    pub(crate) fn opens_talk(&self, c: char) -> bool {
        let opens = || self.openings.at(&[c], 0).is_some_and(|(_, opening)| opening.chat);
        self.may_start(c) || opens()
    }

    /// The characters, but for numerals, that a date of a report may start with.
    pub(crate) fn heads(&self) -> impl Iterator<Item = char> {
        let of_reports = |word: &DateWord| !word.chat && starts(word.role);
        let words = self.words.iter().filter(move |(_, word)| of_reports(word));
        let words = words.map(|(head, _)| head);
        let openings = self.openings.iter().filter(|(_, opening)| opening.date);
        words.chain(openings.map(|(head, _)| head))
    }

    /// The characters, but for numerals, that a part of a year, month or day may start
    /// with.
    pub(crate) fn part_heads(&self) -> impl Iterator<Item = char> {
        let part = |role| {
            matches!(
                role,
                Role::Month(..)
                    | Role::Festival(_)
                    | Role::Months(..)
                    | Role::Half(_)
                    | Role::Season(_)
                    | Role::TenDays(..)
                    | Role::MonthEdge(_)
                    | Role::DayPart(_)
            )
        };
        let words = self.words.iter().filter(move |(_, word)| part(word.role));
        let openings = self.openings.iter().filter(|(_, opening)| opening.part);
        words.map(|(head, _)| head).chain(openings.map(|(head, _)| head))
    }

    /// True where a word that a date can start with starts with that character.
    pub(crate) fn may_start(&self, c: char) -> bool {
        self.heads.get(c as usize).copied().unwrap_or(false)
    }
}

fn openings() -> Result<WordMap<Opening>, LexiconError> {
    let text = include_str!("../../data/date/openings.tsv");
    let mut openings = Vec::new();
    for row in rows("date/openings.tsv", text, &["head", "behind", "place"])? {
        let mut opening =
            Opening { behind: row.cell("behind"), date: false, part: false, chat: false };
        for place in row.cell("place").split(' ') {
            match place {
                "date" => opening.date = true,
                "part" => opening.part = true,
                "chat" => opening.chat = true,
                _ => return Err(row.error("a place is date, part or chat")),
            }
        }
        if row.key().chars().count() > 1 {
            return Err(row.error("a head is one character"));
        }
        openings.push((row.key(), opening));
    }
    Ok(WordMap::new(openings))
}

fn durations() -> Result<WordMap<DurationUnit>, LexiconError> {
    let text = include_str!("../../data/date/durations.tsv");
    let columns = &["unit", "seconds", "counter"];
    let mut units = Vec::new();
    for row in rows("date/durations.tsv", text, columns)? {
        let seconds = match row.cell("seconds") {
            "-" => None,
            _ => Some(number(&row, "seconds")?),
        };
        let counter = match row.cell("counter") {
            "" => Counter::Never,
            "may" => Counter::May,
            "must" => Counter::Must,
            _ => return Err(row.error("a counter may or must stand, or is empty")),
        };
        units.push((row.key(), DurationUnit { seconds, counter }));
    }
    Ok(WordMap::new(units))
}

fn starts(role: Role) -> bool {
    matches!(
        role,
        Role::Year(..)
            | Role::Month(..)
            | Role::Day(..)
            | Role::DayTime(..)
            | Role::Years(..)
            | Role::Days(..)
            | Role::Plan(..)
            | Role::Era(_)
            | Role::Festival(_)
            | Role::Nick(_)
            | Role::Months(..)
            | Role::Half(_)
            | Role::Season(_)
            | Role::YearEdge(_)
            | Role::MonthEdge(_)
            | Role::DayPart(_)
            | Role::Recent
    )
}

fn role(row: &Row<'_>) -> Result<Role, LexiconError> {
    let edge = || match row.cell("a") {
        "first" => Ok(Edge::First),
        "last" => Ok(Edge::Last),
        _ => Err(row.error("an edge is first or last")),
    };
    let tail = || match row.cell("a") {
        "keep" => Ok(Tail::Keep),
        "since" => Ok(Tail::Since),
        "until" => Ok(Tail::Until),
        "last" => Ok(Tail::Last),
        _ => Err(row.error("a tail is keep, since, until or last")),
    };
    let daypart = || match row.cell("a") {
        "am" => Ok(DayPart::Morning),
        "noon" => Ok(DayPart::Noon),
        "pm" => Ok(DayPart::Afternoon),
        "night" => Ok(DayPart::Night),
        _ => Err(row.error("a part of the day is am, noon, pm or night")),
    };
    let base = || match row.cell("a") {
        "reference" => Ok(Base::Reference),
        "context" => Ok(Base::Context),
        _ => Err(row.error("a base is reference or context")),
    };
    Ok(match row.cell("role") {
        "year" => Role::Year(base()?, number(row, "b")?),
        "month" => Role::Month(base()?, number(row, "b")?),
        "day" => Role::Day(base()?, number(row, "b")?),
        "daytime" => Role::DayTime(daypart()?, number(row, "b")?),
        "years" => Role::Years(number(row, "a")?, number(row, "b")?),
        "days" => Role::Days(number(row, "a")?, number(row, "b")?),
        "plan" => Role::Plan(number(row, "a")?, number(row, "b")?),
        "era" => Role::Era(number(row, "a")?),
        "months" => Role::Months(number(row, "a")?, number(row, "b")?),
        "half" => Role::Half(number(row, "a")?),
        "season" => Role::Season(number(row, "a")?),
        "tendays" => Role::TenDays(number(row, "a")?, number(row, "b")?),
        "edge" => Role::Edge(edge()?),
        "yearedge" => Role::YearEdge(edge()?),
        "monthedge" => Role::MonthEdge(edge()?),
        "daypart" => Role::DayPart(daypart()?),
        "tail" => Role::Tail(tail()?),
        "daytail" => Role::DayTail(tail()?),
        "plantail" => Role::PlanTail(tail()?),
        "recent" => Role::Recent,
        "recenttail" => Role::RecentTail,
        "name" => Role::Name,
        "span" => Role::Span,
        "range" => Role::Range,
        "list" => Role::List,
        "near" => Role::Near(number(row, "a")?),
        "now" => Role::Now,
        _ => return Err(row.error("no such role")),
    })
}

fn number<T: std::str::FromStr>(
    row: &Row<'_>,
    column: &'static str,
) -> Result<T, LexiconError> {
    row.cell(column)
        .parse()
        .map_err(|_| row.error(format!("{column} must be a number in range")))
}
