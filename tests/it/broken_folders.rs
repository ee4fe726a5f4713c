//! Hostile and broken folders: links, pipes, names and sizes.

use std::fs;
use std::path::Path;

use dossier::container::limits::{FileKind, Limits};
use dossier::container::{Container, PathKind, path_kind, read_lone_file};
use tempfile::TempDir;

fn bundle() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("datapackage.json"),
        r#"{"resources":[]}"#,
    )
    .unwrap();
    fs::create_dir(folder.path().join("images")).unwrap();
    fs::write(folder.path().join("images/a.png"), "png").unwrap();
    folder
}

fn code_of(folder: &Path) -> &'static str {
    Container::open(folder).unwrap_err().code
}

#[test]
fn a_folder_lists_its_files_in_byte_order_without_leftovers() {
    let folder = bundle();
    for leftover in [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "._x",
        "images/._a.png",
    ] {
        fs::write(folder.path().join(leftover), "x").unwrap();
    }
    fs::create_dir(folder.path().join("__MACOSX")).unwrap();
    fs::write(folder.path().join("__MACOSX/what ever"), "x").unwrap();
    let container = Container::open(folder.path()).unwrap();
    let listed: Vec<_> = container
        .entries()
        .iter()
        .map(|e| (e.name.as_str(), e.size))
        .collect();
    assert_eq!(listed, [("datapackage.json", 16), ("images/a.png", 3)]);
    assert_eq!(
        container.read("images/a.png", FileKind::Image).unwrap(),
        b"png"
    );
    for missing in ["images/b.png", ".DS_Store", "/etc/passwd", "../x", "images"] {
        assert_eq!(
            container.read(missing, FileKind::Other).unwrap_err().code,
            "E-MISSING"
        );
    }
}

#[test]
fn what_tools_hide_in_a_folder_is_passed_over() {
    let folder = bundle();
    let root = folder.path();
    let plain = Container::open(root).unwrap().entries().to_vec();
    fs::create_dir_all(root.join(".git/a b/c/d/e/f")).unwrap();
    fs::write(root.join(".git/CON"), "x").unwrap();
    fs::write(root.join(".~lock.figures.csv#"), "x").unwrap();
    fs::write(root.join("images/.hidden.png"), "x").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/", root.join(".root")).unwrap();
        std::os::unix::fs::symlink(root.join("datapackage.json"), root.join(".file")).unwrap();
    }
    let container = Container::open(root).unwrap();
    assert_eq!(container.entries(), plain);
    for hidden in [
        ".git/CON",
        ".root/etc/passwd",
        ".file",
        "images/.hidden.png",
    ] {
        let problem = container.read(hidden, FileKind::Other).unwrap_err();
        assert_eq!(problem.code, "E-MISSING", "{hidden}");
    }
}

#[test]
fn names_outside_the_path_rule_are_refused() {
    for name in ["my notes.txt", "-hidden", "caf\u{e9}.txt", "a\u{202e}b"] {
        let folder = bundle();
        fs::write(folder.path().join(name), "x").unwrap();
        assert_eq!(code_of(folder.path()), "E-PATH", "{name}");
    }
    let folder = bundle();
    fs::create_dir_all(folder.path().join("a/b/c/d/e")).unwrap();
    assert_eq!(code_of(folder.path()), "E-PATH");
}

#[test]
fn limits_hold_for_folders_too() {
    let folder = bundle();
    let open = |limits: &Limits| Container::open_within(folder.path(), limits);
    // Two files and a folder.
    assert!(
        open(&Limits {
            entries: 3,
            ..Limits::default()
        })
        .is_ok()
    );
    let problem = open(&Limits {
        entries: 2,
        ..Limits::default()
    })
    .unwrap_err();
    assert_eq!(problem.code, "E-FILES");
    assert!(
        open(&Limits {
            total_bytes: 19,
            ..Limits::default()
        })
        .is_ok()
    );
    let problem = open(&Limits {
        total_bytes: 18,
        ..Limits::default()
    })
    .unwrap_err();
    assert_eq!(problem.code, "E-BOMB");

    // A file that grew after it was listed is measured again.
    let container = open(&Limits {
        image_bytes: 5,
        ..Limits::default()
    })
    .unwrap();
    fs::write(folder.path().join("images/a.png"), "12345").unwrap();
    assert_eq!(
        container.read("images/a.png", FileKind::Image).unwrap(),
        b"12345"
    );
    fs::write(folder.path().join("images/a.png"), "123456").unwrap();
    assert_eq!(
        container
            .read("images/a.png", FileKind::Image)
            .unwrap_err()
            .code,
        "E-BOMB"
    );
    fs::remove_file(folder.path().join("images/a.png")).unwrap();
    assert_eq!(
        container
            .read("images/a.png", FileKind::Image)
            .unwrap_err()
            .code,
        "E-READ"
    );
}

