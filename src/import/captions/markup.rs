//! Pictures of a page with their captions and credits, from what the markup says.
//!
//! A caption is what stands in `figcaption`, in an element that calls itself one (`itemprop`, `wp-caption`,
//! a class) beside a picture, or in an attribute made for it. Pictures that only count readers, icons and
//! portraits of authors are none.

use std::collections::HashMap;

use url::Url;

use super::credit::{self, Split};
use crate::import::draft::{DraftPicture, Found, PictureBytes};
use crate::import::html::page::Page;
use crate::import::html::signs::Signs;
use crate::import::html::why::Why;
use source::source;

mod source;

/// A picture and where in the page it stands.
pub(crate) struct PagePicture {
    pub(crate) at: usize,
    /// Elements whose words went into the picture.
    pub(crate) claimed: Vec<usize>,
    pub(crate) picture: DraftPicture,
}

/// What to look at.
pub(crate) struct Scene<'a> {
    pub(crate) page: &'a Page,
    pub(crate) signs: &'a [Signs],
    pub(crate) out: &'a [Option<Why>],
    /// Where pictures count: from the headline, or the element around the article, to the article's end.
    pub(crate) region: std::ops::Range<usize>,
    /// Where pictures without words count.
    pub(crate) parts: &'a [usize],
    pub(crate) base: Option<&'a Url>,
}

/// Longer texts are no captions, whatever they call themselves.
const MAX_CAPTION_CHARS: usize = 1500;
/// Captions of one element with pictures: a gallery in one `figure` has dozens, and for each caption all that is
/// in the element is looked through.
const MAX_FRAME_CAPTIONS: usize = 200;
/// Credits that stand beside one caption.
const MAX_CREDITS: usize = 50;
/// How many nodes are looked at between two questions whether to go on.
const NODES_PER_QUESTION: usize = 4096;

/// The pictures of the region, in order; `None` when `goes_on` said no.
pub(crate) fn pictures(scene: &Scene<'_>, goes_on: &dyn Fn() -> bool) -> Option<Vec<PagePicture>> {
    let page = scene.page;
    let surveyed = Surveyed {
        page,
        signs: scene.signs,
        out: scene.out,
        base: scene.base,
        headed: around(page, is_heading),
        pictured: around(page, is_picture),
    };
    let mut used = Used {
        taken: vec![false; page.nodes.len()],
        captions: HashMap::new(),
    };
    let mut found: Vec<PagePicture> = Vec::new();
    // Captions first, so that each takes its picture.
    for kind in [Kind::Element, Kind::Called, Kind::Around] {
        for at in scene.region.clone() {
            if at.is_multiple_of(NODES_PER_QUESTION) && !goes_on() {
                return None;
            }
            if page.is_text(at)
                || used.taken[at]
                || !is_caption(&surveyed, at, kind)
                || !surveyed.counts(at, kind)
            {
                continue;
            }
            // Each may look through much of the page.
            if !goes_on() {
                return None;
            }
            if let Some(picture) = captioned(&surveyed, at, kind, &mut used) {
                found.push(picture);
            }
        }
    }
    for part in scene.parts {
        for at in *part..page.end(*part) {
            if page.name(at) != "img" || used.taken[at] || !surveyed.counts(at, Kind::Around) {
                continue;
            }
            if !goes_on() {
                return None;
            }
            found.extend(bare(&surveyed, at));
        }
    }
    found.sort_by_key(|picture| picture.at);
    merge_repeated(&mut found);
    Some(found)
}

/// A scene, and what it holds where; so no element is looked through again for each that is in it.
struct Surveyed<'a> {
    page: &'a Page,
    signs: &'a [Signs],
    out: &'a [Option<Why>],
    base: Option<&'a Url>,
    /// Whether a heading is below each node.
    headed: Vec<bool>,
    /// Whether a picture is.
    pictured: Vec<bool>,
}

/// What captions have taken.
struct Used {
    taken: Vec<bool>,
    /// How many captions each element around pictures has.
    captions: HashMap<usize, usize>,
}

