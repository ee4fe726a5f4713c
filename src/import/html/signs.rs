//! What the class and the id of an element say about it.
//!
//! The words are those of Mozilla's Readability (Apache-2.0), which have been tried on more pages than any
//! others, and a few for languages other than English.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::page::{Kind, Page};

/// What was found in class and id; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u8);

impl Signs {
    pub(crate) const UNLIKELY: Self = Self(1);
    pub(crate) const MAYBE: Self = Self(2);
    pub(crate) const BYLINE: Self = Self(4);
    pub(crate) const SHARE: Self = Self(8);
    pub(crate) const CAPTION: Self = Self(16);
    pub(crate) const CREDIT: Self = Self(32);
    /// The element of the body itself, as content management systems call it.
    pub(crate) const BODY: Self = Self(64);
    /// What stands below or beside an article on purpose: comments, teasers, boxes about the author.
    pub(crate) const BESIDE: Self = Self(128);

    pub(crate) fn has(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }
}

/// A word anywhere in class or id → what it says.
const ANYWHERE: &[(Signs, &[&str])] = &[
    (
        Signs::UNLIKELY,
        &[
            "-ad-",
            "ai2html",
            "banner",
            "breadcrumb",
            "combx",
            "comment",
            "community",
            "cover-wrap",
            "disqus",
            "extra",
            "footer",
            "gdpr",
            "header",
            "legends",
            "menu",
            "related",
            "remark",
            "replies",
            "rss",
            "shoutbox",
            "sidebar",
            "skyscraper",
            "social",
            "sponsor",
            "supplemental",
            "ad-break",
            "agegate",
            "pagination",
            "pager",
            "popup",
            "yom-remote",
        ],
    ),
    (
        Signs::MAYBE,
        &[
            "and", "article", "body", "column", "content", "main", "mathjax", "shadow",
        ],
    ),
    (
        Signs::BYLINE,
        &["byline", "author", "dateline", "writtenby", "p-author"],
    ),
    (
        Signs::CAPTION,
        &[
            "caption",
            "bildunterschrift",
            "bildtext",
            "legende",
            "cutline",
            "photo-desc",
        ],
    ),
    (
        Signs::CREDIT,
        &[
            "credit",
            "copyright",
            "photographer",
            "image-source",
            "img-source",
            "bildquelle",
            "photo-author",
            "attribution",
            "provider",
        ],
    ),
];

/// A whole word (between `-`, `_`, blanks and a change to capitals) → what it says.
const WORDS: &[(Signs, &[&str])] = &[
    (Signs::SHARE, &["share", "sharedaddy"]),
    (
        Signs::BESIDE,
        &[
            "comments",
            "comment-list",
            "commentlist",
            "comment_list",
            "comments-area",
            "comments-section",
            "comments-wrapper",
            "comment-section",
            "respond",
            "disqus_thread",
            "kommentare",
            "kommentarliste",
            "kommentarbereich",
            "article-comments",
            "user-comments",
            "fb-comments",
            "leserkommentare",
            "related-posts",
            "related-articles",
            "relatedposts",
            "related-stories",
            "related-content",
            "related-links",
            "related_posts",
            "jp-relatedposts",
            "yarpp-related",
            "author-box",
            "author-bio",
            "authorbox",
            "author-info",
            "about-author",
            "author-description",
            "autorenbox",
            "autor-box",
            "post-author-bio",
            "saboxplugin-wrap",
            "newsletter-signup",
            "newsletter-box",
            "newsletter-form",
            "newsletter",
            "sharedaddy",
            "shariff",
            "social-share",
            "share-buttons",
            "sharing",
            "post-tags",
            "tag-list",
            "tags-links",
            "article-tags",
            "entry-tags",
            "tagcloud",
            "post-navigation",
            "nav-links",
            "navigation-links",
            "post-nav",
            "recommended",
            "outbrain",
            "taboola",
            "teaser-list",
            "teaserlist",
            "most-read",
            "mostread",
            "meistgelesen",
            "tooltip",
            "tooltip-content",
            "popover",
            "hovercard",
            "hover-card",
            "rollover-block",
            "cookie-notice",
            "cookie-banner",
            "paywall",
            "breadcrumbs",
            "breadcrumb",
            "brotkrumen",
            "wp-polls",
            "entry-footer",
            "post-footer",
            "article-footer",
            "postmetadata",
            "post-meta",
            "entry-meta",
            "postmeta",
            "article-meta",
        ],
    ),
    (
        Signs::BODY,
        &[
            "articlebody",
            "article-body",
            "article_body",
            "story-body",
            "storybody",
            "entry-content",
            "post-content",
            "post-body",
            "article-content",
            "article__body",
            "article__content",
            "article-text",
            "articletext",
            "entrytext",
            "post-text",
            "story-content",
            "post_content",
            "content-body",
            "body-copy",
            "rich-text",
            "articlecontent",
            "story-text",
            "postcontent",
            "article__text",
            "artikeltext",
            "articletext",
        ],
    ),
];

