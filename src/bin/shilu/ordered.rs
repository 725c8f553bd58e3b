//! Work shared among threads, its results handed on in the order of the work.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rayon::ThreadPoolBuilder;

/// Results of so many bytes may wait for an earlier one; then no more work is begun.
/// So memory does not grow with the archive, and a long document holds nobody up.
const WAITING: usize = 32 << 20;

/// A result that may have to wait.
pub(crate) trait Weighs: Send {
    /// About how many bytes of memory it holds.
    fn weight(&self) -> usize;
}

/// Takes items one by one, works on them on so many threads and gives every result to
/// `sink`, on the thread of the caller, in the order of the items. `state` makes what
/// one thread uses again from item to item. Ends early where `sink` fails.
pub(crate) fn ordered<T, S, R: Weighs, E>(
    threads: usize,
    mut items: impl Iterator<Item = T> + Send,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let pool = || ThreadPoolBuilder::new().num_threads(threads).build().ok();
    // One thread is the caller's, and so it is where the system gives no more.
    let Some(pool) = (threads > 1).then(pool).flatten() else {
        let mut state = state();
        return items.try_for_each(|item| sink(work(&mut state, item)));
    };
    let done =
        Done { waiting: BTreeMap::new(), weight: 0, working: threads, over: false };
    let shop = Shop {
        items: Mutex::new((0..).zip(items)),
        done: Mutex::new(done),
        change: Condvar::new(),
    };
    pool.in_place_scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|_| shop.work(&state, &work));
        }
        let outcome = shop.hand_on(&mut sink);
        lock(&shop.done).over = true;
        shop.change.notify_all();
        outcome
    })
}

/// Where threads take work and leave results.
struct Shop<I, R> {
    /// The items left, with their numbers.
    items: Mutex<I>,
    done: Mutex<Done<R>>,
    /// Told whenever `done` changes.
    change: Condvar,
}

struct Done<R> {
    /// Results whose turn has not come, by number.
    waiting: BTreeMap<u64, R>,
    weight: usize,
    /// Threads that may still bring results.
    working: usize,
    /// Nobody wants more results.
    over: bool,
}

impl<T, R: Weighs, I: Iterator<Item = (u64, T)>> Shop<I, R> {
    fn work<S>(&self, state: impl Fn() -> S, work: impl Fn(&mut S, T) -> R) {
        let _leave = Leave(self);
        let mut state = state();
        loop {
            let mut done = lock(&self.done);
            while done.weight > WAITING && !done.over {
                done = self.wait(done);
            }
            if done.over {
                return;
            }
            drop(done);
            // In a statement of its own: the lock is held while the item is taken only.
            let taken = lock(&self.items).next();
            let Some((number, item)) = taken else { return };
            let result = work(&mut state, item);
            let mut done = lock(&self.done);
            done.weight += result.weight();
            done.waiting.insert(number, result);
            self.change.notify_all();
        }
    }

    fn hand_on<E>(&self, sink: &mut impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
        let mut number = 0;
        loop {
            let mut done = lock(&self.done);
            let result = loop {
                if let Some(result) = done.waiting.remove(&number) {
                    break result;
                }
                if done.working == 0 {
                    return Ok(());
                }
                // The result that all wait for is not among those that wait.
                done = self.wait(done);
            };
            done.weight -= result.weight();
            drop(done);
            self.change.notify_all();
            sink(result)?;
            number += 1;
        }
    }

    fn wait<'g>(&self, done: MutexGuard<'g, Done<R>>) -> MutexGuard<'g, Done<R>> {
        self.change.wait(done).unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that leaves, for whatever reason, says so.
struct Leave<'s, I, R>(&'s Shop<I, R>);

impl<I, R> Drop for Leave<'_, I, R> {
    fn drop(&mut self) {
        lock(&self.0.done).working -= 1;
        self.0.change.notify_all();
    }
}

/// What is held is sound at every step, also where a thread has panicked.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Weighs for usize {
        fn weight(&self) -> usize {
            1 << 20
        }
    }

    fn run(threads: usize, until: usize) -> Vec<usize> {
        let mut got = Vec::new();
        let outcome = ordered(
            threads,
            0..500,
            || (),
            |(), n: usize| {
                // The first takes longest, so that the others must wait for it.
                std::thread::sleep(std::time::Duration::from_micros(
                    2000 / (n as u64 + 1),
                ));
                n
            },
            |n| {
                got.push(n);
                if n == until { Err(()) } else { Ok(()) }
            },
        );
        assert_eq!(outcome.is_err(), until < 500);
        got
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 2, 7] {
            assert_eq!(run(threads, 500), (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_sink_that_fails_ends_the_work() {
        for threads in [1, 2, 7] {
            assert_eq!(run(threads, 20), (0..=20).collect::<Vec<_>>());
        }
    }
}
