//! Writing the edited bundle as one file.
//!
//! It is packed as any bundle is (hashes, positions, the text inside the article), but nothing refuses
//! it and nothing is left out: a part that cannot be read stays as it is, and files that nobody listed
//! come along. What a person decided must not be lost to a fault of somebody else's file.

use std::path::Path;
use std::sync::Arc;

use super::Base;
use crate::bundle::pack::{Files, build, write_packed};
use crate::bundle::read::package::{SIGNATURE, list};
use crate::bundle::read::read;
use crate::container::Container;
use crate::container::atomic::Existing;
use crate::problem::{Problem, Problems};

/// A bundle that is ready to be written.
#[derive(Debug)]
pub struct Packed(Arc<Container>);

impl Packed {
    /// Packs the files of `edited`.
    pub fn of(edited: &Arc<Container>) -> Result<Self, Problem> {
        let new = files(edited)?.into_iter();
        let new = new.filter_map(|(name, bytes)| Some((name, bytes?)));
        // What was signed is another list of files.
        let packed = Container::overlay(edited, new.collect(), &[SIGNATURE])?;
        Ok(Self(Arc::new(packed)))
    }

    /// What [`Base::fingerprint`] will be of the file when it is opened.
    pub fn fingerprint(&self) -> Result<String, Problem> {
        let base = Base::read(&self.0, &|_| true).map_err(|refusal| refusal.problem)?;
        base.fingerprint().map(str::to_owned)
    }

    /// Writes a `.dossier` to `target`, which may be the file that the bundle came from: it is put in
    /// its place when it is whole and on the disk.
    pub fn write(&self, target: &Path, existing: Existing) -> Result<(), Problem> {
        write_packed(&self.0, target, existing)
    }
}

fn files(edited: &Container) -> Result<Files, Problem> {
    let options = super::options(edited);
    let opened = read(edited, &options, &|_| true).map_err(|refusal| refusal.problem)?;
    let listed = list(&opened.documents.package, &mut Problems::default())?;
    build(edited, opened, &listed, &mut Problems::default())
}
