//! Hostile and broken ZIP archives: each is refused with its code, and five open by design.

use std::sync::Arc;
use std::thread;

use dossier::container::Container;
use dossier::container::limits::{FileKind, Limits};
use dossier::problem::Problem;
use proptest::prelude::*;

use crate::archives::{Archive, File, deflate};
use crate::hostile_archives::{
    self, MIB, ZIP64, body, named, package, streamed, unicode_name, with,
};

fn open(archive: &Archive) -> Result<Container, Problem> {
    open_within(archive, &Limits::default())
}

fn open_within(archive: &Archive, limits: &Limits) -> Result<Container, Problem> {
    Container::from_zip_bytes_within(Arc::from(archive.bytes()), limits)
}

fn names(container: &Container) -> Vec<&str> {
    container
        .entries()
        .iter()
        .map(|entry| entry.name.as_str())
        .collect()
}

#[test]
fn every_hostile_archive_is_refused_with_its_code_and_with_advice() {
    let archives = hostile_archives::all();
    assert!(archives.len() >= 44);
    let mut faults = Vec::new();
    for (what, code, archive) in &archives {
        match open(archive) {
            Ok(_) => faults.push(format!("{what}: opened, not {code}")),
            Err(problem) => {
                if problem.code != *code {
                    faults.push(format!("{what}: {problem}, not {code}"));
                }
                assert!(
                    !problem.what.is_empty() && !problem.advice.is_empty(),
                    "{what}"
                );
                assert!(problem.place.len() < 1000, "{what}");
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn five_odd_archives_open_by_design() {
    let clean = Archive::of([package(), body()]);
    let deep = format!(
        "{{\"resources\":[],\"x\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let finder = Archive::of([
        File {
            attributes: 0o040_755 << 16,
            ..File::stored("My bundle/", b"")
        },
        streamed("My bundle/datapackage.json", b"{}"),
        streamed("__MACOSX/My bundle/._datapackage.json", b"\0\x05\x16\x07"),
        streamed("My bundle/.DS_Store", b"\0\0\0\x01Bud1"),
        streamed("My bundle/body.txt", b"The lanterns were lit."),
    ]);
    for (what, archive, listed) in [
        ("clean", clean.clone(), vec!["body.txt", "datapackage.json"]),
        (
            "as the Finder packs",
            finder,
            vec!["body.txt", "datapackage.json"],
        ),
        (
            "an unlisted file",
            named("extra.bin"),
            vec!["body.txt", "datapackage.json", "extra.bin"],
        ),
        (
            "a field 100 000 deep",
            Archive::of([File::deflated("datapackage.json", deep.as_bytes())]),
            vec!["datapackage.json"],
        ),
        (
            "bytes after the archive",
            Archive {
                after: vec![b'x'; 5000],
                ..clean
            },
            vec!["body.txt", "datapackage.json"],
        ),
    ] {
        let container = open(&archive).unwrap_or_else(|problem| panic!("{what}: {problem}"));
        assert_eq!(names(&container), listed, "{what}");
        for name in listed {
            let bytes = container.read(name, FileKind::Json).unwrap();
            assert_eq!(
                bytes.len() as u64,
                container.entry(name).unwrap().size,
                "{what}"
            );
        }
    }
}

#[test]
fn other_sound_archives_open_too() {
    let comment = Archive {
        comment: b"packed by hand".to_vec(),
        ..Archive::of([package()])
    };
    let zip64 = Archive {
        zip64: Some(ZIP64),
        ..Archive::of([package(), body()])
    };
    let folders = Archive::of([
        File {
            attributes: 0o040_755 << 16 | 0x10,
            ..File::stored("images/", b"")
        },
        package(),
    ]);
    let from_dos = with(File {
        made_by: 20,
        attributes: 0x20,
        ..File::stored("a.txt", b"x")
    });
    let bare_descriptor = {
        let file = streamed("a.txt", b"some text");
        with(File {
            descriptor: file.descriptor[4..].to_vec(),
            ..file
        })
    };
    let unicode_top = Archive::of([File {
        extra: unicode_name(b"b_ndel/datapackage.json", "b\u{fc}ndel/datapackage.json"),
        ..File::stored("b_ndel/datapackage.json", b"{}")
    }]);
    for (what, archive) in [
        ("a comment", comment),
        ("ZIP64", zip64),
        ("folders", folders),
        ("from DOS", from_dos),
        (
            "a size behind the file without its signature",
            bare_descriptor,
        ),
        ("a top folder in Unicode", unicode_top),
        (
            "3 000 empty files",
            Archive::of((0..3000).map(|n| File::stored(format!("f{n}"), b""))),
        ),
        ("nothing at all", Archive::default()),
    ] {
        let container = open(&archive).unwrap_or_else(|problem| panic!("{what}: {problem}"));
        for entry in container.entries() {
            container.read(&entry.name, FileKind::Other).unwrap();
        }
    }
}

#[test]
fn what_only_reading_shows_is_refused_when_read() {
    let text = b"The lanterns were lit at dusk. ".repeat(100);
    let zeros = File {
        packed: deflate(&vec![0; 60 * MIB]),
        method: 8,
        ..File::stored("a.txt", b"")
    };
    for (what, code, file) in [
        (
            "longer than declared",
            "E-BOMB",
            File {
                size: 100,
                ..File::deflated("a.txt", &text)
            },
        ),
        (
            "60 MiB declared as 10 bytes",
            "E-BOMB",
            File { size: 10, ..zeros },
        ),
        (
            "shorter than declared",
            "E-HEADER",
            File {
                size: 4000,
                ..File::deflated("a.txt", &text)
            },
        ),
        (
            "stored, longer than declared",
            "E-BOMB",
            File {
                size: 1,
                ..File::stored("a.txt", b"xy")
            },
        ),
        (
            "a wrong checksum",
            "E-ZIP",
            File {
                crc: 1,
                ..File::deflated("a.txt", &text)
            },
        ),
        (
            "not deflated at all",
            "E-ZIP",
            File {
                packed: vec![0xff; 50],
                ..File::deflated("a.txt", &text)
            },
        ),
        ("deflated data cut short", "E-ZIP", {
            let file = File::deflated("a.txt", &text);
            File {
                packed: file.packed[..file.packed.len() - 4].to_vec(),
                ..file
            }
        }),
    ] {
        let container = open(&with(file)).unwrap_or_else(|problem| panic!("{what}: {problem}"));
        let problem = container.read("a.txt", FileKind::Body).unwrap_err();
        assert_eq!(problem.code, code, "{what}: {problem}");
        assert!(
            container.read("body.txt", FileKind::Body).is_ok(),
            "{what}: another file"
        );
    }
}

#[test]
fn each_limit_holds_at_the_limit_and_refuses_one_past_it() {
    let of_size = |size: usize| Archive::of([File::stored("a.txt", &vec![b'x'; size])]);
    let files = |count: usize| Archive::of((0..count).map(|n| File::stored(format!("f{n}"), b"x")));
    let limits = Limits {
        entries: 3,
        total_bytes: 100,
        ..Limits::default()
    };
    assert!(open_within(&files(3), &limits).is_ok());
    assert_eq!(open_within(&files(4), &limits).unwrap_err().code, "E-FILES");
    assert!(open_within(&of_size(100), &limits).is_ok());
    assert_eq!(
        open_within(&of_size(101), &limits).unwrap_err().code,
        "E-BOMB"
    );

    let listed = |directory_bytes| Limits {
        directory_bytes,
        ..Limits::default()
    };
    assert!(open_within(&of_size(1), &listed(46 + 5)).is_ok());
    assert_eq!(
        open_within(&of_size(1), &listed(46 + 4)).unwrap_err().code,
        "E-FILES"
    );

    let packed = File::deflated("a.txt", &[b'x'; 5000]);
    let ratio = 5000 / packed.packed.len() as u64;
    let dense = Archive::of([packed]);
    let limits = |ratio, ratio_free_bytes| Limits {
        ratio,
        ratio_free_bytes,
        ..Limits::default()
    };
    assert!(open_within(&dense, &limits(ratio + 1, 100)).is_ok());
    assert_eq!(
        open_within(&dense, &limits(ratio - 1, 100))
            .unwrap_err()
            .code,
        "E-BOMB"
    );
    assert!(open_within(&dense, &limits(1, 5000)).is_ok());
    assert_eq!(
        open_within(&dense, &limits(1, 4999)).unwrap_err().code,
        "E-BOMB"
    );

    let limits = Limits {
        json_bytes: 10,
        table_bytes: 20,
        body_bytes: 30,
        image_bytes: 40,
        other_bytes: 50,
        ..Limits::default()
    };
    for (kind, limit) in [
        (FileKind::Json, 10),
        (FileKind::Table, 20),
        (FileKind::Body, 30),
        (FileKind::Image, 40),
        (FileKind::Other, 50),
    ] {
        let at = open_within(&of_size(limit), &limits).unwrap();
        assert_eq!(at.read("a.txt", kind).unwrap().len(), limit);
        let past = open_within(&of_size(limit + 1), &limits).unwrap();
        assert_eq!(past.read("a.txt", kind).unwrap_err().code, "E-BOMB");
        let in_memory = vec![("a.txt".to_owned(), vec![b'x'; limit + 1])];
        let past = Container::from_files_within(in_memory, &limits).unwrap();
        assert_eq!(past.read("a.txt", kind).unwrap_err().code, "E-BOMB");
    }
}

#[test]
fn every_prefix_of_a_sound_archive_is_refused() {
    let bytes = Archive::of([package(), body(), streamed("a.txt", b"some text")]).bytes();
    assert!(Container::from_zip_bytes(Arc::from(bytes.as_slice())).is_ok());
    for length in 0..bytes.len() {
        let problem = Container::from_zip_bytes(Arc::from(&bytes[..length])).unwrap_err();
        assert_eq!(
            problem.code,
            "E-ZIP",
            "{length} of {}: {problem}",
            bytes.len()
        );
    }
}

#[test]
fn every_flipped_byte_is_refused_or_read_as_the_same_names_or_other_safe_ones() {
    let bytes = Archive::of([package(), body(), streamed("a.txt", b"some text")]).bytes();
    let mut refused = 0;
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        match Container::from_zip_bytes(Arc::from(flipped)) {
            Err(_) => refused += 1,
            Ok(container) => read_everything(&container),
        }
    }
    assert!(refused > bytes.len() / 2, "{refused} of {}", bytes.len());
}

#[test]
fn many_threads_read_one_container() {
    let files: Vec<_> = (0..20)
        .map(|n| {
            (
                format!("f{n}.txt"),
                format!("text {n} ").repeat(2000).into_bytes(),
            )
        })
        .collect();
    let archive = Archive::of(
        files
            .iter()
            .map(|(name, bytes)| File::deflated(name, bytes)),
    );
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("bundle.dossier");
    std::fs::write(&zip, archive.bytes()).unwrap();
    let unpacked = folder.path().join("bundle");
    std::fs::create_dir(&unpacked).unwrap();
    for (name, bytes) in &files {
        std::fs::write(unpacked.join(name), bytes).unwrap();
    }
    for container in [
        Container::open(&zip).unwrap(),
        Container::open(&unpacked).unwrap(),
        open(&archive).unwrap(),
        Container::from_files(files.clone()).unwrap(),
    ] {
        // What a job holds on to is the open file, not its name.
        let container = Arc::new(container);
        let read_all = |container: Arc<Container>, files: Vec<(String, Vec<u8>)>| {
            move || {
                for (name, bytes) in files {
                    assert_eq!(container.read(&name, FileKind::Body).unwrap(), bytes);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(read_all(Arc::clone(&container), files.clone()));
            }
        });
    }
}

fn read_everything(container: &Container) {
    for entry in container.entries() {
        dossier::container::path_rule::check_path(&entry.name).unwrap();
        if let Ok(bytes) = container.read(&entry.name, FileKind::Other) {
            assert_eq!(bytes.len() as u64, entry.size);
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        prop_assert!(Container::from_zip_bytes(Arc::from(bytes)).is_err());
        prop_assert!(Container::from_zip_bytes(Arc::from(zip)).is_err());
    }

    #[test]
    fn a_sound_archive_with_random_damage_never_panics(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = Archive::of([package(), body(), streamed("a.txt", b"some text")]).bytes();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(container) = Container::from_zip_bytes(Arc::from(bytes)) {
            read_everything(&container);
        }
    }
}