#[test]
fn a_path_is_judged_by_its_content() {
    let folder = bundle();
    assert_eq!(path_kind(folder.path()).unwrap(), PathKind::Folder);
    let text = folder.path().join("datapackage.json");
    assert_eq!(path_kind(&text).unwrap(), PathKind::File);
    assert_eq!(code_of(&text), "E-ZIP");
    assert_eq!(
        path_kind(&folder.path().join("nothing")).unwrap_err().code,
        "E-READ"
    );
    let limits = |json_bytes| Limits {
        json_bytes,
        ..Limits::default()
    };
    assert!(read_lone_file(&text, FileKind::Json, &limits(16)).is_ok());
    let problem = read_lone_file(&text, FileKind::Json, &limits(15)).unwrap_err();
    assert_eq!(problem.code, "E-BOMB");
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_below_the_root_are_refused_whatever_they_lead_to() {
        let elsewhere = bundle();
        for (what, target, name) in [
            ("a file outside", Path::new("/etc/passwd"), "body.txt"),
            ("a file inside", Path::new("datapackage.json"), "body.txt"),
            ("a folder outside", elsewhere.path(), "figures"),
            ("a folder inside", Path::new("images"), "figures"),
            ("itself", Path::new("body.txt"), "body.txt"),
            ("nothing", Path::new("nowhere"), "body.txt"),
            ("a terminal", Path::new("/dev/tty"), "body.txt"),
        ] {
            let folder = bundle();
            symlink(target, folder.path().join(name)).unwrap();
            assert_eq!(code_of(folder.path()), "E-LINK", "{what}");
        }
    }

    #[test]
    fn the_root_itself_may_be_a_link() {
        let folder = bundle();
        let parent = tempfile::tempdir().unwrap();
        let link = parent.path().join("link");
        symlink(folder.path(), &link).unwrap();
        assert_eq!(Container::open(&link).unwrap().entries().len(), 2);
    }

    #[test]
    fn what_became_a_link_after_it_was_listed_is_not_followed() {
        let folder = bundle();
        let container = Container::open(folder.path()).unwrap();
        let picture = folder.path().join("images/a.png");
        fs::remove_file(&picture).unwrap();
        symlink("/etc/passwd", &picture).unwrap();
        assert_eq!(
            container
                .read("images/a.png", FileKind::Image)
                .unwrap_err()
                .code,
            "E-LINK"
        );

        let elsewhere = bundle();
        fs::remove_dir_all(folder.path().join("images")).unwrap();
        symlink(
            elsewhere.path().join("images"),
            folder.path().join("images"),
        )
        .unwrap();
        assert_eq!(
            container
                .read("images/a.png", FileKind::Image)
                .unwrap_err()
                .code,
            "E-LINK"
        );
    }

    fn make_pipe(at: &Path) {
        assert!(
            std::process::Command::new("mkfifo")
                .arg(at)
                .status()
                .unwrap()
                .success()
        );
    }

    #[test]
    fn a_pipe_is_refused_and_never_waited_for() {
        let folder = bundle();
        make_pipe(&folder.path().join("body.txt"));
        assert_eq!(code_of(folder.path()), "E-LINK");
        assert_eq!(code_of(&folder.path().join("body.txt")), "E-LINK");
        fs::remove_file(folder.path().join("body.txt")).unwrap();

        let container = Container::open(folder.path()).unwrap();
        fs::remove_file(folder.path().join("images/a.png")).unwrap();
        make_pipe(&folder.path().join("images/a.png"));
        assert_eq!(
            container
                .read("images/a.png", FileKind::Image)
                .unwrap_err()
                .code,
            "E-LINK"
        );
    }

    #[test]
    fn sockets_and_endless_devices_are_refused() {
        let folder = bundle();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        assert_eq!(code_of(folder.path()), "E-LINK");
        assert_eq!(code_of(&folder.path().join("s.txt")), "E-READ");
        assert_eq!(code_of(Path::new("/dev/zero")), "E-LINK");
    }
}
