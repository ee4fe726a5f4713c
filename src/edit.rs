//! What a person decided about a dossier, as data: it can be kept, sent and taken back.
//!
//! An edited dossier is a pure function of the bundle that was opened and a list of [`Edit`]s, so undo
//! is dropping the last one and a draft that survives a crash is a list of lines. Things are named by
//! the ids that they have in the bundle, and words by themselves and where they stand, so that an edit
//! means the same in the next run. Nothing here knows how an edit is carried out; `bundle::edit` does.

use serde::{Deserialize, Serialize};

/// Something that can be decided about, by its id in the bundle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    Entity(String),
    Relation(String),
    Figure(String),
    /// A comment, by the id of its annotation.
    Note(String),
}

/// Words of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// As they stand in the source of the text.
    pub quote: String,
    /// Where they start and end, in Unicode code points of the source.
    pub start: usize,
    pub end: usize,
}

/// One decision. Schemata, stances and columns are called as they are in the files of a bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "camelCase")]
pub enum Edit {
    /// These are right. One step for however many were accepted at once.
    Accept { targets: Vec<Target> },
    /// This is wrong: what rules made of it goes, with all that rests on nothing else.
    Reject { target: Target },
    /// Another schema for an entity or a relation; it stays as confirmed as it was.
    ChangeKind { target: Target, schema: String },
    /// A person wrote this, so it is confirmed.
    EditEntity {
        id: String,
        name: String,
        aliases: Vec<String>,
        /// What a person is, like "ambassador to Israel".
        positions: Vec<String>,
    },
    EditRelation {
        id: String,
        /// Empty is the verb of the schema.
        label: String,
        stance: String,
        source: String,
        target: String,
    },
    /// Cells of the row by their columns; the others stay as they are.
    EditFigure {
        id: String,
        cells: Vec<(String, String)>,
    },
    /// `from` is the same as `into`, and `into` takes over all that it has.
    Merge { into: String, from: String },
    /// The mentions of these annotations are somebody else's, of this name.
    Split {
        entity: String,
        mentions: Vec<String>,
        name: String,
    },
    AddEntity {
        name: String,
        schema: String,
        span: Span,
    },
    /// These words name an entity that is there already.
    AddMention { entity: String, span: Span },
    AddRelation {
        schema: String,
        /// Empty is the verb of the schema.
        label: String,
        stance: String,
        source: String,
        target: String,
        span: Span,
    },
    AddFigure {
        cells: Vec<(String, String)>,
        span: Span,
    },
    /// These words are the caption of a picture, by its name.
    AddCaption { picture: String, span: Span },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_one_line_that_reads_back() {
        let span = Span {
            quote: "עדה\n\"Berg\"".to_owned(),
            start: 3,
            end: 13,
        };
        let edits = [
            Edit::Accept {
                targets: vec![Target::Entity("a".into()), Target::Note("#n".into())],
            },
            Edit::EditFigure {
                id: "f".into(),
                cells: vec![("value".into(), "2".into())],
            },
            Edit::AddEntity {
                name: "Ada".into(),
                schema: "Person".into(),
                span,
            },
        ];
        for edit in edits {
            let line = serde_json::to_string(&edit).unwrap();
            assert!(!line.contains('\n'), "{line}");
            assert_eq!(serde_json::from_str::<Edit>(&line).unwrap(), edit);
        }
    }
}
