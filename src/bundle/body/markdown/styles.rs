//! Emphasis, strong and links while they are open; each kind once, whatever the nesting.

use std::mem::{Discriminant, discriminant};

use crate::model::article::{InlineStyle, StyledRange};

/// The open styles, outermost first: at most one of each kind, so any nesting costs the same.
#[derive(Default)]
pub(super) struct OpenStyles(Vec<OpenStyle>);

struct OpenStyle {
    /// `None` once used up: a link cut by a picture ends there, or a long address would be
    /// copied for every part.
    style: Option<InlineStyle>,
    kind: Discriminant<InlineStyle>,
    start: usize,
    /// How many of the same kind are open inside each other.
    depth: usize,
}

impl OpenStyles {
    pub(super) fn start(&mut self, style: InlineStyle, at: usize) {
        let kind = discriminant(&style);
        if let Some(open) = self.0.iter_mut().find(|open| open.kind == kind) {
            open.depth += 1;
            return;
        }
        self.0.push(OpenStyle {
            style: Some(style),
            kind,
            start: at,
            depth: 1,
        });
    }

    /// Ends one level of the kind of `style`; the outermost gives the range that it covered.
    pub(super) fn end(&mut self, style: &InlineStyle, at: usize) -> Option<StyledRange> {
        let kind = discriminant(style);
        let index = self.0.iter().position(|open| open.kind == kind)?;
        self.0[index].depth -= 1;
        if self.0[index].depth > 0 {
            return None;
        }
        let ended = self.0.remove(index);
        let range = ended.start..at;
        let style = ended.style.filter(|_| !range.is_empty())?;
        Some(StyledRange { range, style })
    }

    /// The block ends at `length`; what is open goes on at the start of the next one.
    pub(super) fn cut(&mut self, length: usize) -> impl Iterator<Item = StyledRange> {
        self.0.iter_mut().filter_map(move |open| {
            let range = open.start..length;
            open.start = 0;
            if range.is_empty() {
                return None;
            }
            let style = match open.style {
                Some(InlineStyle::Link(_)) => open.style.take(),
                _ => open.style.clone(),
            }?;
            Some(StyledRange { range, style })
        })
    }
}