/// For each node whether one below it is such an element.
fn around(page: &Page, is_one: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut around = vec![false; page.nodes.len()];
    for at in (0..page.nodes.len()).filter(|at| is_one(page.name(*at))) {
        for above in page.ancestors(at) {
            // Those further up are known too.
            if std::mem::replace(&mut around[above], true) {
                break;
            }
        }
    }
    around
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5")
}

fn is_picture(name: &str) -> bool {
    matches!(name, "img" | "picture" | "video" | "figure" | "iframe")
}

/// How a caption is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It is a `figcaption`.
    Element,
    /// It calls itself one, and stands beside a picture.
    Called,
    /// It calls itself one, and holds the picture too.
    Around,
}

impl Surveyed<'_> {
    /// Whether an element may belong to the article: nothing around it was left out for what it is.
    fn counts(&self, at: usize, kind: Kind) -> bool {
        let page = self.page;
        let left = |at: usize| match self.out[at] {
            Some(Why::Unseen | Why::Beside | Why::Sharing) => true,
            // A head with the first picture in it is often called "header", a row of pictures "popup".
            Some(Why::Surroundings) => kind != Kind::Element || is_beside_by_class(page, at),
            _ => false,
        };
        !left(at)
            && page.ancestors(at).all(|above| {
                let is_teaser = page.name(above) == "a" && self.leads_away(above);
                !left(above)
                    && !matches!(page.name(above), "aside" | "nav" | "footer")
                    && !is_teaser
            })
    }

    /// Whether a link with words in it leads to another page: then it is a teaser.
    fn leads_away(&self, at: usize) -> bool {
        let page = self.page;
        let href = page.attribute(at, "href");
        self.headed[at] && !href.starts_with('#') && !href.starts_with("javascript")
    }
}

fn is_beside_by_class(page: &Page, at: usize) -> bool {
    matches!(
        page.attribute(at, "role"),
        "navigation" | "complementary" | "dialog"
    ) || ["class", "id"].iter().any(|name| {
        let text = page.attribute(at, name).to_ascii_lowercase();
        [
            "related", "sidebar", "comment", "menu", "social", "sponsor", "footer", "banner",
            "teaser",
        ]
        .iter()
        .any(|word| text.contains(word))
    })
}

fn is_caption(scene: &Surveyed<'_>, at: usize, kind: Kind) -> bool {
    let page = scene.page;
    let name = page.name(at);
    if kind == Kind::Element {
        return name == "figcaption";
    }
    if matches!(
        name,
        "figure"
            | "img"
            | "html"
            | "body"
            | "article"
            | "main"
            | "table"
            | "video"
            | "track"
            | "input"
            | "button"
            | "a"
    ) {
        return false;
    }
    let called = page.attribute(at, "itemprop") == "caption" || scene.signs[at].has(Signs::CAPTION);
    called && (kind == Kind::Called) != scene.pictured[at]
}

