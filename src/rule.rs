//! The names of all rules. What a rule says, with its examples and
//! counter-examples, stands in `data/rules/`; a test holds the two together.

macro_rules! rules {
    ($($variant:ident = $id:literal),+ $(,)?) => {
        /// A rule by name: every fact carries the one that made it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "data/rules says what each rule says")]
        pub enum Rule { $($variant),+ }

        impl Rule {
            /// All rules, in the order of the stages and kinds.
            pub const ALL: &[Rule] = &[$(Rule::$variant),+];

            /// The rule's name: `kind/shape`.
            pub fn id(self) -> &'static str {
                match self { $(Rule::$variant => $id),+ }
            }
        }
    };
}

rules! {
    // scan: dates
    DateCalendar = "date/calendar",
    DateRelative = "date/relative",
    DateEdge = "date/edge",
    DatePeriod = "date/period",
    DateClock = "date/clock",
    DateRange = "date/range",
    DateOpen = "date/open",
    DateRecent = "date/recent",
    DateSamePeriod = "date/same-period",
    DateFestival = "date/festival",
    DatePlan = "date/plan",
    // scan: figures
    CountUnit = "count/unit",
    CountRange = "count/range",
    CountHalf = "count/half",
    CountFraction = "count/fraction",
    CountHeader = "count/header",
    CountDealt = "count/dealt",
    CountBare = "count/bare",
    MoneyAmount = "money/amount",
    MoneyRange = "money/range",
    MoneySign = "money/sign",
    MoneyHeader = "money/header",
    MoneyShared = "money/shared",
    MoneyNoun = "money/noun",
    PercentSign = "percent/sign",
    PercentRange = "percent/range",
    PercentPoints = "percent/points",
    PercentTimes = "percent/times",
    PercentTenths = "percent/tenths",
    PercentFraction = "percent/fraction",
    PercentHalf = "percent/half",
    PercentDoubled = "percent/doubled",
    RankOrdinal = "rank/ordinal",
    RankPlace = "rank/place",
    RankLeading = "rank/leading",
    RankWord = "rank/word",
    // link: honors
    HonorVerb = "honor/verb",
    HonorNamed = "honor/named",
    HonorGrant = "honor/grant",
    HonorListing = "honor/listing",
    HonorHolder = "honor/holder",
    HonorRoll = "honor/roll",
}
