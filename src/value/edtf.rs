use std::fmt;

/// A time in Extended Date/Time Format, ISO 8601-2 level 2.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(Box<str>);

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
