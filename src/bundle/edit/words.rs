//! Words that a person marked, as the target of an annotation.

use std::ops::Range;

use super::desk::Desk;
use super::refusal;
use crate::bundle::documents::unwritable;
use crate::bundle::read::package::Role;
use crate::bundle::schema::annotations::{Annotation, AnnotationBody, Selector, Target};
use crate::bundle::schema::{OneOrMany, StringOr};
use crate::container::limits::MAX_QUOTE_CHARS;
use crate::edit::Span;
use crate::problem::Problem;

/// Characters quoted before and after the words.
const CONTEXT_CHARS: usize = 24;

impl Desk<'_> {
    /// An annotation by a person that links `body` to the words of `span`.
    pub(super) fn annotation(
        &mut self,
        motivation: &str,
        body: &str,
        span: &Span,
    ) -> Result<Annotation, Problem> {
        self.annotations()?;
        let place = self.place(span)?;
        Ok(Annotation {
            kind: Some(OneOrMany::One("Annotation".to_owned())),
            motivation: Some(OneOrMany::One(motivation.to_owned())),
            body: Some(OneOrMany::One(StringOr::<AnnotationBody>::String(
                body.to_owned(),
            ))),
            target: Some(OneOrMany::One(StringOr::Object(self.target(&place)?))),
            ..Annotation::default()
        })
    }

    /// Where the words stand: at their place, or at the only other one. Nothing is matched loosely.
    pub(super) fn place(&self, span: &Span) -> Result<Range<usize>, Problem> {
        if span.quote.trim().is_empty() {
            return Err(refusal("No words are marked", "Mark some in the text"));
        }
        if span.quote.chars().count() > MAX_QUOTE_CHARS {
            return Err(refusal(
                format!("More than the {MAX_QUOTE_CHARS} letters allowed are marked"),
                "Mark fewer words: a sentence proves as much",
            ));
        }
        let here = self.points.bytes(self.text, &(span.start..span.end));
        if let Some(here) = here
            && self.text.get(here.clone()) == Some(span.quote.as_str())
        {
            return Ok(here);
        }
        let mut found = self.text.match_indices(span.quote.as_str());
        match (found.next(), found.next()) {
            (Some((start, words)), None) => Ok(start..start + words.len()),
            _ => Err(refusal(
                format!("The words “{}” are not where they were marked", span.quote),
                "Mark them in the text as it is now",
            )),
        }
    }

    fn target(&self, place: &Range<usize>) -> Result<Target, Problem> {
        let text = self.text;
        let words = |range: Range<usize>| text.get(range).unwrap_or_default();
        let before: String = {
            let before = words(0..place.start).chars().rev().take(CONTEXT_CHARS);
            before.collect::<Vec<_>>().into_iter().rev().collect()
        };
        let after = words(place.end..text.len()).chars().take(CONTEXT_CHARS);
        let given = |words: String| (!words.is_empty()).then_some(words);
        let source = match &self.paths.body {
            Some(body) => body,
            None => &self.paths.article,
        };
        let quote = Selector {
            kind: Some("TextQuoteSelector".to_owned()),
            exact: Some(words(place.clone()).to_owned()),
            prefix: given(before),
            suffix: given(after.collect()),
            ..Selector::default()
        };
        let mut target = Target {
            source: Some(StringOr::String(self.paths.to(source))),
            selector: Some(OneOrMany::One(quote)),
            ..Target::default()
        };
        let position = |byte| self.points.position(text, byte);
        target
            .set_position(Some(position(place.start)..position(place.end)))
            .map_err(|error| unwritable(&error))?;
        Ok(target)
    }

    /// Makes the words the caption of a picture, and its evidence.
    pub(super) fn add_caption(&mut self, picture: &str, span: &Span) -> Result<(), Problem> {
        let path = self.path_of(picture);
        if path.is_some() {
            self.annotations()?;
        }
        let place = self.place(span)?;
        let words = self.text.get(place).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let pictures = self.article.associations.iter_mut().flatten();
        let found = pictures
            .into_iter()
            .find(|one| one.name.as_deref() == Some(picture));
        let Some(found) = found else {
            return Err(super::gone("picture", picture));
        };
        let descriptions = found.descriptions.get_or_insert_default();
        let is_caption = |role: Option<&str>| role == Some("caption");
        match descriptions
            .iter_mut()
            .find(|one| is_caption(one.role.as_deref()))
        {
            Some(caption) => caption.value = Some(words),
            None => descriptions.push(crate::bundle::schema::article::Text {
                role: Some("caption".to_owned()),
                value: Some(words),
                ..Default::default()
            }),
        }
        self.changed.add(Role::Article);
        if let Some(path) = path {
            let body = self.paths.to(&path);
            let item = self.annotation("linking", &body, span)?;
            self.add_link(item)?;
        }
        Ok(())
    }
}

/// An annotation's stance; the plain one is left out.
pub(super) fn set_stance(item: &mut Annotation, stance: &str) {
    item.stance = (stance != "asserted").then(|| stance.to_owned());
}

/// The same annotation with one body alone.
pub(super) fn with_body(item: &Annotation, body: StringOr<AnnotationBody>) -> Annotation {
    Annotation {
        body: Some(OneOrMany::One(body)),
        ..item.clone()
    }
}
