//! Drafts: the decisions about a dossier that are not saved, one file of ours for each.
//!
//! A file is a line that says what it is about, and a line for each step, so that keeping one more
//! decision is one short write, brought to the disk. It is read by carrying the steps out in order. A
//! last line that was cut short by a crash is no step; a file with any other fault is kept aside, and
//! what stands before the fault counts. One window has one draft: its file is locked while it is open,
//! and another window with the same dossier begins a file of its own.

use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::container::limits::MAX_DRAFT_BYTES;
use crate::edit::Edit;
use crate::problem::Problem;
use crate::session::command::Source;
use crate::session::{Draft, DraftStep};

/// The version this program writes.
const VERSION: u32 = 1;
/// Windows with unsaved changes of one and the same dossier.
const MAX_DRAFTS: usize = 8;

/// What a draft is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct About {
    /// Where the dossier is.
    pub(super) of: String,
    /// Of its text and documents; see `bundle::edit::Base::fingerprint`.
    pub(super) fingerprint: String,
}

impl About {
    pub(super) fn new(source: &Source, fingerprint: &str) -> Self {
        Self {
            of: name_of(source),
            fingerprint: fingerprint.to_owned(),
        }
    }
}

fn name_of(source: &Source) -> String {
    match source {
        Source::Sample => "the sample".to_owned(),
        Source::Pasted(text) => format!("text {}", hexadecimal(&Sha256::digest(text.as_bytes()))),
        Source::Path(path) => {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            format!("path {}", whole.display())
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for digit in bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]) {
        text.extend(char::from_digit(u32::from(digit), 16));
    }
    text
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Line {
    Draft {
        version: u32,
        of: String,
        fingerprint: String,
    },
    Do(Edit),
    Undo,
    /// Everything above is in the file, if its fingerprint is this one.
    Saved(String),
}

/// The drafts of one person, and the one that this window writes.
#[derive(Debug)]
pub(super) struct Drafts {
    folder: PathBuf,
    open: Mutex<Option<OpenDraft>>,
}

#[derive(Debug)]
struct OpenDraft {
    about: About,
    path: PathBuf,
    /// Locked as long as it is open.
    file: File,
}

impl Drafts {
    /// In the folder that the settings are in.
    pub(super) fn beside(settings: &Path) -> Option<Self> {
        Some(Self {
            folder: settings.parent()?.join("drafts"),
            open: Mutex::new(None),
        })
    }

    /// Whether there may be decisions about this dossier; the draft of another one is let go.
    pub(super) fn has_any(&self, source: &Source) -> bool {
        let of = name_of(source);
        let mut open = self.open();
        if open.as_ref().is_some_and(|known| known.about.of != of) {
            *open = None;
        }
        let mut paths = self.paths(&of);
        paths.any(|path| path.exists())
    }

    /// The decisions that were left unsaved, of the first draft that no other window writes.
    pub(super) fn find(&self, about: &About) -> Result<Draft, Problem> {
        let mut open = self.open();
        if let Some(known) = open.as_ref().filter(|known| known.about.of == about.of) {
            // The same dossier is read again: its draft is this window's own.
            let path = known.path.clone();
            *open = None;
            return Self::take_over(&mut open, &path, about).map(Option::unwrap_or_default);
        }
        *open = None;
        for path in self.paths(&about.of) {
            if !path.exists() {
                continue;
            }
            if let Some(found) = Self::take_over(&mut open, &path, about)?
                && (!found.edits.is_empty() || found.said.is_some())
            {
                return Ok(found);
            }
        }
        Ok(Draft::default())
    }

    /// Opens, locks and reads a draft; `None` when another window writes it.
    fn take_over(
        open: &mut Option<OpenDraft>,
        path: &Path,
        about: &About,
    ) -> Result<Option<Draft>, Problem> {
        let fault = |why: &dyn Display| not_kept(path, why);
        let file = OpenOptions::new().read(true).write(true).open(path);
        let mut file = match file {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(fault(&error)),
        };
        if file.try_lock().is_err() {
            return Ok(None);
        }
        let length = file.metadata().map_err(|error| fault(&error))?.len();
        let mut text = Vec::new();
        if length <= MAX_DRAFT_BYTES {
            file.read_to_end(&mut text).map_err(|error| fault(&error))?;
        }
        let read = Reading::of(&text, &about.fingerprint);
        let said = if length > MAX_DRAFT_BYTES {
            Some(format!("{} has {length} bytes", path.display()))
        } else {
            read.fault.clone()
        };
        let said = said.map(|why| set_aside(path, &why)).transpose()?;
        // What is cut off is no step, or was kept aside; where nothing counts, it is begun anew below.
        file.set_len(read.sound as u64)
            .map_err(|error| fault(&error))?;
        file.seek(SeekFrom::End(0)).map_err(|error| fault(&error))?;
        let found = read.fingerprint.as_deref().unwrap_or_default();
        let fits = found == about.fingerprint;
        let mut own = OpenDraft {
            about: About {
                of: about.of.clone(),
                fingerprint: found.to_owned(),
            },
            path: path.to_path_buf(),
            file,
        };
        if read.is_saved || read.edits.is_empty() {
            // Those above the note are in the file by now, those below it are not.
            own.replace(about, &read.edits)?;
        }
        *open = Some(own);
        Ok(Some(Draft {
            edits: read.edits,
            fits,
            said,
        }))
    }

    /// Keeps one step more; the decisions about another state of the file are kept aside.
    pub(super) fn keep(&self, about: &About, step: &DraftStep) -> Result<(), Problem> {
        let mut open = self.open();
        if open.as_ref().is_none_or(|known| known.about.of != about.of) {
            if *step == DraftStep::Clear {
                return Ok(());
            }
            *open = Some(self.begin_new(about)?);
        }
        let Some(own) = open.as_mut() else {
            return Ok(());
        };
        if own.about.fingerprint != about.fingerprint
            && !matches!(step, DraftStep::Rewrite(_) | DraftStep::Clear)
        {
            set_aside(&own.path, "it is about another state of the file")?;
            own.replace(about, &[])?;
        }
        match step {
            DraftStep::Do(edit) => own.append(&[Line::Do(edit.clone())]),
            DraftStep::Undo => own.append(&[Line::Undo]),
            DraftStep::Rewrite(edits) => own.replace(about, edits),
            DraftStep::Clear => {
                let own = open.take();
                own.map_or(Ok(()), OpenDraft::remove)
            }
        }
    }

    /// Notes that the file is about to have all decisions; from then on they are not unsaved any more.
    pub(super) fn will_be_saved(&self, about: &About, as_now: &str) -> Result<(), Problem> {
        match self.open().as_mut() {
            Some(own) if own.about.of == about.of => own.append(&[Line::Saved(as_now.to_owned())]),
            _ => Ok(()),
        }
    }

    fn begin_new(&self, about: &About) -> Result<OpenDraft, Problem> {
        std::fs::create_dir_all(&self.folder).map_err(|error| not_kept(&self.folder, &error))?;
        let mut why: Option<Problem> = None;
        for path in self.paths(&about.of) {
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path);
            let file = match file {
                Ok(file) => file,
                Err(error) => {
                    why = Some(not_kept(&path, &error));
                    continue;
                }
            };
            // Somebody else's, or decisions that nobody has asked for yet.
            let is_free =
                file.try_lock().is_ok() && file.metadata().is_ok_and(|status| status.len() == 0);
            if is_free {
                let about_own = about.clone();
                let mut own = OpenDraft {
                    about: about_own,
                    path,
                    file,
                };
                own.replace(about, &[])?;
                return Ok(own);
            }
        }
        Err(why.unwrap_or_else(|| {
            not_kept(
                &self.folder,
                &format!("{MAX_DRAFTS} other drafts of this dossier are there already"),
            )
        }))
    }

    fn paths(&self, of: &str) -> impl Iterator<Item = PathBuf> + use<> {
        let digest = Sha256::digest(of.as_bytes());
        let name = hexadecimal(&digest[..16]);
        let folder = self.folder.clone();
        (1..=MAX_DRAFTS).map(move |number| folder.join(format!("{name}-{number}.jsonl")))
    }

    fn open(&self) -> MutexGuard<'_, Option<OpenDraft>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenDraft {
    /// Starts anew with what it is about and these decisions. Until the new file is whole and on the
    /// disk, the old one is what it was.
    fn replace(&mut self, about: &About, edits: &[Edit]) -> Result<(), Problem> {
        let fault = |why: &dyn Display| not_kept(&self.path, why);
        let first = Line::Draft {
            version: VERSION,
            of: about.of.clone(),
            fingerprint: about.fingerprint.clone(),
        };
        let edits = edits.iter().cloned().map(Line::Do);
        let lines: Vec<Line> = std::iter::once(first).chain(edits).collect();
        let text = self.text_of(&lines)?;
        self.refuse_too_long(text.len() as u64)?;
        let folder = self.path.parent().ok_or_else(|| fault(&"no folder"))?;
        let new = tempfile::Builder::new()
            .prefix(".draft-")
            .tempfile_in(folder);
        let mut new = new.map_err(|error| fault(&error))?;
        new.write_all(&text).map_err(|error| fault(&error))?;
        new.as_file().sync_all().map_err(|error| fault(&error))?;
        // Ours before anybody else can see it under this name.
        new.as_file().try_lock().map_err(|error| fault(&error))?;
        let renamed = new.persist(&self.path);
        self.file = renamed.map_err(|failure| fault(&failure.error))?;
        self.about = about.clone();
        Ok(())
    }

    fn append(&mut self, lines: &[Line]) -> Result<(), Problem> {
        let text = self.text_of(lines)?;
        let length = self.file.metadata().map(|status| status.len());
        let length = length.map_err(|error| not_kept(&self.path, &error))?;
        self.refuse_too_long(length + text.len() as u64)?;
        let written = self.file.write_all(&text);
        written.map_err(|error| not_kept(&self.path, &error))?;
        let synced = self.file.sync_data();
        synced.map_err(|error| not_kept(&self.path, &error))
    }

    /// What is longer would not be read again.
    fn refuse_too_long(&self, length: u64) -> Result<(), Problem> {
        if length <= MAX_DRAFT_BYTES {
            return Ok(());
        }
        let why = format!("they would take {length} bytes, and at most {MAX_DRAFT_BYTES} are read");
        Err(not_kept(&self.path, &why))
    }

    fn text_of(&self, lines: &[Line]) -> Result<Vec<u8>, Problem> {
        let mut text = Vec::new();
        for line in lines {
            let written = serde_json::to_writer(&mut text, line);
            written.map_err(|error| not_kept(&self.path, &error))?;
            text.push(b'\n');
        }
        Ok(text)
    }

    fn remove(self) -> Result<(), Problem> {
        match std::fs::remove_file(&self.path) {
            // Somebody has cleared the folder: it is gone all the same.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            removed => removed.map_err(|error| not_kept(&self.path, &error)),
        }
    }
}

