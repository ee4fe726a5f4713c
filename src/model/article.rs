//! The article: who wrote it, where and when, and its text.
//!
//! The text exists twice: as `source`, the file that quotes and positions count in, and as
//! [`Block`]s, the words a reader sees. Each block knows which stretch of the source each of its
//! words came from, so a quote found in the source lights the right words on screen.

use std::ops::Range;
use std::sync::Arc;

use super::Reference;
use super::item::SentenceId;

/// One news item (IPTC ninjs names in brackets where ours differ).
#[derive(Clone, Debug, Default)]
pub struct Article {
    pub uri: String,
    pub headline: Option<String>,
    /// Slugline or title, shown when there is no headline.
    pub slug: Option<String>,
    /// The description with role `summary`.
    pub standfirst: Option<String>,
    /// `by`
    pub byline: Option<String>,
    /// `located`
    pub dateline: Option<String>,
    /// BCP 47
    pub language: Option<String>,
    /// RFC 3339, as delivered (`firstCreated`).
    pub published: Option<String>,
    /// RFC 3339, as delivered (`versionCreated`).
    pub changed: Option<String>,
    pub embargoed_until: Option<String>,
    pub expires: Option<String>,
    pub status: PublicationStatus,
    /// Publisher, agency (`infoSources`).
    pub sources: Vec<Reference>,
    /// Copyright holder, notice, usage terms: shown as they are.
    pub rights: Vec<String>,
    /// Subjects, genres and the like, shown as tags.
    pub tags: Vec<Reference>,
    pub body: Body,
}

/// Stands between the facts, or the rights, of one line.
pub const FACTS_APART: &str = "  ·  ";

impl Article {
    /// The date a reader is shown: first publication, else the last change.
    pub fn date(&self) -> Option<&str> {
        self.published.as_deref().or(self.changed.as_deref())
    }

    /// Who, where, from whom.
    pub fn facts(&self) -> Vec<String> {
        let sources: Vec<&str> = self
            .sources
            .iter()
            .map(|source| source.title.as_str())
            .collect();
        let facts = [
            self.byline.clone(),
            self.dateline.clone(),
            (!sources.is_empty()).then(|| sources.join(", ")),
        ];
        facts.into_iter().flatten().collect()
    }

    /// Who, where, from whom: in one line.
    pub fn facts_line(&self) -> String {
        self.facts().join(FACTS_APART)
    }

    /// Copyright and terms, in one line.
    pub fn rights_line(&self) -> String {
        self.rights.join(FACTS_APART)
    }

    /// The headline, or what stands in for it.
    pub fn shown_headline(&self) -> &str {
        self.headline.as_deref().unwrap_or(self.fallback_headline())
    }

    /// What stands in for a missing headline.
    pub fn fallback_headline(&self) -> &str {
        self.slug.as_deref().unwrap_or(&self.uri)
    }
}

/// `pubStatus`: anything but usable gets a banner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublicationStatus {
    #[default]
    Usable,
    Withheld,
    Canceled,
}

impl PublicationStatus {
    /// The word of ninjs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Withheld => "withheld",
            Self::Canceled => "canceled",
        }
    }
}

/// The text of the article.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The file as delivered; quotes and positions count in it.
    pub source: Arc<str>,
    /// Its name in the container, like `body.md`; empty when the text stood in `article.json`.
    pub file: String,
    /// In reading order; their source ranges ascend and do not overlap.
    pub blocks: Vec<Block>,
    /// In reading order, so a block's sentences are consecutive.
    pub sentences: Vec<Sentence>,
}

