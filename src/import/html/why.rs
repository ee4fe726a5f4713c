//! Why something was not taken for the article.

/// A reason; [`Why::in_words`] is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Hidden, or read by programs only: not shown to anybody, so not kept either.
    Unseen,
    Outside,
    Surroundings,
    Headline,
    Byline,
    Links,
    Form,
    Sharing,
    Boilerplate,
    Beside,
    Heading,
    Embedded,
    Table,
}

impl Why {
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Unseen => "not shown on the page",
            Self::Outside => "outside the article",
            Self::Surroundings => "navigation, a menu or a side column",
            Self::Headline => "repeats the headline",
            Self::Byline => "byline or date",
            Self::Links => "links to other pages",
            Self::Form => "a form",
            Self::Sharing => "buttons to share",
            Self::Boilerplate => "a line that stands in many articles",
            Self::Beside => "beside the article: teasers, comments, a box about the author",
            Self::Heading => "a heading with nothing under it",
            Self::Embedded => "something embedded",
            Self::Table => "a table that arranges the page",
        }
    }
}