/// A caption with the picture that it stands beside.
fn captioned(scene: &Surveyed<'_>, at: usize, kind: Kind, used: &mut Used) -> Option<PagePicture> {
    let page = scene.page;
    let taken = &mut used.taken;
    let explicit = kind == Kind::Element;
    let most = if kind == Kind::Around {
        400
    } else {
        MAX_CAPTION_CHARS
    };
    let chars = count_chars(page, at, most);
    if chars == 0 || chars > most {
        return None;
    }
    let mut words = String::new();
    page.push_parted_text(at, &mut words, &|node| taken[node]);
    if !words.contains(char::is_alphanumeric) {
        return None;
    }
    let frame = if kind == Kind::Around {
        at
    } else {
        frame(scene, at, explicit, chars)?
    };
    let captions = used.captions.entry(frame).or_default();
    *captions += 1;
    if *captions > MAX_FRAME_CAPTIONS {
        return None;
    }
    let image = page
        .below(frame)
        .filter(|below| page.name(*below) == "img" && !taken[*below])
        .find_map(|below| Some((below, source(page, below, scene.base)?)));
    let has_media = image.is_some()
        || page.below(frame).any(|below| {
            matches!(
                page.name(below),
                "img"
                    | "picture"
                    | "video"
                    | "iframe"
                    | "object"
                    | "svg"
                    | "amp-img"
                    | "noscript"
                    | "canvas"
                    | "audio"
            )
        });
    let is_framed = explicit && page.name(frame) == "figure";
    let holds_text = page
        .below(frame)
        .any(|below| matches!(page.name(below), "table" | "blockquote" | "pre" | "code"));
    if !has_media && (!is_framed || holds_text) {
        return None;
    }
    // The credit may be an element of its own, within the caption or beside it.
    let mut claimed = vec![at];
    let inside: Vec<usize> = outermost(page, page.below(at), |below| is_credit(scene, below));
    let mut beside: Vec<usize> = outermost(page, page.below(frame), |below| {
        !page.contains(at, below)
            && !page.contains(below, at)
            && is_credit(scene, below)
            && count_chars(page, below, 200) < 200
    });
    beside.truncate(MAX_CREDITS);
    let mut caption = String::new();
    let credit_words = |nodes: &[usize]| {
        let words: Vec<String> = nodes
            .iter()
            .map(|node| page.parted_text(*node))
            .filter(|text| !text.is_empty())
            .collect();
        words.join(" ")
    };
    page.push_parted_text(at, &mut caption, &|node| {
        inside.binary_search(&node).is_ok() || taken[node]
    });
    let mut marked = credit_words(&inside);
    if marked.is_empty() || caption.is_empty() && !beside.is_empty() {
        let more = credit_words(&beside);
        if !more.is_empty() && !words.contains(&more) {
            marked = if marked.is_empty() {
                more
            } else {
                format!("{marked} {more}")
            };
        }
        claimed.extend(&beside);
    }
    let split = with_marked(&caption, &marked);
    let line = if words.contains(&marked) {
        words
    } else {
        format!("{words} {marked}")
    };
    for node in &claimed {
        taken[*node..page.end(*node)].fill(true);
    }
    let (place, bytes, alt) = match image {
        Some((node, bytes)) => {
            taken[node] = true;
            (node, bytes, alt(page, node))
        }
        None => (at, PictureBytes::Absent, None),
    };
    let source = if explicit {
        "figcaption"
    } else {
        "a caption's class or property"
    };
    Some(PagePicture {
        at: place.min(at),
        claimed,
        picture: DraftPicture {
            after: None,
            bytes,
            alt,
            caption: split.caption.map(|value| Found { value, source }),
            credit: split.credit.map(|value| Found {
                value,
                source: if marked.is_empty() {
                    "end of the caption"
                } else {
                    "a credit's class or property"
                },
            }),
            credited: split.credited,
            line: Some(line),
        },
    })
}

/// A caption's words and a credit that was marked up.
fn with_marked(caption: &str, marked: &str) -> Split {
    if marked.is_empty() {
        return credit::split(caption);
    }
    let credit = marked
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|'))
        .to_owned();
    // Words that lead over to the credit stay behind when it is taken out: "… in Rome. Credit:".
    let caption = caption
        .trim()
        .trim_end_matches(['|', '/', '·', '(', ' ', '—', '–'])
        .to_owned();
    Split {
        caption: (!caption.is_empty()).then_some(caption),
        credited: credit::credited(&credit),
        credit: Some(credit),
    }
}

fn is_credit(scene: &Surveyed<'_>, at: usize) -> bool {
    let page = scene.page;
    if page.is_text(at) || scene.out[at] == Some(Why::Unseen) || page.name(at) == "img" {
        return false;
    }
    let by_property = matches!(
        page.attribute(at, "itemprop"),
        "copyrightHolder" | "creditText" | "author" | "creator" | "copyrightNotice" | "credit"
    );
    let by_class = scene.signs[at].has(Signs::CREDIT) && !scene.signs[at].has(Signs::CAPTION);
    (by_property
        || by_class
        || page.name(at) == "cite"
            && page
                .ancestors(at)
                .take(2)
                .any(|above| page.name(above) == "figcaption"))
        && !scene.pictured[at]
}

