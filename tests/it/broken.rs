//! What is broken is refused with its code, whichever way it comes; what is cut short or has one
//! wrong byte never stops the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use dossier::bundle::{self, Opened, ReadOptions, Refusal};
use dossier::container::Container;
use dossier::export::{self, Part};
use rayon::prelude::*;

use crate::archives::{Archive, File};
use crate::support::{Dice, bundles, fixture, fixtures_in, run};

const FLIPS: usize = 500;

/// The files of a folder by their path in the bundle, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn gather(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{before}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                gather(&entry.path(), &format!("{name}/"), files);
            } else if !name.starts_with('.') {
                files.push((name, std::fs::read(entry.path()).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    gather(folder, "", &mut files);
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    Archive::of(
        files
            .iter()
            .map(|(name, bytes)| File::deflated(name, bytes)),
    )
    .bytes()
}

fn options(anyway: bool) -> ReadOptions {
    ReadOptions {
        anyway,
        ..ReadOptions::default()
    }
}

fn read_zip(bytes: &[u8], anyway: bool) -> Result<Opened, Refusal> {
    let container = Container::from_zip_bytes(bytes.into())?;
    bundle::read(&container, &options(anyway), &|_| true)
}

/// A refusal has a code, words and advice.
fn assert_polite(refusal: &Refusal, case: &str) {
    let problem = &refusal.problem;
    assert!(problem.code.starts_with("E-"), "{case}: {problem}");
    assert!(
        !problem.what.is_empty() && !problem.advice.is_empty(),
        "{case}: {problem}"
    );
}

/// Goes through everything that leaves the program, so that no id leads nowhere.
fn use_all(opened: &Opened) {
    let parts = [
        Part::Entities,
        Part::Relations,
        Part::Figures,
        Part::Pictures,
        Part::Annotations,
    ];
    for part in parts {
        let table = export::table(&opened.dossier, part);
        assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
    }
    export::json::dossier(&opened.dossier, &opened.problems);
}

/// Runs `try_it`, and says which case it was when it panics.
fn without_panic<T>(case: &str, try_it: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(try_it)).unwrap_or_else(|_| panic!("panicked at {case}"))
}

#[test]
fn every_broken_bundle_is_refused_with_its_code() {
    let temp = tempfile::tempdir().unwrap();
    let folders = fixtures_in("broken");
    assert!(folders.len() >= 12, "{}", folders.len());
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let code = name.split('.').next().unwrap();
        let archive = temp.path().join(format!("{name}.dossier"));
        std::fs::write(&archive, zipped(&files(&folder))).unwrap();
        for path in [&folder, &archive] {
            let case = path.display().to_string();
            let refusal = bundle::open_path(path, &options(false), &|_| true).expect_err(&case);
            assert_eq!(refusal.problem.code, code, "{case}: {}", refusal.problem);
            assert_polite(&refusal, &case);
            let opens_anyway = bundle::open_path(path, &options(true), &|_| true).is_ok();
            assert_eq!(refusal.can_open_anyway, opens_anyway, "{case}");

            let checked = run([Path::new("check"), Path::new("--json"), path]);
            assert_eq!(checked.code, 2, "{case}");
            let reports: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
            assert_eq!(reports[0]["opened"], false, "{case}");
            assert_eq!(reports[0]["problems"][0]["code"], code, "{case}");
        }
    }
}

#[test]
fn only_changed_files_can_be_opened_anyway() {
    let mut can: Vec<String> = Vec::new();
    for folder in fixtures_in("broken") {
        let refusal = bundle::open_path(&folder, &options(false), &|_| true).unwrap_err();
        if refusal.can_open_anyway {
            let (read, _) = bundle::open_path(&folder, &options(true), &|_| true).unwrap();
            assert!(read.dossier.integrity.opened_anyway, "the banner shows");
            can.push(refusal.problem.code.to_owned());
        }
    }
    assert!(can.iter().any(|code| code == "E-HASH"), "{can:?}");
    let allowed = ["E-BYTES", "E-HASH"];
    assert!(
        can.iter().all(|code| allowed.contains(&code.as_str())),
        "{can:?}"
    );
}

#[test]
fn every_prefix_of_a_good_bundle_fails_politely() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("good.dossier");
    bundle::pack(&fixture("bundles/al-suq"), &target, false).unwrap();
    let whole = std::fs::read(&target).unwrap();
    assert!(read_zip(&whole, false).is_ok());
    let mut dice = Dice(1);
    let mut lengths: Vec<usize> = (0..whole.len().min(4096))
        .chain((0..whole.len()).step_by(4096))
        .chain(whole.len().saturating_sub(600)..whole.len())
        .chain((0..300).map(|_| dice.below(whole.len())))
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    assert!(lengths.len() > 300, "{}", lengths.len());
    lengths.par_iter().for_each(|length| {
        let case = format!("the first {length} of {} bytes", whole.len());
        let refusal = without_panic(&case, || read_zip(&whole[..*length], true)).expect_err(&case);
        assert_polite(&refusal, &case);
        assert!(!refusal.can_open_anyway, "{case}");
    });
    // As a file: from the third byte on it is recognised as an archive by any name, and before by its own.
    for length in [0, 1, 2, 3, 4, 5, 30, 1000, whole.len() / 2, whole.len() - 1] {
        let ending = if length < 3 { "dossier" } else { "txt" };
        let cut = temp.path().join(format!("cut-{length}.{ending}"));
        std::fs::write(&cut, &whole[..length]).unwrap();
        let refusal = bundle::open_path(&cut, &options(true), &|_| true).unwrap_err();
        assert_polite(&refusal, &format!("a file of {length} bytes"));
    }
}

