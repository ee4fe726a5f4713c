//! A program that is killed while it writes: the old file or the new one, whole, and no litter that confuses.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use crate::support::{copy_folder, dossier_command, fixture, run};

/// Kills spread over the time that a whole run takes.
const KILLS: u32 = 16;

fn names(folder: &Path) -> BTreeSet<String> {
    let children = fs::read_dir(folder).unwrap();
    children
        .map(|child| child.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Lists an attachment that takes a while to be written.
fn grow(bundle: &Path) {
    let list = bundle.join("datapackage.json");
    let text = fs::read_to_string(&list).unwrap();
    let mut package: serde_json::Value = serde_json::from_str(&text).unwrap();
    let attachment = serde_json::json!({"name": "attachment", "path": "attachment.bin"});
    package["resources"]
        .as_array_mut()
        .unwrap()
        .push(attachment);
    fs::write(&list, package.to_string()).unwrap();
    // Nothing that can be packed tighter.
    let mut state = 1_u64;
    let words = std::iter::repeat_with(|| {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (state >> 32) as u32
    });
    let noise: Vec<u8> = words.take(1 << 20).flat_map(u32::to_le_bytes).collect();
    fs::write(bundle.join("attachment.bin"), noise).unwrap();
}

#[test]
fn killing_a_packer_leaves_the_old_file_or_the_new_one() {
    let temp = tempfile::tempdir().unwrap();
    let bundle = temp.path().join("bundle");
    copy_folder(&fixture("bundles/typed-by-hand"), &bundle);
    let out = temp.path().join("out");
    fs::create_dir(&out).unwrap();
    let target = out.join("a.dossier");
    let pack = |target: &Path| {
        let mut command = dossier_command();
        command
            .arg("pack")
            .arg(&bundle)
            .arg("-o")
            .arg(target)
            .arg("--force");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(pack(&target).status().unwrap().success());
    let old = fs::read(&target).unwrap();
    grow(&bundle);
    let whole = temp.path().join("whole.dossier");
    let start = Instant::now();
    assert!(pack(&whole).status().unwrap().success());
    let time = start.elapsed();
    let new = fs::read(&whole).unwrap();
    assert!(old != new);

    for turn in 0..KILLS {
        fs::write(&target, &old).unwrap();
        let mut child = pack(&target).spawn().unwrap();
        std::thread::sleep(time * turn / KILLS);
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read(&target).unwrap();
        assert!(
            found == old || found == new,
            "turn {turn}: {} bytes",
            found.len()
        );
        for name in names(&out) {
            let is_leftover = name.starts_with(".a.dossier-") && name.ends_with(".unfinished");
            assert!(name == "a.dossier" || is_leftover, "turn {turn}: {name}");
        }
    }

    // As though the program had been killed yesterday, for certain.
    let leftover = File::create(out.join(".a.dossier-Xy12Zq.unfinished")).unwrap();
    drop(leftover);
    for name in names(&out) {
        let file = File::options().write(true).open(out.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(24))
            .unwrap();
    }
    assert!(pack(&target).status().unwrap().success());
    assert!(fs::read(&target).unwrap() == new);
    assert_eq!(names(&out), BTreeSet::from(["a.dossier".to_owned()]));
}

#[test]
fn a_leftover_in_a_bundles_folder_is_passed_over() {
    let temp = tempfile::tempdir().unwrap();
    let bundle = temp.path().join("bundle");
    copy_folder(&fixture("bundles/al-suq"), &bundle);
    fs::write(bundle.join(".a.dossier-Xy12Zq.unfinished"), "half").unwrap();
    let ran = run([Path::new("check"), &bundle]);
    assert_eq!(ran.code, 0, "{ran:?}");
}
