//! How much text an element holds, and how much of it is links.

use crate::import::html::page::{Kind, Page};
use crate::import::html::why::Why;

/// Of a text node.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextMeasure {
    pub(crate) chars: f32,
    pub(crate) commas: f32,
}

/// Of an element, everything below it included that is not left out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measures {
    pub(crate) chars: f32,
    pub(crate) commas: f32,
    /// Characters inside links; those of links within the page count a third.
    pub(crate) link_chars: f32,
}

impl Measures {
    /// The share of link text, 0 to 1.
    pub(crate) fn link_density(&self) -> f32 {
        if self.chars > 0.0 {
            (self.link_chars / self.chars).min(1.0)
        } else {
            0.0
        }
    }
}

/// Measures every text of a page once.
pub(crate) fn measure_texts(page: &Page) -> Vec<TextMeasure> {
    page.nodes
        .iter()
        .map(|node| match &node.kind {
            Kind::Text(text) => measure_text(text),
            Kind::Element(_) => TextMeasure::default(),
        })
        .collect()
}

/// Characters with each run of blanks as one, and commas of all scripts.
fn measure_text(text: &str) -> TextMeasure {
    let (mut chars, mut gaps, mut commas) = (0_usize, 0_usize, 0_usize);
    let mut in_gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            in_gap = true;
            continue;
        }
        gaps += usize::from(in_gap);
        in_gap = false;
        chars += 1;
        let comma = matches!(
            c,
            ',' | '،' | '﹐' | '︐' | '︑' | '⹁' | '⸴' | '⸲' | '，' | '、'
        );
        commas += usize::from(comma);
    }
    let chars = if chars == 0 { 0 } else { chars + gaps };
    TextMeasure {
        chars: chars as f32,
        commas: commas as f32,
    }
}

/// Sums up over all nodes that are not left out.
pub(crate) fn measure(page: &Page, texts: &[TextMeasure], out: &[Option<Why>]) -> Vec<Measures> {
    let mut all = vec![Measures::default(); page.nodes.len()];
    for at in (1..page.nodes.len()).rev() {
        if page.is_text(at) {
            all[at].chars = texts[at].chars;
            all[at].commas = texts[at].commas;
        } else if page.name(at) == "a" {
            let within = page.attribute(at, "href").starts_with('#');
            all[at].link_chars = all[at].chars * if within { 0.3 } else { 1.0 };
        }
        if out[at].is_none() {
            let own = all[at];
            let above = &mut all[page.parent(at)];
            above.chars += own.chars;
            above.commas += own.commas;
            above.link_chars += own.link_chars;
        }
    }
    all
}
