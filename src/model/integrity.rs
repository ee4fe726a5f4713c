//! Whether the files are what the container says they are.
//!
//! A matching SHA-256 proves "not changed since it was packed", nothing more: a file cannot certify itself.

/// One check for each listed file, in file order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Integrity {
    pub files: Vec<FileCheck>,
    /// Opened although a listed file has changed: a lasting banner says so.
    pub opened_anyway: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCheck {
    /// The resource's name.
    pub name: String,
    /// The path in the container.
    pub path: String,
    pub state: HashState,
    /// What the container says, for checking later: lower-case SHA-256 in hex, and bytes.
    pub expected_sha256: Option<String>,
    pub expected_bytes: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HashState {
    Verified,
    /// A picture or attachment that has not been read yet.
    Pending,
    /// No hash is given.
    Absent,
    /// A hash of another kind than SHA-256: not checked.
    OtherAlgorithm,
    /// The bytes differ from the hash or the length.
    Changed,
    /// The listed file is not there.
    Missing,
}

impl HashState {
    pub const ALL: [Self; 6] = [
        Self::Verified,
        Self::Pending,
        Self::Absent,
        Self::OtherAlgorithm,
        Self::Changed,
        Self::Missing,
    ];

    /// The word used in the interface and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Pending => "not read yet",
            Self::Absent => "no hash",
            Self::OtherAlgorithm => "not checked",
            Self::Changed => "changed",
            Self::Missing => "missing",
        }
    }
}

impl Integrity {
    /// How many files are in `state`.
    pub fn count(&self, state: HashState) -> usize {
        self.files.iter().filter(|file| file.state == state).count()
    }
}