/// Nodes that match, none inside another, in order.
fn outermost(
    page: &Page,
    range: std::ops::Range<usize>,
    matches: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if matches(at) {
            found.push(at);
            at = page.end(at);
        } else {
            at += 1;
        }
    }
    found
}

/// The element around a caption and its picture, with little other text in it.
fn frame(scene: &Surveyed<'_>, at: usize, explicit: bool, chars: usize) -> Option<usize> {
    let page = scene.page;
    if explicit {
        let figure = page
            .ancestors(at)
            .take(6)
            .find(|above| page.name(*above) == "figure");
        return Some(figure.unwrap_or_else(|| page.parent(at)));
    }
    let most = chars * 2 + 300;
    for above in page.ancestors(at).take(5) {
        if matches!(
            page.name(above),
            "body" | "html" | "article" | "main" | "#document"
        ) {
            return None;
        }
        if count_chars(page, above, most) > most {
            return None;
        }
        if scene.pictured[above] {
            return Some(above);
        }
    }
    None
}

/// Characters below, counted no further than one past `most`.
fn count_chars(page: &Page, at: usize, most: usize) -> usize {
    let mut sum = 0;
    let mut next = at;
    while next < page.end(at) && sum <= most {
        if let crate::import::html::page::Kind::Text(text) = &page.nodes[next].kind {
            sum += text.trim().chars().take(most + 1).count();
        } else if crate::import::html::page::is_unseen(page.name(next)) {
            next = page.end(next);
            continue;
        }
        next += 1;
    }
    sum
}

/// A picture with no caption beside it.
fn bare(scene: &Surveyed<'_>, at: usize) -> Option<PagePicture> {
    let page = scene.page;
    let bytes = source(page, at, scene.base)?;
    let said = ["data-caption", "data-image-caption", "data-description"]
        .iter()
        .map(|name| page.attribute(at, name).trim())
        .find(|text| !text.is_empty() && !text.contains('<'));
    let split = said.map(credit::split).unwrap_or_default();
    let credited_by = ["data-credit", "data-copyright", "data-photo-credit"]
        .iter()
        .map(|name| page.attribute(at, name).trim())
        .find(|text| !text.is_empty());
    let credit = split.credit.or_else(|| credited_by.map(str::to_owned));
    let source = "an attribute of the picture";
    Some(PagePicture {
        at,
        claimed: Vec::new(),
        picture: DraftPicture {
            after: None,
            bytes,
            alt: alt(page, at),
            caption: split.caption.map(|value| Found { value, source }),
            credited: credit.as_deref().map(credit::credited).unwrap_or_default(),
            credit: credit.map(|value| Found { value, source }),
            line: said.map(str::to_owned),
        },
    })
}

fn alt(page: &Page, at: usize) -> Option<String> {
    let alt = page
        .attribute(at, "alt")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    (!alt.is_empty()).then_some(alt)
}

/// The same picture with the same words twice (once for wide, once for narrow windows) is one.
fn merge_repeated(found: &mut Vec<PagePicture>) {
    let mut seen: std::collections::HashSet<(String, String)> = std::collections::HashSet::new();
    let mut claimed_again = Vec::new();
    let mut kept: Vec<PagePicture> = Vec::with_capacity(found.len());
    for picture in found.drain(..) {
        let address = match &picture.picture.bytes {
            PictureBytes::Remote(address) | PictureBytes::Beside(address) => address.clone(),
            PictureBytes::Inline(bytes) => format!(
                "{} {:?}",
                bytes.len(),
                bytes.get(bytes.len() / 2..bytes.len() / 2 + 16)
            ),
            PictureBytes::Absent => String::new(),
        };
        let words = picture.picture.line.clone().unwrap_or_default();
        if (address.is_empty() && words.is_empty()) || seen.insert((address, words)) {
            kept.push(picture);
        } else {
            claimed_again.extend(picture.claimed);
        }
    }
    if let Some(last) = kept.last_mut() {
        last.claimed.extend(claimed_again);
    }
    *found = kept;
}

#[cfg(test)]
mod tests;