#[test]
fn every_prefix_of_every_part_opens_or_is_refused_politely() {
    let whole = files(&fixture("bundles/text-inside"));
    let cuts = (0..whole.len()).flat_map(|part| (0..whole[part].1.len()).map(move |at| (part, at)));
    let cuts: Vec<(usize, usize)> = cuts.collect();
    assert!(cuts.len() > 500, "{}", cuts.len());
    cuts.into_par_iter().for_each(|(part, at)| {
        let mut files = whole.clone();
        files[part].1.truncate(at);
        let case = format!("the first {at} bytes of {}", files[part].0);
        without_panic(&case, || {
            let container = Container::from_files(files).unwrap();
            match bundle::read(&container, &options(true), &|_| true) {
                Ok(opened) => use_all(&opened),
                Err(refusal) => assert_polite(&refusal, &case),
            }
        });
    });
}

/// Flips one bit or byte of one file, pictures left out: they are read when looked at.
fn flipped(files: &[(String, Vec<u8>)], dice: &mut Dice) -> (Vec<(String, Vec<u8>)>, String) {
    let text: Vec<usize> = (0..files.len())
        .filter(|index| !files[*index].0.starts_with("images/") && !files[*index].1.is_empty())
        .collect();
    let mut files = files.to_vec();
    let (name, bytes) = &mut files[text[dice.below(text.len())]];
    let at = dice.below(bytes.len());
    let old = bytes[at];
    // What breaks syntax breaks more than any number does.
    bytes[at] = match dice.below(3) {
        0 => old ^ (1 << dice.below(8)),
        1 => old ^ dice.below(256) as u8,
        _ => b"\"{}[],:\n\0-9e\xff"[dice.below(13)],
    };
    let case = format!("{name} byte {at}: {old:#04x} is {:#04x}", bytes[at]);
    (files, case)
}

#[test]
fn one_wrong_byte_never_stops_the_program() {
    let all = bundles().into_iter().chain(fixtures_in("broken"));
    let mut dice = Dice(2);
    let cases: Vec<_> = all
        .flat_map(|folder| {
            let whole = files(&folder);
            (0..FLIPS)
                .map(|_| flipped(&whole, &mut dice))
                .map(|(files, case)| (files, format!("{}: {case}", folder.display())))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(cases.len() >= 20 * FLIPS, "{}", cases.len());
    cases.into_par_iter().for_each(|(files, case)| {
        without_panic(&case, || {
            let container = Container::from_files(files).unwrap();
            match bundle::read(&container, &options(true), &|_| true) {
                Ok(opened) => use_all(&opened),
                Err(refusal) => assert_polite(&refusal, &case),
            }
        });
    });
}

#[test]
fn one_wrong_byte_in_a_packed_bundle_is_noticed() {
    for (seed, name) in [(3, "bundles/al-suq"), (4, "bundles/quay")] {
        let whole = files(&fixture(name));
        let mut dice = Dice(seed);
        let (mut tried, mut noticed) = (0, 0);
        while tried < FLIPS {
            let (files, case) = flipped(&whole, &mut dice);
            // The list itself holds no hash of itself.
            if files == whole || case.starts_with("datapackage.json") {
                continue;
            }
            tried += 1;
            let container = Container::from_files(files).unwrap();
            match bundle::read(&container, &options(false), &|_| true) {
                Ok(opened) => {
                    let codes: Vec<&str> = opened.problems.iter().map(|one| one.code).collect();
                    panic!("{name}: {case} went unnoticed, {codes:?}");
                }
                Err(refusal) => {
                    assert_polite(&refusal, &case);
                    noticed += 1;
                }
            }
        }
        assert_eq!(noticed, FLIPS);
    }
}

#[test]
fn one_wrong_byte_in_an_archive_never_stops_the_program() {
    let whole = zipped(&files(&fixture("bundles/quay")));
    let mut dice = Dice(5);
    let places: Vec<(usize, u8)> = (0..FLIPS)
        .map(|turn| {
            // Half of them among the headers at the end, where an archive is most fragile.
            let start = if turn % 2 == 0 { whole.len() - 800 } else { 0 };
            (
                start + dice.below(whole.len() - start),
                dice.below(255) as u8 + 1,
            )
        })
        .collect();
    let refused = places
        .into_par_iter()
        .filter(|(at, change)| {
            let mut bytes = whole.clone();
            bytes[*at] ^= change;
            let case = format!("archive byte {at} changed by {change:#04x}");
            let shared: Arc<[u8]> = bytes.into();
            without_panic(&case, || match read_zip(&shared, true) {
                Ok(opened) => {
                    use_all(&opened);
                    false
                }
                Err(refusal) => {
                    assert_polite(&refusal, &case);
                    true
                }
            })
        })
        .count();
    assert!(
        refused > FLIPS / 4,
        "only {refused} of {FLIPS} were noticed"
    );
}
