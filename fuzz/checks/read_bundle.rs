//! Reads any files as a bundle; whatever comes of it holds together and can be exported.

use std::io;

use dossier::bundle::{self, ReadOptions};
use dossier::container::Container;
use dossier::container::limits::Limits;
use dossier::export::{self, Part};
use dossier::model::item::Item;

/// `bytes` are files, each after a line `\x01NAME`.
pub(crate) fn check(bytes: &[u8]) {
    let limits = Limits {
        total_bytes: 1 << 24,
        ..Limits::default()
    };
    let Ok(container) = Container::from_files_within(files(bytes), &limits) else {
        return;
    };
    let options = ReadOptions {
        anyway: true,
        limits,
    };
    let Ok(opened) = bundle::read(&container, &options, &|_| true) else {
        return;
    };
    let dossier = &opened.dossier;
    let parts = [
        Part::Entities,
        Part::Relations,
        Part::Figures,
        Part::Pictures,
        Part::Annotations,
    ];
    for part in parts {
        for item in export::items(dossier, part) {
            assert!(dossier.contains(item));
            for sentence in dossier.evidence.sentences_of(item) {
                assert!(dossier.contains(Item::Sentence(sentence)));
                assert!(dossier.evidence.links(item, sentence));
            }
        }
        let written = export::write_csv(&export::table(dossier, part), true, &mut io::sink());
        assert!(written.is_ok());
    }
    let json = export::json::dossier(dossier, &opened.problems);
    assert!(json.is_object());
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let parts = bytes.split(|byte| *byte == 1).skip(1);
    parts
        .map(|part| {
            let end = part
                .iter()
                .position(|byte| *byte == b'\n')
                .unwrap_or(part.len());
            let name = String::from_utf8_lossy(&part[..end]).into_owned();
            (name, part.get(end + 1..).unwrap_or_default().to_vec())
        })
        .collect()
}