/// What a draft says.
#[derive(Debug, Default)]
struct Reading {
    edits: Vec<Edit>,
    /// Of the state that the edits are about.
    fingerprint: Option<String>,
    /// The edits above were saved into what is there now.
    is_saved: bool,
    /// Bytes up to the end of the last sound line.
    sound: usize,
    /// Why there is less than the file has, apart from a line that was cut short.
    fault: Option<String>,
}

impl Reading {
    fn of(text: &[u8], now: &str) -> Self {
        let mut read = Self::default();
        for (index, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let is_whole = line.ends_with(b"\n");
            let parsed = serde_json::from_slice::<Line>(line).ok();
            let Some(parsed) = parsed.filter(|_| is_whole) else {
                let is_last = read.sound + line.len() == text.len();
                if !is_last || is_whole {
                    read.fault = Some(format!("line {} is none of a draft", index + 1));
                }
                break;
            };
            match parsed {
                Line::Draft {
                    version,
                    fingerprint,
                    ..
                } if index == 0 && version <= VERSION => read.fingerprint = Some(fingerprint),
                Line::Draft { .. } => {
                    read.fault = Some("it was written by a newer program".to_owned());
                    break;
                }
                _ if index == 0 => {
                    read.fault = Some("it does not say what it is about".to_owned());
                    break;
                }
                Line::Do(edit) => read.edits.push(edit),
                Line::Undo => {
                    read.edits.pop();
                }
                Line::Saved(fingerprint) if fingerprint == now => {
                    read.edits.clear();
                    read.fingerprint = Some(fingerprint);
                    read.is_saved = true;
                }
                // The file is not what it was to become: the decisions are still unsaved.
                Line::Saved(_) => {}
            }
            read.sound += line.len();
        }
        read
    }
}

