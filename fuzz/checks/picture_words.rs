//! Reads any file as the only picture of a bundle: its words, if it has some, harm nothing.

use dossier::bundle::{self, ReadOptions};
use dossier::container::Container;
use dossier::container::limits::MAX_XMP_BYTES;

const PACKAGE: &str = r#"{"resources":[{"name":"article","path":"article.json"},
    {"name":"picture","path":"picture.jpg"}]}"#;
const ARTICLE: &str = r#"{"uri":"urn:x","headlines":[{"value":"H"}],"language":"he"}"#;

/// `bytes` are the file.
pub(crate) fn check(bytes: &[u8]) {
    let files = [
        ("datapackage.json", PACKAGE.as_bytes()),
        ("article.json", ARTICLE.as_bytes()),
        ("picture.jpg", bytes),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    let container = Container::from_files(files.to_vec());
    let container = container.expect("no file has a wrong name");
    let opened = bundle::read(&container, &ReadOptions::default(), &|_| true);
    let opened = opened.expect("a picture refuses nothing");
    let [picture] = &opened.dossier.pictures[..] else {
        panic!("one picture is one picture");
    };
    let texts = [
        &picture.caption,
        &picture.headline,
        &picture.credit,
        &picture.by,
        &picture.alt,
        &picture.long_description,
        &picture.created,
    ];
    let lists = [
        &picture.sources,
        &picture.people,
        &picture.organizations,
        &picture.rights,
    ];
    let texts = texts.into_iter().flatten();
    for text in texts.chain(lists.into_iter().flatten()) {
        assert!(!text.trim().is_empty() && text.len() <= 2 * MAX_XMP_BYTES);
        assert!(!picture.from_file.is_empty());
    }
}
