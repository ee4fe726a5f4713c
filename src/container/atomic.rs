//! Writing a file so that there is always a whole one: the old or the new.
//!
//! The new file is written beside its target, brought to the disk, and renamed into place. On any
//! failure nothing of it is left behind, and an existing file stays untouched. It writes regular
//! files only, and replaces one only when told to. A program that is killed leaves `.NAME-….unfinished`,
//! which readers of folders pass over and which the next writing of NAME removes.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::problem::Problem;

/// Whether an existing file may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Refuse with `E-EXISTS`.
    Keep,
    /// Put the new file in its place.
    Replace,
}

/// How the name of a file that is not yet written ends.
const UNFINISHED: &str = ".unfinished";
/// Characters of the target's name in that name; the whole must not be too long for any system.
const NAME_CHARS: usize = 100;
/// A leftover is at least this old: a younger one may have been made this moment by somebody else.
const LEFTOVER_AGE: Duration = Duration::from_mins(1);

/// Creates the file at `target` with what `write` puts into it.
pub fn write_file(
    target: &Path,
    existing: Existing,
    write: impl FnOnce(&mut File) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let not_written = |error: io::Error| not_written(target, &error);
    let target = final_target(target, existing)?;
    let folder = folder_of(&target)?;
    let prefix = unfinished_prefix(&target);
    remove_leftovers(folder, &prefix);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    // As any new file of this person; tempfile alone would make it unreadable for others.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(folder).map_err(not_written)?;
    // Says that somebody is at work here; a file system without locks has only the age to tell by.
    let is_locked = new.as_file().try_lock().is_ok();
    log::debug!("writing {}, locked: {is_locked}", new.path().display());

    write(new.as_file_mut())?;
    if let Ok(old) = fs::metadata(&target) {
        new.as_file()
            .set_permissions(old.permissions())
            .map_err(not_written)?;
    }
    new.as_file_mut().flush().map_err(not_written)?;
    new.as_file().sync_all().map_err(not_written)?;
    let renamed = match existing {
        Existing::Keep => new.persist_noclobber(&target),
        Existing::Replace => new.persist(&target),
    };
    // The error holds the new file, which removes itself.
    renamed.map_err(|failure| match failure.error.kind() {
        io::ErrorKind::AlreadyExists => exists(&target),
        _ => not_written(failure.error),
    })?;
    sync_folder(folder).map_err(not_written)
}

/// Says what stands in the way of writing `target`, before there is anything to write.
pub fn check_target(target: &Path, existing: Existing) -> Result<(), Problem> {
    let target = final_target(target, existing)?;
    folder_of(&target).map(drop)
}

/// Where the file will stand; said if it is not there, as the system would name the unfinished file, of
/// which nobody knows.
fn folder_of(target: &Path) -> Result<&Path, Problem> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(no_folder(folder))
    }
}

/// Refuses a target inside the folder `read`: what is read is never written into.
pub fn refuse_inside(read: &Path, target: &Path) -> Result<(), Problem> {
    let Ok(folder) = fs::canonicalize(read) else {
        return Ok(()); // reading says what is wrong with it
    };
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    // A link is followed when it is written to, so both its own place and its end count.
    let places = [fs::canonicalize(target), fs::canonicalize(parent)];
    let is_inside = places.iter().flatten().any(|at| at.starts_with(&folder));
    if folder.is_dir() && is_inside {
        return Err(Problem::new(
            "E-WRITE",
            target.display().to_string(),
            format!(
                "The file would be written into the folder that is read, {}",
                read.display()
            ),
            "Choose a place outside of that folder",
        ));
    }
    Ok(())
}

fn unfinished_prefix(target: &Path) -> String {
    let name = target.file_name().map(OsStr::to_string_lossy);
    let name = name.unwrap_or_default();
    format!(".{}-", name.chars().take(NAME_CHARS).collect::<String>())
}

/// Removes what earlier writings of the same file left when they were killed.
///
/// That it cannot be removed, or seen, is no reason not to write: readers pass it over.
fn remove_leftovers(folder: &Path, prefix: &str) {
    let Ok(children) = fs::read_dir(folder) else {
        return;
    };
    for child in children.flatten() {
        let name = child.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(prefix) || !name.ends_with(UNFINISHED) {
            continue;
        }
        let is_old = child
            .metadata()
            .and_then(|status| status.modified())
            .is_ok_and(|time| time.elapsed().is_ok_and(|age| age >= LEFTOVER_AGE));
        let is_abandoned = || File::open(child.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_old && is_abandoned() && fs::remove_file(child.path()).is_ok() {
            log::info!("removed the leftover {}", child.path().display());
        }
    }
}

/// The file to write: behind a link, the file it leads to.
fn final_target(target: &Path, existing: Existing) -> Result<PathBuf, Problem> {
    if target.file_name().is_none() {
        return Err(not_written(target, &"the path names no file"));
    }
    match fs::symlink_metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(target.to_owned()),
        Err(error) => return Err(not_written(target, &error)),
        Ok(status) if existing == Existing::Keep && !status.is_dir() => {
            return Err(exists(target));
        }
        Ok(_) => {}
    }
    let target = fs::canonicalize(target).map_err(|error| not_written(target, &error))?;
    if fs::metadata(&target).is_ok_and(|status| status.is_file()) {
        Ok(target)
    } else {
        Err(not_written(
            &target,
            &"something other than a file stands there",
        ))
    }
}