const POSITIVE: &[&str] = &[
    "article",
    "body",
    "content",
    "entry",
    "hentry",
    "h-entry",
    "main",
    "page",
    "pagination",
    "post",
    "text",
    "blog",
    "story",
];
const NEGATIVE: &[&str] = &[
    "-ad-",
    "hidden",
    "banner",
    "combx",
    "comment",
    "com-",
    "contact",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
];

struct Matcher {
    words: AhoCorasick,
    signs: Vec<Signs>,
}

fn build(words: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words)
        .ok()
}

static SIGNS: LazyLock<Option<Matcher>> = LazyLock::new(|| {
    let pairs: Vec<(Signs, &str)> = ANYWHERE
        .iter()
        .flat_map(|(sign, words)| words.iter().map(|word| (*sign, *word)))
        .collect();
    let words: Vec<&str> = pairs.iter().map(|(_, word)| *word).collect();
    Some(Matcher {
        words: build(&words)?,
        signs: pairs.iter().map(|(sign, _)| *sign).collect(),
    })
});
static POSITIVES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| build(POSITIVE));
static NEGATIVES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| build(NEGATIVE));

/// The signs of every node, in the page's order.
pub(crate) fn signs(page: &Page) -> Vec<Signs> {
    let of = |at: usize| {
        if page.is_text(at) {
            return Signs::default();
        }
        let mut found = Signs::default();
        for name in ["class", "id"] {
            let text = page.attribute(at, name);
            if text.is_empty() {
                continue;
            }
            if let Some(matcher) = &*SIGNS {
                for hit in matcher.words.find_overlapping_iter(text) {
                    found.0 |= matcher.signs[hit.pattern().as_usize()].0;
                }
            }
            for word in text.split_ascii_whitespace() {
                let lower = word.to_ascii_lowercase();
                for (sign, words) in WORDS {
                    let hit = match *sign {
                        Signs::SHARE => lower.split(['-', '_']).any(|part| words.contains(&part)),
                        Signs::BESIDE => words.contains(&lower.as_str()),
                        _ => {
                            words.contains(&lower.as_str())
                                || words.iter().any(|word| lower.ends_with(word))
                        }
                    };
                    found.0 |= if hit { sign.0 } else { 0 };
                }
            }
        }
        found
    };
    (0..page.nodes.len()).map(of).collect()
}

/// How much class and id speak for an element: 25 for each that does, −25 for each that speaks against.
pub(crate) fn weight(page: &Page, at: usize) -> i32 {
    if let Kind::Text(_) = page.nodes[at].kind {
        return 0;
    }
    let mut weight = 0;
    for name in ["class", "id"] {
        let text = page.attribute(at, name);
        if text.is_empty() {
            continue;
        }
        let is_hid = text.split(' ').any(|word| word == "hid");
        if is_hid || NEGATIVES.as_ref().is_some_and(|words| words.is_match(text)) {
            weight -= 25;
        }
        if POSITIVES.as_ref().is_some_and(|words| words.is_match(text)) {
            weight += 25;
        }
    }
    weight
}