/// Keeps a copy beside it, so that nothing in it is lost; says where.
fn set_aside(path: &Path, why: &str) -> Result<String, Problem> {
    let aside = (1..1000)
        .map(|number| path.with_extension(format!("aside-{number}.jsonl")))
        .find(|aside| !aside.exists())
        .unwrap_or_else(|| path.with_extension("aside.jsonl"));
    std::fs::copy(path, &aside).map_err(|error| not_kept(path, &error))?;
    Ok(format!(
        "A draft was left out ({why}). It is kept as {}",
        aside.display()
    ))
}

fn not_kept(path: &Path, why: &dyn Display) -> Problem {
    Problem::new(
        "E-WRITE",
        path.display().to_string(),
        format!("Unsaved changes would not survive a crash: {why}"),
        "Save the dossier soon, and see whether the folder can be written to",
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::Target;

    fn about(fingerprint: &str) -> About {
        About::new(&Source::Path(PathBuf::from("/a.dossier")), fingerprint)
    }

    fn reject(id: &str) -> Edit {
        Edit::Reject {
            target: Target::Entity(id.to_owned()),
        }
    }

    fn done(id: &str) -> DraftStep {
        DraftStep::Do(reject(id))
    }

    /// Drafts in a new run of the program.
    fn drafts(folder: &tempfile::TempDir) -> Drafts {
        Drafts::beside(&folder.path().join("settings.json")).unwrap()
    }

    fn only_file(folder: &tempfile::TempDir) -> PathBuf {
        let files = std::fs::read_dir(folder.path().join("drafts")).unwrap();
        let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files.remove(0)
    }

    #[test]
    fn what_was_kept_is_found_by_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let first = drafts(&folder);
        assert_eq!(first.find(&about("1")).unwrap(), Draft::default());
        for step in [done("a"), done("b"), DraftStep::Undo, done("c")] {
            first.keep(&about("1"), &step).unwrap();
        }
        drop(first);
        let second = drafts(&folder);
        let found = second.find(&about("1")).unwrap();
        assert_eq!(found.edits, [reject("a"), reject("c")]);
        assert!(found.fits && found.said.is_none());
        second.keep(&about("1"), &done("d")).unwrap();
        second.keep(&about("1"), &DraftStep::Undo).unwrap();
        drop(second);
        let third = drafts(&folder);
        assert_eq!(third.find(&about("1")).unwrap().edits.len(), 2);
        let all: Arc<[Edit]> = Arc::from([reject("x")]);
        third.keep(&about("1"), &DraftStep::Rewrite(all)).unwrap();
        drop(third);
        let fourth = drafts(&folder);
        assert_eq!(fourth.find(&about("1")).unwrap().edits, [reject("x")]);
        fourth.keep(&about("1"), &DraftStep::Clear).unwrap();
        assert_eq!(drafts(&folder).find(&about("1")).unwrap(), Draft::default());
    }

    #[test]
    fn a_line_that_was_cut_short_is_no_step() {
        let folder = tempfile::tempdir().unwrap();
        drafts(&folder).keep(&about("1"), &done("a")).unwrap();
        let file = only_file(&folder);
        let whole = std::fs::read(&file).unwrap();
        let cut = |length: usize| {
            std::fs::write(&file, &whole[..length]).unwrap();
            drafts(&folder).find(&about("1")).unwrap()
        };
        let first_line = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for length in 0..whole.len() {
            let found = cut(length);
            assert_eq!((found.edits.len(), found.said), (0, None), "{length} bytes");
        }
        // What is added after it does not stick to it.
        cut(whole.len() - 3);
        std::fs::write(&file, &whole[..first_line + 9]).unwrap();
        let again = drafts(&folder);
        again.find(&about("1")).unwrap();
        again.keep(&about("1"), &done("b")).unwrap();
        drop(again);
        assert_eq!(
            drafts(&folder).find(&about("1")).unwrap().edits,
            [reject("b")]
        );
    }

    #[test]
    fn a_fault_in_the_middle_is_kept_aside_and_told() {
        let folder = tempfile::tempdir().unwrap();
        drafts(&folder).keep(&about("1"), &done("a")).unwrap();
        let file = only_file(&folder);
        let mut text = std::fs::read(&file).unwrap();
        text.extend(b"no step\n{\"undo\":null}\n");
        std::fs::write(&file, &text).unwrap();
        let found = drafts(&folder).find(&about("1")).unwrap();
        assert_eq!(found.edits, [reject("a")]);
        let said = found.said.unwrap();
        assert!(said.contains("line 3"), "{said}");
        let aside = file.with_extension("aside-1.jsonl");
        assert!(said.contains(aside.to_str().unwrap()));
        assert_eq!(std::fs::read(aside).unwrap(), text);
    }

    #[test]
    fn another_state_of_the_file_is_told_apart_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        drafts(&folder).keep(&about("1"), &done("a")).unwrap();
        let later = drafts(&folder);
        let found = later.find(&about("2")).unwrap();
        assert_eq!((found.edits.len(), found.fits), (1, false));
        let file = only_file(&folder);
        later.keep(&about("2"), &done("b")).unwrap();
        let aside = std::fs::read_to_string(file.with_extension("aside-1.jsonl")).unwrap();
        assert!(aside.contains("\"a\""));
        drop(later);
        let found = drafts(&folder).find(&about("2")).unwrap();
        assert_eq!((found.edits, found.fits), (vec![reject("b")], true));
    }

    #[test]
    fn what_was_saved_before_a_crash_is_not_applied_twice() {
        let folder = tempfile::tempdir().unwrap();
        let first = drafts(&folder);
        first.keep(&about("1"), &done("a")).unwrap();
        first.will_be_saved(&about("1"), "2").unwrap();
        drop(first);
        // It was not put in its place: still unsaved.
        let found = drafts(&folder).find(&about("1")).unwrap();
        assert_eq!((found.edits.len(), found.fits), (1, true));
        // It was.
        let found = drafts(&folder).find(&about("2")).unwrap();
        assert_eq!(found.edits.len(), 0);
        let after = drafts(&folder);
        after.find(&about("2")).unwrap();
        after.keep(&about("2"), &done("b")).unwrap();
        drop(after);
        assert_eq!(
            drafts(&folder).find(&about("2")).unwrap().edits,
            [reject("b")]
        );
    }

    #[test]
    fn pasted_articles_have_drafts_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let pasted = |text: &str| About::new(&Source::Pasted(text.into()), text);
        let (one, other) = (pasted("One article"), pasted("Another article"));
        let first = drafts(&folder);
        first.keep(&one, &done("a")).unwrap();
        assert_eq!(first.find(&other).unwrap(), Draft::default());
        first.keep(&other, &done("b")).unwrap();
        drop(first);
        let second = drafts(&folder);
        let found = |about| {
            let found = second.find(about).unwrap();
            (found.edits, found.fits)
        };
        assert_eq!(found(&one), (vec![reject("a")], true));
        assert_eq!(found(&other), (vec![reject("b")], true));
        assert_eq!(hexadecimal(&[0x00, 0x0f, 0xa5]), "000fa5");
    }

    #[test]
    fn what_was_decided_after_saving_is_kept_when_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let first = drafts(&folder);
        first.keep(&about("1"), &done("a")).unwrap();
        first.will_be_saved(&about("1"), "2").unwrap();
        first.keep(&about("1"), &done("b")).unwrap();
        drop(first);
        for run in 1..=3 {
            let found = drafts(&folder).find(&about("2")).unwrap();
            let expected = (vec![reject("b")], true);
            assert_eq!((found.edits, found.fits), expected, "run {run}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_that_cannot_be_written_anew_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let first = drafts(&folder);
        first.keep(&about("1"), &done("a")).unwrap();
        let file = only_file(&folder);
        let before = std::fs::read(&file).unwrap();
        // Whoever has it open from before sees the whole of the old: it is not written in place.
        let mut old = File::open(&file).unwrap();
        let all: Arc<[Edit]> = Arc::from([reject("x")]);
        first.keep(&about("1"), &DraftStep::Rewrite(all)).unwrap();
        let mut still = Vec::new();
        old.read_to_end(&mut still).unwrap();
        assert_eq!(still, before);
        // Another window does not get the new one either.
        let other = drafts(&folder).find(&about("1")).unwrap();
        assert_eq!(other, Draft::default());
        // Its folder is gone, and with it the place for a new one.
        std::fs::remove_dir_all(folder.path().join("drafts")).unwrap();
        let all: Arc<[Edit]> = Arc::from([reject("y")]);
        let failed = first.keep(&about("1"), &DraftStep::Rewrite(all));
        assert_eq!(failed.unwrap_err().code, "E-WRITE");
    }

    #[test]
    fn a_file_is_written_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let own = drafts(&folder);
        own.keep(&about("1"), &done("a")).unwrap();
        let file = only_file(&folder);
        let line = serde_json::to_vec(&Line::Do(reject("b"))).unwrap().len() as u64 + 1;
        let keep_after = |length: u64| {
            let file = OpenOptions::new().write(true).open(&file).unwrap();
            file.set_len(length).unwrap();
            own.keep(&about("1"), &done("b"))
        };
        keep_after(MAX_DRAFT_BYTES - line).unwrap();
        let refused = keep_after(MAX_DRAFT_BYTES - line + 1).unwrap_err();
        let said = format!("at most {MAX_DRAFT_BYTES} are read");
        assert!(refused.what.contains(&said), "{refused}");
        // Fewer steps may say the same.
        let all: Arc<[Edit]> = Arc::from([reject("x")]);
        own.keep(&about("1"), &DraftStep::Rewrite(all)).unwrap();
    }

    #[test]
    fn two_windows_do_not_mix_their_decisions() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (drafts(&folder), drafts(&folder));
        one.find(&about("1")).unwrap();
        one.keep(&about("1"), &done("a")).unwrap();
        assert_eq!(other.find(&about("1")).unwrap(), Draft::default());
        other.keep(&about("1"), &done("b")).unwrap();
        drop((one, other));
        let (one, other) = (drafts(&folder), drafts(&folder));
        assert_eq!(one.find(&about("1")).unwrap().edits, [reject("a")]);
        assert_eq!(other.find(&about("1")).unwrap().edits, [reject("b")]);
    }

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        drafts(&folder).keep(&about("1"), &done("a")).unwrap();
        let file = only_file(&folder);
        let sound = std::fs::metadata(&file).unwrap().len();
        let lengthen = |length: u64| {
            let file = OpenOptions::new().write(true).open(&file).unwrap();
            file.set_len(length).unwrap();
        };
        lengthen(MAX_DRAFT_BYTES);
        let found = drafts(&folder).find(&about("1")).unwrap();
        assert_eq!((found.edits.len(), found.said), (1, None), "at the limit");
        assert_eq!(std::fs::metadata(&file).unwrap().len(), sound);
        lengthen(MAX_DRAFT_BYTES + 1);
        let found = drafts(&folder).find(&about("1")).unwrap();
        assert!(found.edits.is_empty() && found.said.is_some());
    }
}
