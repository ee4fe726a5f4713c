//! An agency's news item in JSON (ninjs 1.x, 2.x, 3.x) → a draft, through the one reader of [`bundle`].

use super::draft::{Block, BlockKind, Draft, DraftPicture, Found, Mark, MarkKind, PictureBytes};
use super::markdown::{is_remote, set_caption};
use super::text;
use super::xml::squeeze;
use crate::bundle::{self, ReadOptions};
use crate::model::article::{self, Article, InlineStyle};
use crate::model::picture::Picture;
use crate::problem::{Problem, Problems};

/// Reads a news item.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    progress: bundle::Progress<'_>,
) -> Result<(Draft, Problems), Problem> {
    let opened = bundle::open_bytes(bytes, name, &ReadOptions::default(), progress)
        .map_err(|refusal| refusal.problem)?;
    let mut draft = of_article(&opened.dossier.article);
    draft.pictures = opened.dossier.pictures.iter().map(of_picture).collect();
    Ok((draft, opened.problems))
}

fn of_article(article: &Article) -> Draft {
    let found = |value: &Option<String>, source| {
        let value = squeeze(value.as_deref().unwrap_or_default());
        (!value.is_empty()).then_some(Found { value, source })
    };
    let mut draft = Draft {
        headline: found(&article.headline, "ninjs headlines"),
        standfirst: found(&article.standfirst, "ninjs descriptions"),
        published: found(&article.published, "ninjs firstCreated"),
        modified: found(&article.changed, "ninjs versionCreated"),
        language: found(&article.language, "ninjs language"),
        ..Draft::default()
    };
    // Items are updated more often than they say when they were first sent.
    draft.published = draft
        .published
        .or_else(|| found(&article.changed, "ninjs versionCreated"));
    draft.byline = text::authors(article.byline.as_deref().unwrap_or_default())
        .into_iter()
        .map(|value| Found {
            value,
            source: "ninjs by",
        })
        .collect();
    draft.site = article.sources.first().map(|source| Found {
        value: source.title.clone(),
        source: "ninjs infoSources",
    });
    if is_remote(&article.uri) {
        draft.url = Some(Found {
            value: article.uri.clone(),
            source: "ninjs uri",
        });
    }
    draft.blocks = article.body.blocks.iter().filter_map(of_block).collect();
    // A description is often the beginning of the text.
    let again = |standfirst: &mut Found| {
        draft
            .blocks
            .iter()
            .take(2)
            .any(|block| block.text.starts_with(&standfirst.value))
    };
    draft.standfirst.take_if(again);
    draft
}

fn of_block(block: &article::Block) -> Option<Block> {
    let kind = match &block.kind {
        article::BlockKind::Paragraph => BlockKind::Paragraph,
        article::BlockKind::Heading(depth) => BlockKind::Heading((*depth).clamp(2, 6)),
        article::BlockKind::Quote(_) => BlockKind::Quote,
        article::BlockKind::ListItem { depth, number } => BlockKind::ListItem {
            ordered: number.is_some(),
            depth: depth.saturating_sub(1),
        },
        article::BlockKind::Verbatim => BlockKind::Verbatim,
        article::BlockKind::Break | article::BlockKind::Picture { .. } => return None,
    };
    // A line feed is as long as the blank, so the marks stay where they are.
    let text = match kind {
        BlockKind::Verbatim => block.text.to_string(),
        _ => block.text.replace(['\n', '\r', '\t'], " "),
    };
    if text.trim().is_empty() {
        return None;
    }
    let marks = block.styles.iter().filter_map(|style| {
        let kind = match &style.style {
            InlineStyle::Emphasis => MarkKind::Emphasis,
            InlineStyle::Strong => MarkKind::Strong,
            InlineStyle::Link(address) if is_remote(address) => MarkKind::Link(address.clone()),
            _ => return None,
        };
        Some(Mark {
            range: style.range.clone(),
            kind,
        })
    });
    Some(Block {
        kind,
        text,
        marks: marks.collect(),
    })
}

fn of_picture(picture: &Picture) -> DraftPicture {
    let bytes = picture
        .link
        .as_deref()
        .filter(|link| is_remote(link))
        .map_or_else(
            || match &picture.file {
                Some(file) => PictureBytes::Beside(file.clone()),
                None => PictureBytes::Absent,
            },
            |link| PictureBytes::Remote(link.to_owned()),
        );
    let mut draft = DraftPicture {
        after: None,
        bytes,
        alt: picture.alt.clone(),
        caption: None,
        credit: None,
        credited: Vec::new(),
        line: None,
    };
    let caption = picture.caption.as_deref().or(picture.headline.as_deref());
    if let Some(caption) = caption.map(str::trim).filter(|caption| !caption.is_empty()) {
        set_caption(&mut draft, caption, "ninjs descriptions");
    }
    let credit = picture.credit.as_deref().or(picture.by.as_deref());
    if let Some(credit) = credit.map(str::trim).filter(|credit| !credit.is_empty()) {
        draft.credited = super::captions::credit::credited(credit);
        draft.credit = Some(Found {
            value: text::bare_credit(credit),
            source: "ninjs creditline",
        });
    }
    draft
}
