//! Times and rates, in integers.

use std::fmt;
use std::time::{Duration, Instant};

/// The median times of some parts, which take turns, so that what else the machine
/// does meets them alike.
pub(crate) fn medians<const N: usize>(
    runs: usize,
    mut parts: [&mut dyn FnMut(); N],
) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..runs {
        for (part, times) in parts.iter_mut().zip(&mut times) {
            let start = Instant::now();
            part();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    })
}

/// A number with a fraction, held in hundredths.
#[derive(Clone, Copy)]
pub(crate) struct Hundredths(u128);

impl Hundredths {
    /// One number by another; 0 where that is 0.
    pub(crate) fn ratio(a: u128, b: u128) -> Hundredths {
        Hundredths((a * 100).checked_div(b).unwrap_or(0))
    }

    /// Bytes in a time as MB/s.
    pub(crate) fn rate(bytes: usize, time: Duration) -> Hundredths {
        Hundredths::ratio(bytes as u128 * 1000, time.as_nanos())
    }

    /// A time as nanoseconds a byte.
    pub(crate) fn per_byte(time: Duration, bytes: usize) -> Hundredths {
        Hundredths::ratio(time.as_nanos(), bytes as u128)
    }

    /// How many times longer one time is.
    pub(crate) fn times(a: Duration, b: Duration) -> Hundredths {
        Hundredths::ratio(a.as_nanos(), b.as_nanos())
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}
