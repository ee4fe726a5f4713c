//! The article that is shown when nothing else is opened, in the binary itself.

use std::sync::Arc;

use super::{Opened, Progress, ReadOptions, Refusal, read};
use crate::container::Container;
use crate::problem::Problem;

macro_rules! sample_files {
    ($($path:literal),* $(,)?) => {
        /// Every file of `assets/sample`, by its path in the bundle.
        const FILES: &[(&str, &[u8])] =
            &[$(($path, include_bytes!(concat!("../../assets/sample/", $path)))),*];
    };
}

sample_files!(
    "annotations.json",
    "article.json",
    "body.md",
    "datapackage.json",
    "entities.ftm.json",
    "figures/figures.csv",
    "images/alexander-courtyard.png",
    "images/ambassador-interview.png",
    "images/three-lecterns.png",
);

/// The sample as a container.
pub fn sample() -> Result<Container, Problem> {
    let files = FILES
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    Container::from_files(files.collect())
}

/// Opens the sample.
pub fn open_sample(
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let container = sample()?;
    let opened = read(&container, options, progress)?;
    Ok((opened, Arc::new(container)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::model::annotation::AnchorState;
    use crate::model::integrity::HashState;
    use crate::model::item::{Item, RelationId};

    #[test]
    fn the_binary_holds_the_folder_as_it_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let on_disk = Container::from_folder(&folder).unwrap();
        let embedded = sample().unwrap();
        assert_eq!(on_disk.entries(), embedded.entries());
        assert_eq!(FILES.len(), embedded.entries().len());
    }

    #[test]
    fn the_sample_opens_without_a_doubt_and_every_anchor_is_exact() {
        let (opened, container) = open_sample(&ReadOptions::default(), &|_| true).unwrap();
        let said: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, [] as [&str; 0]);
        let dossier = &opened.dossier;
        for annotation in &dossier.annotations {
            assert_eq!(
                annotation.anchor.state(),
                AnchorState::Exact,
                "{}",
                annotation.id
            );
        }
        for file in &dossier.integrity.files {
            let state = match file.state {
                HashState::Pending => crate::bundle::integrity::check(&container, file),
                known => known,
            };
            assert_eq!(state, HashState::Verified, "{}", file.path);
        }
        assert_eq!(dossier.pictures.len(), 3);
        assert!(
            dossier
                .pictures
                .iter()
                .all(|picture| picture.file.is_some())
        );
        assert!(!dossier.relations.is_empty() && !dossier.figures.is_empty());
        for (index, relation) in dossier.relations.iter().enumerate() {
            let item = Item::Relation(RelationId::from_index(index));
            assert!(!dossier.evidence.of(item).is_empty(), "{}", relation.id);
        }
    }
}