/// Makes the rename last through a power cut, where the system lets a folder be synchronized.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // A folder that may be written but not read, or a file system that does not know this.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

/// Windows brings a rename to the disk by itself and opens no folders as files.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn exists(target: &Path) -> Problem {
    Problem::new(
        "E-EXISTS",
        target.display().to_string(),
        "There is a file of this name already",
        "Choose another name, or say that it may be replaced",
    )
}

fn no_folder(folder: &Path) -> Problem {
    Problem::new(
        "E-WRITE",
        folder.display().to_string(),
        "There is no such folder, so nothing was written",
        "Create the folder first, or choose another",
    )
}

fn not_written(target: &Path, error: &dyn std::fmt::Display) -> Problem {
    Problem::new(
        "E-WRITE",
        target.display().to_string(),
        format!("The file could not be written: {error}"),
        "Check that the folder exists, that you may write there, and that there is room",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &str) -> impl FnOnce(&mut File) -> Result<(), Problem> {
        move |file| {
            file.write_all(text.as_bytes())
                .map_err(|e| Problem::new("E-WRITE", "", e.to_string(), ""))
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let children = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = children
            .map(|child| child.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.dossier");
        write_file(&target, Existing::Keep, put("old")).unwrap();
        let refusal = write_file(&target, Existing::Keep, put("new")).unwrap_err();
        assert_eq!(refusal.code, "E-EXISTS");
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        write_file(&target, Existing::Replace, put("new")).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.dossier"]);
    }

    #[test]
    fn a_failure_half_way_leaves_nothing_behind_and_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.dossier");
        write_file(&target, Existing::Keep, put("old")).unwrap();
        let failing = |file: &mut File| {
            put("half")(file)?;
            Err(Problem::new("E-WRITE", "", "No more room", "Make room"))
        };
        assert_eq!(
            write_file(&target, Existing::Replace, failing)
                .unwrap_err()
                .what,
            "No more room"
        );
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.dossier"]);
    }

    #[test]
    fn leftovers_of_the_same_file_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let leftover = |name: &str, age: Duration| {
            let file = File::create(folder.path().join(name)).unwrap();
            let time = std::time::SystemTime::now() - age;
            file.set_modified(time).unwrap();
            file
        };
        let day = Duration::from_hours(24);
        drop(leftover(".a.dossier-killed.unfinished", day));
        drop(leftover(".a.dossier-young.unfinished", Duration::ZERO));
        drop(leftover(".b.dossier-other.unfinished", day));
        drop(leftover(".a.dossier-notes.txt", day));
        let at_work = leftover(".a.dossier-at-work.unfinished", day);
        at_work.lock().unwrap();
        write_file(&folder.path().join("a.dossier"), Existing::Keep, put("new")).unwrap();
        assert_eq!(
            names(folder.path()),
            [
                ".a.dossier-at-work.unfinished",
                ".a.dossier-notes.txt",
                ".a.dossier-young.unfinished",
                ".b.dossier-other.unfinished",
                "a.dossier"
            ]
        );
        drop(at_work);
        let long = format!("{}.dossier", "é".repeat(120));
        write_file(&folder.path().join(&long), Existing::Keep, put("new")).unwrap();
    }

    #[test]
    fn what_appears_while_writing_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.dossier");
        let racing = |file: &mut File| {
            fs::write(&target, "theirs").unwrap();
            put("ours")(file)
        };
        assert_eq!(
            write_file(&target, Existing::Keep, racing)
                .unwrap_err()
                .code,
            "E-EXISTS"
        );
        assert_eq!(fs::read_to_string(&target).unwrap(), "theirs");
        assert_eq!(names(folder.path()), ["a.dossier"]);
    }

    #[test]
    fn folders_and_missing_folders_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        for target in [
            folder.path().to_owned(),
            folder.path().join("no/a"),
            PathBuf::from(".."),
        ] {
            let refusal = write_file(&target, Existing::Replace, put("x")).unwrap_err();
            assert_eq!(refusal.code, "E-WRITE", "{target:?}");
        }
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_the_mode_of_the_old_file_stays() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write_file(&link, Existing::Replace, put("new")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn nothing_is_written_into_the_folder_that_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let read = folder.path().join("a");
        fs::create_dir_all(read.join("images")).unwrap();
        fs::write(read.join("datapackage.json"), "{}").unwrap();
        let refused = |target: &str| refuse_inside(&read, &folder.path().join(target)).is_err();
        for inside in [
            "a/x.dossier",
            "a/datapackage.json",
            "a/images/x.png",
            "a/images/../y",
        ] {
            assert!(refused(inside), "{inside}");
        }
        for outside in ["x.dossier", "a.dossier", "ab/x.png"] {
            assert!(!refused(outside), "{outside}");
        }
        assert!(refuse_inside(&read.join("datapackage.json"), &read.join("x.png")).is_ok());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&read, folder.path().join("link")).unwrap();
            assert!(refused("link/x.png"), "by another name");
        }
    }
}
