//! What the lists can say of a word, and the sections that say it.

/// What the lists say of a word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import::names) struct Flags(u64);

impl Flags {
    pub(in crate::import::names) const NONE: Self = Self(0);
    /// Leads a person's name and nothing else: `Mr`, `Ayatollah`.
    pub(in crate::import::names) const HONORIFIC: Self = Self(1);
    /// Leads a person's name or stands alone: `President`.
    pub(in crate::import::names) const OFFICE: Self = Self(1 << 1);
    /// A lower-case noun for somebody: `spokesman`.
    pub(in crate::import::names) const ROLE: Self = Self(1 << 2);
    /// A verb whose subject is mostly somebody: `said`.
    pub(in crate::import::names) const REPORT: Self = Self(1 << 3);
    pub(in crate::import::names) const PUBLIC_HEAD: Self = Self(1 << 4);
    pub(in crate::import::names) const ORGANIZATION_HEAD: Self = Self(1 << 5);
    /// Ends a place's name: `River`.
    pub(in crate::import::names) const PLACE_HEAD: Self = Self(1 << 6);
    /// Begins a place's name: `Lake`.
    pub(in crate::import::names) const PLACE_START: Self = Self(1 << 7);
    pub(in crate::import::names) const EVENT_HEAD: Self = Self(1 << 8);
    /// Capitalised without being a name that we look for: `Monday`, `CEO`.
    pub(in crate::import::names) const NEVER: Self = Self(1 << 9);
    pub(in crate::import::names) const DEMONYM: Self = Self(1 << 10);
    /// Opens sentences: `However`.
    pub(in crate::import::names) const FUNCTION: Self = Self(1 << 11);
    /// Joins the parts of a name: `van`.
    pub(in crate::import::names) const CONNECTOR: Self = Self(1 << 12);
    /// Joins the parts of an organization's name: `of`.
    pub(in crate::import::names) const ORGANIZATION_CONNECTOR: Self = Self(1 << 13);
    pub(in crate::import::names) const PLACE_CUE: Self = Self(1 << 14);
    pub(in crate::import::names) const ORGANIZATION_CUE: Self = Self(1 << 15);
    pub(in crate::import::names) const ORGANIZATION_CUE_AFTER: Self = Self(1 << 16);
    pub(in crate::import::names) const PERSON_CUE_AFTER: Self = Self(1 << 17);
    pub(in crate::import::names) const PLACE_CUE_AFTER: Self = Self(1 << 18);
    /// `Jr`, `III`.
    pub(in crate::import::names) const SUFFIX: Self = Self(1 << 19);
    pub(in crate::import::names) const GIVEN: Self = Self(1 << 20);
    pub(in crate::import::names) const SURNAME: Self = Self(1 << 21);
    pub(in crate::import::names) const SURNAME_WORD: Self = Self(1 << 22);
    /// Known by this name alone.
    pub(in crate::import::names) const PERSON: Self = Self(1 << 23);
    pub(in crate::import::names) const PUBLIC_BODY: Self = Self(1 << 24);
    pub(in crate::import::names) const ORGANIZATION: Self = Self(1 << 25);
    pub(in crate::import::names) const PLACE: Self = Self(1 << 26);
    pub(in crate::import::names) const OTHER: Self = Self(1 << 27);
    /// An ordinary word of the language.
    pub(in crate::import::names) const ORDINARY: Self = Self(1 << 28);
    /// Stands before an office or name without belonging to it: `Former`.
    pub(in crate::import::names) const PREFIX: Self = Self(1 << 29);
    pub(in crate::import::names) const ARTICLE: Self = Self(1 << 30);
    /// Begins an organization's name that ends where the list of its words ends (`Ministère`).
    pub(in crate::import::names) const PUBLIC_START: Self = Self(1 << 31);
    pub(in crate::import::names) const ORGANIZATION_START: Self = Self(1 << 32);
    /// Goes on with an organization's name in lower case: `иностранных дел`.
    pub(in crate::import::names) const TAIL: Self = Self(1 << 33);
    /// No `of` joins what follows to a name that ends with it: `Ltd`, `Club`.
    pub(in crate::import::names) const CLOSED: Self = Self(1 << 34);
    /// Begins a place's name before another place: `North`.
    pub(in crate::import::names) const DIRECTION: Self = Self(1 << 35);
    /// Stands for a person.
    pub(in crate::import::names) const PRONOUN: Self = Self(1 << 36);
    /// The plural that a team calls itself: `Bruins`.
    pub(in crate::import::names) const TEAM: Self = Self(1 << 37);
    /// A place whose name people bear.
    pub(in crate::import::names) const GIVEN_PLACE: Self = Self(1 << 38);
    /// Goes on with a place's name in lower case: `Краснодарский край`.
    pub(in crate::import::names) const PLACE_TAIL: Self = Self(1 << 39);
    /// A body that is meant without a name: `embassy`.
    pub(in crate::import::names) const DESCRIBED: Self = Self(1 << 41);
    /// Tells which body is meant: `foreign`.
    pub(in crate::import::names) const MODIFIER: Self = Self(1 << 42);
    /// Some listed phrase begins with this word.
    pub(in crate::import::names) const LEADS: Self = Self(1 << 40);

