use rust_decimal::Decimal;

/// What the words around a number do to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Qualifier {
    /// No approximator.
    #[default]
    Exact,
    /// 余 多 超 逾 以上 不少于 至少 突破.
    Over,
    /// 不足 不到 以下 以内.
    Under,
    /// 约 左右 上下 来.
    About,
    /// 近 将近 接近.
    Nearly,
}

impl Qualifier {
    /// The sign that the JSON prints.
    pub fn sign(self) -> &'static str {
        match self {
            Qualifier::Exact => "=",
            Qualifier::Over => ">",
            Qualifier::Under => "<",
            Qualifier::About => "~",
            Qualifier::Nearly => "<~",
        }
    }
}

/// The number of a figure, with 万 and 亿 multiplied out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Amount {
    /// One number.
    Exact(Decimal),
    /// From the first to the second, which is larger, both possible: `5至8`, `三四十`;
    /// made by [`Amount::range`].
    #[non_exhaustive]
    Range(Decimal, Decimal),
    /// A number that the words bound and do not state: `十几`, `数百`; made by
    /// [`Amount::vague`].
    #[non_exhaustive]
    Vague {
        /// The least that the words allow.
        min: Decimal,
        /// The most that the words allow.
        max: Decimal,
    },
    /// A number with mask letters for digits, as written, with its scale: `xxx.x亿`.
    Masked(Box<str>),
}

impl Amount {
    /// From one number to a larger one.
    pub fn range(min: Decimal, max: Decimal) -> Option<Amount> {
        (min < max).then_some(Amount::Range(min, max))
    }

    /// No number but its bounds, which may be the same.
    pub fn vague(min: Decimal, max: Decimal) -> Option<Amount> {
        (min <= max).then_some(Amount::Vague { min, max })
    }

    /// The number, where one is stated; the lower end of a range.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Amount::Exact(value) | Amount::Range(value, _) => Some(*value),
            Amount::Vague { .. } | Amount::Masked(_) => None,
        }
    }

    /// The upper end of a range.
    pub fn value_max(&self) -> Option<Decimal> {
        match self {
            Amount::Range(_, max) => Some(*max),
            _ => None,
        }
    }

    /// The number as written, where it is masked.
    pub fn mask(&self) -> Option<&str> {
        match self {
            Amount::Masked(mask) => Some(mask),
            _ => None,
        }
    }
}
