//! The parts of an opened bundle as they stand on disk, kept so that saving loses nothing.

use serde::Serialize;

use super::read::package::{DATAPACKAGE, Role, list, part};
use super::read::table::Table;
use super::schema::annotations::AnnotationPage;
use super::schema::article::Item;
use super::schema::entities::FtmEntity;
use super::schema::package::DataPackage;
use crate::problem::{Problem, Problems};

/// Every part that was read; a part that is absent or could not be read is `None`.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    pub(crate) package: DataPackage,
    pub(crate) article: Item,
    pub(crate) entities: Option<Vec<FtmEntity>>,
    pub(crate) annotations: Option<AnnotationPage>,
    pub(crate) figures: Option<Table>,
}

impl Documents {
    /// The article as one ninjs 3.1 item, whatever version it came in.
    pub fn article_json(&self) -> Result<serde_json::Value, Problem> {
        serde_json::to_value(&self.article).map_err(|error| unwritable(&error))
    }

    /// The JSON parts by their paths, with equal values to those that were read.
    ///
    /// A part that could not be read is not among them: saving must not put less in its place.
    pub fn json_files(&self) -> Result<Vec<(String, Vec<u8>)>, Problem> {
        let listed = list(&self.package, &mut Problems::default())?;
        let path = |role| part(&listed, role).map(|one| one.path.clone());
        let mut files = vec![(DATAPACKAGE.to_owned(), pretty(&self.package)?)];
        if let Some(path) = path(Role::Article) {
            files.push((path, pretty(&self.article)?));
        }
        if let (Some(path), Some(page)) = (path(Role::Annotations), &self.annotations) {
            files.push((path, pretty(page)?));
        }
        if let (Some(path), Some(entities)) = (path(Role::Entities), &self.entities) {
            let mut lines = Vec::new();
            for entity in entities {
                serde_json::to_writer(&mut lines, entity).map_err(|error| unwritable(&error))?;
                lines.push(b'\n');
            }
            files.push((path, lines));
        }
        Ok(files)
    }
}

/// JSON as a person reads it, with a newline at the end.
pub(crate) fn pretty<T: Serialize>(value: &T) -> Result<Vec<u8>, Problem> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| unwritable(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Values of ours always have a JSON form; should one not, nothing is written.
pub(crate) fn unwritable(error: &serde_json::Error) -> Problem {
    Problem::new(
        "E-JSON",
        "",
        format!("A part of the bundle cannot be written: {error}"),
        "Report this as a fault of the program, with the folder if you can share it",
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use crate::bundle::{ReadOptions, read};
    use crate::container::Container;
    use crate::container::limits::FileKind;

    /// JSON with sorted names and numbers as they are written.
    fn canonical(text: &str) -> String {
        let text = text.trim();
        if text.starts_with('{') {
            let object: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).unwrap();
            let members = object
                .iter()
                .map(|(name, value)| format!("{name:?}:{}", canonical(value.get())));
            return format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        }
        if text.starts_with('[') {
            let list: Vec<Box<RawValue>> = serde_json::from_str(text).unwrap();
            let members: Vec<String> = list.iter().map(|value| canonical(value.get())).collect();
            return format!("[{}]", members.join(","));
        }
        match serde_json::from_str::<String>(text) {
            Ok(string) => format!("{string:?}"),
            Err(_no_string) => text.to_owned(),
        }
    }

    fn lines(bytes: &[u8], path: &str) -> Vec<String> {
        let text = std::str::from_utf8(bytes)
            .unwrap()
            .trim_start_matches('\u{feff}');
        if path.contains(".ftm.") {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(canonical)
                .collect()
        } else {
            vec![canonical(text)]
        }
    }

    fn assert_survives(container: &Container) -> usize {
        let options = ReadOptions {
            anyway: true,
            ..ReadOptions::default()
        };
        let opened = read(container, &options, &|_| true).unwrap();
        let files = opened.documents.json_files().unwrap();
        for (path, bytes) in &files {
            let old = container.read(path, FileKind::Json).unwrap();
            assert_eq!(lines(bytes, path), lines(&old, path), "{path}");
        }
        files.len()
    }

    #[test]
    fn every_fixture_survives_loading_and_saving() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bundles = std::fs::read_dir(root.join("tests/fixtures/bundles")).unwrap();
        let mut folders: Vec<_> = bundles.map(|entry| entry.unwrap().path()).collect();
        folders.push(root.join("assets/sample"));
        assert!(folders.len() > 5, "the fixtures are gone");
        for folder in folders {
            assert!(assert_survives(&Container::from_folder(&folder).unwrap()) >= 2);
        }
    }

    /// Any JSON value, written as nobody would write it.
    fn value() -> impl Strategy<Value = String> {
        let number = prop_oneof![
            any::<i64>().prop_map(|number| number.to_string()),
            Just("123456789012345678901234567890".to_owned()),
            Just("1.0".to_owned()),
            Just("1e400".to_owned()),
            Just("-0".to_owned()),
        ];
        let leaf = prop_oneof![
            number,
            Just("null".to_owned()),
            Just("true".to_owned()),
            any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4)
                    .prop_map(|list| format!("[{}]", list.join(" , "))),
                proptest::collection::btree_map("[a-z]{1,3}", inner, 0..4).prop_map(|object| {
                    let members: Vec<String> = object
                        .iter()
                        .map(|(name, value)| format!("{name:?} :{value}"))
                        .collect();
                    format!("{{{}}}", members.join(","))
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn unknown_properties_survive_wherever_they_stand(a in value(), b in value(), c in value()) {
            let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
            let container = Container::from_files(vec![
                file("datapackage.json", format!(r#"{{"x-a":{a},"resources":[{{"name":"article","path":"article.json","x-b":{b}}},
                    {{"name":"entities","path":"e.ftm.json"}},{{"name":"annotations","path":"a.json"}}],"sources":[{{"title":"t","x":{c}}}]}}"#)),
                file("article.json", format!(r#"{{"uri":"urn:x","headlines":[{{"value":"H","x-b":{b}}}],"x-c":{c},
                    "bodies":[{{"value":"T","charCount":{a}}}],"people":[{{"name":"P","x":{a}}}],
                    "associations":[{{"name":"p","type":"picture","renditions":[{{"name":"r","width":{b},"x":{c}}}]}}]}}"#)),
                file("e.ftm.json", format!("{{\"id\":\"a\",\"x-a\":{},\"schema\":\"Person\"}}\n", a.replace('\n', " "))),
                file("a.json", format!(r##"{{"@context":{c},"items":[{{"id":"#a","x":{a}}},{b}]}}"##)),
            ]).unwrap();
            prop_assert_eq!(assert_survives(&container), 4);
        }
    }
}