/// A paragraph, heading, list item, …: what a reader sees as one piece.
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub kind: BlockKind,
    /// The words as shown, without markup.
    pub text: Arc<str>,
    /// The bytes of the source that the block covers, markup included; ascends from block to block.
    pub source: Range<usize>,
    /// Which bytes of the source each stretch of `text` came from; ascending on both sides.
    pub runs: Vec<SourceRun>,
    /// Emphasis and links, as byte ranges of `text`; may nest.
    pub styles: Vec<StyledRange>,
    /// The block's first sentence; its last is before the next block's first.
    pub first_sentence: SentenceId,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    #[default]
    Paragraph,
    /// Level 1 to 6.
    Heading(u8),
    /// Nesting depth from 1.
    Quote(u8),
    ListItem {
        /// Nesting depth from 1.
        depth: u8,
        /// The number of an ordered list's item.
        number: Option<u64>,
    },
    /// Preformatted text, and HTML that is shown as text.
    Verbatim,
    /// A thematic break: no text.
    Break,
    /// Where a picture stands; `text` is the caption written there.
    Picture {
        /// As written: a path in the container, or a remote address that is never fetched.
        target: String,
    },
}

/// `text` and `source` are equally long and match byte by byte, or belong together as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRun {
    pub text: Range<usize>,
    pub source: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledRange {
    pub range: Range<usize>,
    pub style: InlineStyle,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineStyle {
    Emphasis,
    Strong,
    Code,
    /// The address; opened only on click, `http` and `https` only.
    Link(String),
}

/// A sentence: a byte range of one block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub block: usize,
    pub range: Range<usize>,
}

/// Words on screen: a byte range of one block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub block: usize,
    pub range: Range<usize>,
}

impl Block {
    /// The part of `text` that came from `source`, or `None` when nothing of it is shown here.
    fn text_of(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let first = self
            .runs
            .partition_point(|run| run.source.end <= source.start);
        let mut shown: Option<Range<usize>> = None;
        for run in &self.runs[first..] {
            if run.source.start >= source.end {
                break;
            }
            let part = if run.text.len() == run.source.len() {
                let from = source.start.max(run.source.start) - run.source.start;
                let to = source.end.min(run.source.end) - run.source.start;
                run.text.start + from..run.text.start + to
            } else {
                run.text.clone()
            };
            shown = Some(shown.map_or(part.clone(), |all| all.start..part.end));
        }
        shown.filter(|range| !range.is_empty())
    }
}

impl Body {
    /// Where the bytes `source` of the file are seen; empty when only markup stands there.
    pub fn places(&self, source: &Range<usize>) -> Vec<Place> {
        let first = self
            .blocks
            .partition_point(|block| block.source.end <= source.start);
        let mut places = Vec::new();
        for (index, block) in self.blocks.iter().enumerate().skip(first) {
            if block.source.start >= source.end {
                break;
            }
            if let Some(range) = block.text_of(source) {
                places.push(Place {
                    block: index,
                    range,
                });
            }
        }
        places
    }

    /// Where the bytes `range` of a block's text stand in the file; `None` when that is no range of it.
    ///
    /// Markup between the first and the last letter is among them.
    pub fn source_of(&self, block: usize, range: Range<usize>) -> Option<Range<usize>> {
        let block = self.blocks.get(block)?;
        if range.is_empty() || block.text.get(range.clone()).is_none() {
            return None;
        }
        let part = |run: &SourceRun| {
            let (from, to) = (range.start.max(run.text.start), range.end.min(run.text.end));
            if from >= to {
                return None;
            }
            if run.text.len() == run.source.len() {
                let shift = |byte: usize| byte - run.text.start + run.source.start;
                Some(shift(from)..shift(to))
            } else {
                // One character that is written as several: all of it or nothing.
                Some(run.source.clone())
            }
        };
        let parts = block.runs.iter().filter_map(part);
        parts.reduce(|all, part| all.start.min(part.start)..all.end.max(part.end))
    }

    /// The sentences of one block, as a range of ids.
    pub fn sentences_of_block(&self, block: usize) -> Range<u32> {
        let start = self.blocks[block].first_sentence.0;
        let end = self
            .blocks
            .get(block + 1)
            .map_or(self.sentences.len() as u32, |next| next.first_sentence.0);
        start..end
    }

