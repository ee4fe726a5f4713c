//! Which text is the article: the `body` file, else a body inside `article.json`.

use crate::bundle::body::{self, Bounds, TooMuch};
use crate::bundle::schema::article::{Item, Text};
use crate::bundle::watch::Watch;
use crate::container::limits::Limits;
use crate::model::article::Body;
use crate::problem::{Problem, Problems};

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    Plain,
    Markdown,
    /// HTML, XHTML or NITF; only inside an article, and its source is its plain text.
    Markup,
}

impl Writing {
    /// By media type if given, else by the file's name.
    pub(crate) fn of(mediatype: Option<&str>, path: &str) -> Self {
        let named = || {
            let extension = path
                .rsplit_once('.')
                .map(|(_, extension)| extension.to_ascii_lowercase());
            matches!(extension.as_deref(), Some("md" | "markdown"))
        };
        if mediatype.map_or_else(named, |kind| essence(kind) == "text/markdown") {
            Self::Markdown
        } else {
            Self::Plain
        }
    }

    /// The media type of the source that quotes and positions count in.
    pub(crate) fn mediatype(self) -> &'static str {
        match self {
            Self::Plain | Self::Markup => "text/plain",
            Self::Markdown => "text/markdown",
        }
    }

    /// Blocks and sentences of `text`; `title` is known already and need not stand above them again.
    pub(crate) fn parse(
        self,
        text: &str,
        file: &str,
        title: Option<&str>,
        limits: &Limits,
        watch: &Watch<'_>,
    ) -> Result<Body, Problem> {
        let bounds = Bounds {
            marks: limits.marks,
            blocks: limits.blocks,
            goes_on: &|| watch.goes_on(),
        };
        if text.len() as u64 > limits.body_bytes {
            return Err(too_much(file, limits.body_bytes, "bytes", "Split the text"));
        }
        let body = match self {
            Self::Plain => body::plain(text.into(), file, &bounds),
            Self::Markdown => body::markdown(text.into(), file, &bounds),
            Self::Markup => body::html(text, title, &bounds),
        };
        body.map_err(|much| match much {
            TooMuch::Marks => too_much(
                file,
                limits.marks,
                "punctuation marks and line ends",
                "Write it as plain text, or split it",
            ),
            TooMuch::Blocks => too_much(file, limits.blocks, "paragraphs", "Split the text"),
        })
    }
}

fn too_much(file: &str, limit: impl std::fmt::Display, of_what: &str, advice: &str) -> Problem {
    let what = format!("The text has more than the {limit} {of_what} allowed, so it is not shown");
    Problem::new("E-LIMIT", file, what, advice)
}

/// A media type without its parameters, in lower case.
fn essence(mediatype: &str) -> String {
    mediatype
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// The body of a news item, when no file holds it.
pub(crate) fn inline(item: &Item) -> Option<(&str, Writing)> {
    if let Some(text) = first(item, |kind| matches!(kind, "" | "text/plain")) {
        return Some((text, Writing::Plain));
    }
    if let Some(text) = first(item, |kind| kind == "text/markdown") {
        return Some((text, Writing::Markdown));
    }
    marked_up(item).map(|text| (text, Writing::Markup))
}

/// The first body in HTML, XHTML or NITF.
pub(crate) fn marked_up(item: &Item) -> Option<&str> {
    first(item, |kind| {
        kind.contains("html") || kind.contains("nitf") || kind.ends_with("xml")
    })
}

/// The first body of such a content type that says anything.
fn first(item: &Item, wanted: impl Fn(&str) -> bool) -> Option<&str> {
    let kind = |text: &Text| essence(text.content_type.as_deref().unwrap_or_default());
    item.bodies
        .iter()
        .flatten()
        .filter(|text| wanted(&kind(text)))
        .filter_map(|text| text.value.as_deref())
        .find(|value| !value.trim().is_empty())
}

/// Says so when `article.json` carries another text than the body file.
pub(crate) fn compare(
    item: &Item,
    body: &Body,
    writing: Writing,
    article_file: &str,
    problems: &mut Problems,
) {
    let same = |inline: &str| {
        let lines = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
        lines(inline) == lines(&body.source)
    };
    let marked_up =
        first(item, |kind| kind == "text/markdown").filter(|_| writing == Writing::Markdown);
    let plain = first(item, |kind| matches!(kind, "" | "text/plain"));
    let differs = match (marked_up, plain) {
        // Beside Markdown the plain text has the words without the marks.
        (None, Some(inline)) if writing == Writing::Markdown => {
            let shown = body.blocks.iter().flat_map(|block| words(&block.text));
            !same(inline) && words(inline) != shown.collect::<Vec<_>>()
        }
        (Some(inline), _) | (None, Some(inline)) => !same(inline),
        (None, None) => false,
    };
    if differs {
        problems.push(Problem::new(
            "W-BODY-DIFFERS",
            format!("{article_file} at bodies"),
            "The article carries another text than the body file, which is shown",
            "Correct the text in one of them, or pack the bundle again",
        ));
    }
}

/// The letters and digits of each word.
fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// Says that there is no text at all.
pub(crate) fn none(article_file: &str, problems: &mut Problems) {
    problems.push(Problem::new(
        "W-NO-BODY",
        format!("{article_file} at bodies"),
        "The bundle holds no text of the article",
        "Add a body.txt or body.md and list it under the name `body`",
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    fn parse(writing: Writing, text: &str) -> Body {
        let watch = Watch::new(&|_| true);
        writing
            .parse(text, "b", None, &Limits::default(), &watch)
            .unwrap()
    }

    #[test]
    fn plain_text_wins_over_markup_wherever_it_stands() {
        let item: Item = json::parse(
            r#"{"bodies":[{"contentType":"text/html","value":"<p>H</p>"},{"contentType":"Text/Plain; charset=utf-8","value":"P"}]}"#,
            "a",
        )
        .unwrap();
        assert_eq!(inline(&item), Some(("P", Writing::Plain)));
        let item: Item =
            json::parse(r#"{"bodies":[{"value":" "},{"contentType":"application/nitf+xml","value":"<p>One</p><p>Two</p>"}]}"#, "a").unwrap();
        let (text, writing) = inline(&item).unwrap();
        assert_eq!(
            (&*parse(writing, text).source, writing),
            ("One\n\nTwo", Writing::Markup)
        );
        assert_eq!(inline(&Item::default()), None);
    }

    #[test]
    fn another_text_in_the_article_is_said() {
        for (inline, source, writing, codes) in [
            (r#"{"value":"One\n"}"#, "One", Writing::Plain, 0),
            (r#"{"value":"One\n"}"#, "One\r\n", Writing::Plain, 0),
            (r#"{"value":"One"}"#, "Two", Writing::Plain, 1),
            (r#"{"value":"One"}"#, "*One*", Writing::Plain, 1),
            (
                r#"{"value":"One two"}"#,
                "# One\n\n*two*",
                Writing::Markdown,
                0,
            ),
            (r##"{"value":"# One"}"##, "# One", Writing::Markdown, 0),
            (r#"{"value":"Other"}"#, "# One", Writing::Markdown, 1),
            (
                r#"{"contentType":"text/markdown","value":"One"}"#,
                "# One",
                Writing::Markdown,
                1,
            ),
        ] {
            let item: Item = json::parse(&format!("{{\"bodies\":[{inline}]}}"), "a").unwrap();
            let mut problems = Problems::default();
            compare(&item, &parse(writing, source), writing, "a", &mut problems);
            assert_eq!(problems.count(), codes, "{source}");
        }
    }
}
