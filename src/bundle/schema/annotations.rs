//! `annotations.json`: one W3C `AnnotationPage`.

use serde_json::value::RawValue;

use super::{OneOrMany, RawList, StringOr, open_object};

open_object! {
    /// The page; its items are parsed one by one.
    AnnotationPage {
        context: Box<RawValue> = "@context",
        id: String = "id",
        kind: String = "type",
        items: RawList = "items",
    }
}

open_object! {
    /// A link between something and words of the text.
    Annotation {
        id: String = "id",
        kind: OneOrMany<String> = "type",
        motivation: OneOrMany<String> = "motivation",
        stance: String = "dossier:stance",
        said_by: String = "dossier:saidBy",
        made_by: String = "dossier:madeBy",
        body: OneOrMany<StringOr<AnnotationBody>> = "body",
        target: OneOrMany<StringOr<Target>> = "target",
    }
}

open_object! {
    /// What is linked: a reference, or a comment.
    AnnotationBody {
        kind: OneOrMany<String> = "type",
        id: String = "id",
        source: String = "source",
        value: String = "value",
    }
}

open_object! {
    /// The text and the words in it.
    Target {
        source: StringOr<Named> = "source",
        id: String = "id",
        selector: OneOrMany<Selector> = "selector",
    }
}

open_object! {
    /// Something known by its address.
    Named {
        id: String = "id",
    }
}

open_object! {
    /// A quote, a position, or a kind of selector we do not use.
    Selector {
        kind: String = "type",
        exact: String = "exact",
        prefix: String = "prefix",
        suffix: String = "suffix",
        start: Box<RawValue> = "start",
        end: Box<RawValue> = "end",
    }
}