    /// The sentences that share words with `place`, as a range of ids.
    pub fn sentences_at(&self, place: &Place) -> Range<u32> {
        let ids = self.sentences_of_block(place.block);
        let list = &self.sentences[ids.start as usize..ids.end as usize];
        let from = list.partition_point(|sentence| sentence.range.end <= place.range.start);
        let to = list.partition_point(|sentence| sentence.range.start < place.range.end);
        ids.start + from as u32..ids.start + to.max(from) as u32
    }

    pub fn sentence(&self, id: SentenceId) -> &Sentence {
        &self.sentences[id.index()]
    }

    /// The words of a sentence, as shown.
    pub fn sentence_text(&self, id: SentenceId) -> &str {
        let sentence = self.sentence(id);
        &self.blocks[sentence.block].text[sentence.range.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_in_the_file() {
        let body = body();
        let of = |range: Range<usize>| {
            let source = body.source_of(0, range)?;
            Some(&body.source[source])
        };
        assert_eq!(of(0..4), Some("Some"));
        assert_eq!(of(5..9), Some("bold"));
        assert_eq!(of(0..9), Some("Some *bold"), "with the markup between");
        assert_eq!(of(10..11), Some("&amp;"));
        assert_eq!(of(9..16), Some(" &amp; more"));
        assert_eq!(of(3..3), None);
        assert_eq!(of(3..99), None);
        assert_eq!(body.source_of(2, 0..4), Some(29..33));
        assert_eq!(body.source_of(9, 0..1), None);
    }

    /// `Some *bold* &amp; more` and a break and `Next`.
    fn body() -> Body {
        let run = |text: Range<usize>, source: Range<usize>| SourceRun { text, source };
        Body {
            source: "Some *bold* &amp; more\n\n---\n\nNext".into(),
            blocks: vec![
                Block {
                    text: "Some bold & more".into(),
                    source: 0..22,
                    runs: vec![
                        run(0..5, 0..5),
                        run(5..9, 6..10),
                        run(9..10, 11..12),
                        run(10..11, 12..17),
                        run(11..16, 17..22),
                    ],
                    ..Block::default()
                },
                Block {
                    kind: BlockKind::Break,
                    source: 24..27,
                    first_sentence: SentenceId(2),
                    ..Block::default()
                },
                Block {
                    text: "Next".into(),
                    source: 29..33,
                    runs: vec![run(0..4, 29..33)],
                    first_sentence: SentenceId(2),
                    ..Block::default()
                },
            ],
            sentences: vec![
                Sentence {
                    block: 0,
                    range: 0..10,
                },
                Sentence {
                    block: 0,
                    range: 10..16,
                },
                Sentence {
                    block: 2,
                    range: 0..4,
                },
            ],
            ..Body::default()
        }
    }

    #[test]
    fn source_bytes_lead_to_the_words_on_screen() {
        let body = body();
        let shown = |source: Range<usize>| -> Vec<(usize, &str)> {
            body.places(&source)
                .into_iter()
                .map(|place| (place.block, &body.blocks[place.block].text[place.range]))
                .collect()
        };
        assert_eq!(shown(6..10), [(0, "bold")]);
        assert_eq!(shown(5..11), [(0, "bold")], "markup is not shown");
        assert_eq!(shown(7..13), [(0, "old &")], "an entity counts as a whole");
        assert_eq!(shown(18..33), [(0, "more"), (2, "Next")], "over a break");
        assert_eq!(shown(24..27), [], "a break has no words");
        assert_eq!(shown(33..90), [], "past the end");
    }

    #[test]
    fn places_lead_to_their_sentences() {
        let body = body();
        let at = |block, range| body.sentences_at(&Place { block, range });
        assert_eq!(at(0, 5..9), 0..1);
        assert_eq!(at(0, 9..11), 0..2);
        assert_eq!(at(0, 10..11), 1..2);
        assert_eq!(at(2, 0..4), 2..3);
        assert_eq!(body.sentences_of_block(1), 2..2, "a break has none");
        assert_eq!(body.sentence_text(SentenceId(1)), "& more");
    }
}
