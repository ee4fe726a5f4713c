//! `annotations.json`: one W3C `AnnotationPage`.

use std::ops::Range;

use serde_json::value::{RawValue, to_raw_value};

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
        /// The rule that suggested what a person has confirmed.
        suggested_by: String = "dossier:suggestedBy",
        /// How sure the rule is, 0 to 1.
        score: Box<RawValue> = "dossier:score",
        /// Why the rule takes these words for what it names, in words for a person.
        reason: String = "dossier:reason",
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

impl Annotation {
    /// The one target that an annotation of ours has.
    pub(crate) fn only_target(&mut self) -> Option<&mut Target> {
        match self.target.as_mut()?.as_mut_slice() {
            [StringOr::Object(target)] => Some(target),
            _ => None,
        }
    }
}

const POSITION: &str = "TextPositionSelector";

impl Target {
    /// Puts the position, in code points, in place of any other, or takes that away.
    pub(crate) fn set_position(
        &mut self,
        position: Option<Range<usize>>,
    ) -> serde_json::Result<()> {
        let is = |kind: &'static str| move |one: &Selector| one.kind.as_deref() == Some(kind);
        let selectors = self.selector.as_ref().map_or(&[][..], OneOrMany::as_slice);
        let mut selectors = selectors.to_vec();
        let Some(position) = position else {
            if selectors.iter().any(is(POSITION)) {
                selectors.retain(|one| !is(POSITION)(one));
                self.selector = Some(OneOrMany::Many(selectors));
            }
            return Ok(());
        };
        let (start, end) = (
            Some(to_raw_value(&position.start)?),
            Some(to_raw_value(&position.end)?),
        );
        if let Some(known) = selectors.iter_mut().find(|one| is(POSITION)(one)) {
            known.start = start;
            known.end = end;
        } else {
            let quote = selectors.iter().position(is("TextQuoteSelector"));
            let new = Selector {
                kind: Some(POSITION.to_owned()),
                start,
                end,
                ..Selector::default()
            };
            selectors.insert(quote.map_or(0, |at| at + 1), new);
        }
        self.selector = Some(OneOrMany::Many(selectors));
        Ok(())
    }
}