    pub(in crate::import::names) const HEAD: Self = Self(
        Self::PUBLIC_HEAD.0 | Self::ORGANIZATION_HEAD.0 | Self::PLACE_HEAD.0 | Self::EVENT_HEAD.0,
    );
    pub(in crate::import::names) const TITLE: Self = Self(Self::HONORIFIC.0 | Self::OFFICE.0);
    pub(in crate::import::names) const BODY: Self =
        Self(Self::PUBLIC_BODY.0 | Self::ORGANIZATION.0);
    pub(in crate::import::names) const LISTED: Self =
        Self(Self::BODY.0 | Self::PLACE.0 | Self::OTHER.0 | Self::PERSON.0);

    pub(in crate::import::names) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::import::names) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any of `other` holds.
    pub(in crate::import::names) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Section names of the files. A name is one that stands in the text as it is written in the list;
/// the others are lower-case words.
pub(super) const SECTIONS: &[(&str, Flags)] = &[
    ("honorific", Flags::HONORIFIC),
    ("office", Flags::OFFICE),
    ("role", Flags::ROLE),
    ("report", Flags::REPORT),
    ("public head", Flags::PUBLIC_HEAD),
    ("organization head", Flags::ORGANIZATION_HEAD),
    ("place head", Flags::PLACE_HEAD),
    ("place head first", Flags::PLACE_START),
    ("event head", Flags::EVENT_HEAD),
    ("never", Flags::NEVER),
    ("day", Flags::NEVER),
    ("demonym", Flags::DEMONYM),
    ("function", Flags::FUNCTION),
    ("connector", Flags::CONNECTOR),
    ("organization connector", Flags::ORGANIZATION_CONNECTOR),
    ("place cue", Flags::PLACE_CUE),
    ("organization cue", Flags::ORGANIZATION_CUE),
    ("organization cue after", Flags::ORGANIZATION_CUE_AFTER),
    ("person cue after", Flags::PERSON_CUE_AFTER),
    ("place cue after", Flags::PLACE_CUE_AFTER),
    ("suffix", Flags::SUFFIX),
    ("given", Flags::GIVEN),
    ("surname", Flags::SURNAME),
    ("surname that is a word", Flags::SURNAME_WORD),
    ("person", Flags::PERSON),
    ("public body", Flags::PUBLIC_BODY),
    ("organization", Flags::ORGANIZATION),
    ("place", Flags::PLACE),
    ("other", Flags::OTHER),
    ("ordinary", Flags::ORDINARY),
    ("prefix", Flags::PREFIX),
    ("article", Flags::ARTICLE),
    ("public start", Flags::PUBLIC_START),
    ("organization start", Flags::ORGANIZATION_START),
    ("tail", Flags::TAIL),
    ("closed head", Flags::ORGANIZATION_HEAD.with(Flags::CLOSED)),
    (
        "team head",
        Flags::ORGANIZATION_HEAD
            .with(Flags::CLOSED)
            .with(Flags::TEAM),
    ),
    ("given that is a place", Flags::GIVEN_PLACE),
    ("roles lead", Flags::NONE),
    ("office ending", Flags::OFFICE),
    ("public head ending", Flags::PUBLIC_HEAD),
    ("place tail", Flags::PLACE_TAIL),
    ("described body", Flags::DESCRIBED.with(Flags::PUBLIC_HEAD)),
    ("described body with modifier", Flags::DESCRIBED),
    ("modifier", Flags::MODIFIER),
    ("direction", Flags::DIRECTION),
    ("pronoun", Flags::PRONOUN),
];
