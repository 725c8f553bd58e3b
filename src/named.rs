//! Choices: enums whose alternatives have a name each, which the JSON prints, the tables
//! of `data/` are written with and the command line takes.

/// A choice whose alternatives have a name each.
pub(crate) trait Named: Copy + 'static {
    /// What the choice is called.
    const CHOICE: &'static str;
    /// All names, in the order of the alternatives.
    const NAMES: &'static [&'static str];
    /// All alternatives, in order.
    const ALL: &'static [Self];

    /// The name of this alternative.
    fn name(self) -> &'static str;

    /// The alternative of a name.
    fn of_name(name: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|known| *known == name)?;
        Self::ALL.get(at).copied()
    }
}

/// Defines choices, each alternative with its name. Users of the library can ask a
/// public one for its alternatives and their names; it may grow.
macro_rules! named {
    (
        $(#[$meta:meta])*
        pub enum $choice:ident {
            $($(#[$about:meta])* $variant:ident = $name:literal),+ $(,)?
        }
    ) => {
        named! {
            @ #[non_exhaustive] $(#[$meta])* (pub) $choice {
                $($(#[$about])* $variant = $name),+
            }
        }

        impl $choice {
            /// All alternatives, in order.
            pub const ALL: &'static [Self] = <Self as $crate::named::Named>::ALL;

            /// The name of this alternative, as the JSON prints it.
            pub fn name(self) -> &'static str {
                $crate::named::Named::name(self)
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub(crate) enum $choice:ident {
            $($(#[$about:meta])* $variant:ident = $name:literal),+ $(,)?
        }
    ) => {
        named! {
            @ $(#[$meta])* (pub(crate)) $choice { $($(#[$about])* $variant = $name),+ }
        }
    };
    (
        @ $(#[$meta:meta])* ($visible:vis) $choice:ident {
            $($(#[$about:meta])* $variant:ident = $name:literal),+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visible enum $choice { $($(#[$about])* $variant),+ }

        impl $crate::named::Named for $choice {
            const CHOICE: &'static str = stringify!($choice);
            const NAMES: &'static [&'static str] = &[$($name),+];
            const ALL: &'static [Self] = &[$($choice::$variant),+];

            fn name(self) -> &'static str {
                match self { $($choice::$variant => $name),+ }
            }
        }
    };
}

pub(crate) use named;
