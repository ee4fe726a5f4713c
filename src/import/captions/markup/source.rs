//! Where a picture's bytes are: inside the page, in a file beside it, or at an address.

use data_url::DataUrl;
use url::Url;

use crate::import::draft::PictureBytes;
use crate::import::html::page::Page;

/// Attributes in which pages keep the address of a picture that loads late.
const LATE: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-full-src",
    "data-hi-res-src",
    "data-src-large",
    "data-image",
    "data-url",
    "data-pin-media",
    "data-raw-src",
];
const LATE_SETS: &[&str] = &[
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
    "data-sizes-srcset",
];

/// Addresses with one of these count readers or draw a blank.
const NO_PICTURE: &[&str] = &[
    "doubleclick.net",
    "scorecardresearch",
    "facebook.com/tr",
    "google-analytics",
    "googletagmanager",
    "/pixel",
    "pixel.",
    "tracking",
    "1x1",
    "spacer.",
    "blank.gif",
    "blank.png",
    "transparent.",
    "placeholder",
    "quantserve",
    "gravatar.com",
    "/emoji/",
    "count.gif",
    "ioam.de",
    "vgwort",
    "vg04.met.vgwort.de",
    "/beacon",
    "loading.gif",
    "feedburner",
    "statcounter",
    "imrworldwide",
    "chartbeat",
];

/// Sides below this, in pixels, make an icon.
const ICON_SIDE: f32 = 50.0;

/// The picture of an `img`; `None` when it is no picture to look at.
pub(super) fn source(page: &Page, at: usize, base: Option<&Url>) -> Option<PictureBytes> {
    if is_small(page, at) || is_decoration(page, at) {
        return None;
    }
    let src = page.attribute(at, "src").trim();
    let late = LATE.iter().map(|name| page.attribute(at, name).trim());
    let sets = LATE_SETS
        .iter()
        .map(|name| best_of_set(page.attribute(at, name)));
    let in_picture: Vec<&str> = if page.name(page.parent(at)) == "picture" {
        page.child_elements(page.parent(at))
            .filter(|child| page.name(*child) == "source")
            .flat_map(|child| {
                [
                    page.attribute(child, "srcset"),
                    page.attribute(child, "data-srcset"),
                ]
            })
            .map(best_of_set)
            .collect()
    } else {
        Vec::new()
    };
    let is_local = !src.is_empty() && !src.contains("://") && !src.starts_with('/');
    // What was saved with the page comes first; a stand-in only when nothing else is there.
    let first = if is_local && is_good(src) {
        Some(src)
    } else {
        None
    };
    let address = first
        .into_iter()
        .chain(late)
        .chain(sets)
        .chain(in_picture)
        .chain(std::iter::once(src))
        .find(|address| is_good(address))?;
    bytes_at(address, base)
}

fn bytes_at(address: &str, base: Option<&Url>) -> Option<PictureBytes> {
    if starts_with(address, "data:") {
        let (bytes, _) = DataUrl::process(address).ok()?.decode_to_vec().ok()?;
        return Some(PictureBytes::Inline(bytes));
    }
    if let Ok(url) = Url::parse(address) {
        return match url.scheme() {
            "http" | "https" => Some(PictureBytes::Remote(url.into())),
            // A part of a mail or of an archive of a page: whoever reads those finds it by this.
            "cid" | "file" => Some(PictureBytes::Beside(address.to_owned())),
            _ => None,
        };
    }
    let from_root = address.starts_with('/');
    match base {
        Some(base) if from_root => Some(PictureBytes::Remote(base.join(address).ok()?.into())),
        _ if address.starts_with("//") => Some(PictureBytes::Remote(format!("https:{address}"))),
        _ => Some(PictureBytes::Beside(address.to_owned())),
    }
}

fn is_good(address: &str) -> bool {
    if address.is_empty() || address.starts_with('#') || address == "about:blank" {
        return false;
    }
    if starts_with(address, "data:") {
        let is_drawing = starts_with(address, "data:image/svg");
        // The smallest picture that anybody looks at is larger than this.
        return starts_with(address, "data:image/") && !is_drawing && address.len() > 1000;
    }
    let lower = address.to_ascii_lowercase();
    !NO_PICTURE.iter().any(|part| lower.contains(part))
        && !lower
            .rsplit('.')
            .next()
            .is_some_and(|ending| ending.starts_with("svg"))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// The largest of a `srcset`.
fn best_of_set(set: &str) -> &str {
    let mut best = ("", 0.0);
    for candidate in set.split(", ").flat_map(|part| part.split(",http").take(1)) {
        let mut words = candidate.split_ascii_whitespace();
        let address = words.next().unwrap_or("").trim_end_matches(',');
        let size = words
            .next()
            .and_then(|size| size.trim_end_matches(['w', 'x', 'h', ',']).parse().ok())
            .unwrap_or(1.0);
        if size > best.1 && !address.is_empty() {
            best = (address, size);
        }
    }
    best.0
}

fn is_small(page: &Page, at: usize) -> bool {
    let side = |name: &str| {
        let value = page.attribute(at, name).trim();
        value.trim_end_matches("px").parse::<f32>().ok()
    };
    match (side("width"), side("height")) {
        (Some(width), Some(height)) => {
            (width < ICON_SIDE && height < ICON_SIDE && width > 0.0)
                || width == 1.0
                || height == 1.0
        }
        (Some(side), None) | (None, Some(side)) => side <= 2.0 && side > 0.0,
        (None, None) => false,
    }
}

fn is_decoration(page: &Page, at: usize) -> bool {
    if page.attribute(at, "role") == "presentation" && page.attribute(at, "alt").is_empty() {
        return page.attribute(at, "class").contains("icon");
    }
    page.attribute(at, "class")
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| {
            matches!(
                word,
                "avatar"
                    | "emoji"
                    | "icon"
                    | "logo"
                    | "smiley"
                    | "author"
                    | "gravatar"
                    | "wp-smiley"
            )
        })
}
