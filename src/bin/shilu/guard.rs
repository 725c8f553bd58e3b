//! Panics of the work on one text, told as the fault of that text.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Arc;
use std::thread;

type Hook = Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

thread_local! {
    /// What the last panic on this thread said; `None` outside of [`guarded`].
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// While it lives, panics inside of [`guarded`] are kept for it. All others are told as
/// they were before it.
pub(crate) struct Guard(Hook);

impl Guard {
    pub(crate) fn new() -> Guard {
        let before: Hook = Arc::from(panic::take_hook());
        let others = Arc::clone(&before);
        panic::set_hook(Box::new(move |panic| {
            if !keep(panic) {
                others(panic);
            }
        }));
        Guard(before)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // No hook can be set by a thread that panics.
        if !thread::panicking() {
            let before = Arc::clone(&self.0);
            panic::set_hook(Box::new(move |panic| before(panic)));
        }
    }
}

/// Keeps the message and the place of a panic, where somebody asks for them.
fn keep(panic: &PanicHookInfo<'_>) -> bool {
    let payload = panic.payload();
    let message = payload.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| payload.downcast_ref::<&str>().copied());
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    SAID.with_borrow_mut(|said| match said {
        Some(said) => {
            *said = format!("{} ({place})", message.unwrap_or("a panic"));
            true
        }
        None => false,
    })
}

/// Runs what must not take the whole run with it; a panic comes back in the user's terms.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let outer = SAID.replace(Some(String::new()));
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    let said = SAID.replace(outer).unwrap_or_default();
    outcome.map_err(|_| format!("a fault of this program, please report it: {said}"))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    static TOLD: AtomicUsize = AtomicUsize::new(0);

    #[test]
    fn a_panic_is_kept_where_it_is_guarded_and_told_elsewhere() {
        let ours = thread::current().id();
        panic::set_hook(Box::new(move |_| {
            if thread::current().id() == ours {
                TOLD.fetch_add(1, Ordering::Relaxed);
            }
        }));
        let unguarded = || panic::catch_unwind(|| panic!("unguarded")).is_err();
        let guard = Guard::new();
        assert_eq!(guarded(|| 7), Ok(7));
        let line = line!() + 1;
        let fault = guarded::<()>(|| panic!("渠{}", 3)).expect_err("a panic");
        let place = format!("{}:{line}:", file!());
        assert!(fault.contains("渠3") && fault.contains(&place), "{fault}");
        assert_eq!(TOLD.load(Ordering::Relaxed), 0);
        assert!(unguarded());
        assert_eq!(TOLD.load(Ordering::Relaxed), 1);
        drop(guard);
        let _ = guarded::<()>(|| panic!("the old hook is back"));
        assert_eq!(TOLD.load(Ordering::Relaxed), 2);
        let _ = panic::take_hook();
    }
}
