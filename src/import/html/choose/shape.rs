//! What counts as a paragraph: `p`, a `div` that holds only words, and words that stand loose in a `div`.

use super::Facts;
use super::measure::Measures;
use crate::import::html::page::Page;
use crate::import::html::why::Why;

/// Words loose in a `div`, between two of its blocks.
pub(crate) struct Run {
    pub(crate) parent: usize,
    /// Children of `parent`: the first, and the one after the last.
    first: usize,
    end: usize,
}

impl Run {
    pub(crate) fn nodes<'a>(
        &self,
        page: &'a Page,
        out: &'a [Option<Why>],
    ) -> impl Iterator<Item = usize> + 'a {
        let (first, end) = (self.first, self.end);
        let mut next = first;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = page.end(child);
                child
            })
        })
        .filter(|at| out[*at].is_none())
    }

    pub(crate) fn sum(
        &self,
        page: &Page,
        measures: &[Measures],
        out: &[Option<Why>],
    ) -> (f32, f32) {
        self.nodes(page, out)
            .fold((0.0, 0.0), |(chars, commas), at| {
                (chars + measures[at].chars, commas + measures[at].commas)
            })
    }
}

/// How the elements of a page are to be taken.
pub(crate) struct Shape {
    /// A `div` that is a paragraph.
    paragraph: Vec<bool>,
    /// A `div` around one `p` and nothing else: as if it were not there.
    transparent: Vec<bool>,
    pub(crate) runs: Vec<Run>,
}

impl Shape {
    pub(crate) fn of(facts: &Facts<'_>, out: &[Option<Why>], measures: &[Measures]) -> Self {
        let page = facts.page;
        let count = page.nodes.len();
        // Whether a block stands below.
        let mut holds_block = vec![false; count];
        for at in (1..count).rev() {
            let name = page.name(at);
            let is_block = matches!(
                name,
                "blockquote" | "dl" | "div" | "img" | "ol" | "p" | "pre" | "table" | "ul"
            );
            if (is_block || holds_block[at]) && out[at] != Some(Why::Unseen) {
                holds_block[page.parent(at)] = true;
            }
        }
        let mut shape = Self {
            paragraph: vec![false; count],
            transparent: vec![false; count],
            runs: Vec::new(),
        };
        let mut at = 1;
        while at < count {
            if out[at].is_some() {
                at = page.end(at);
                continue;
            }
            if page.name(at) == "div" {
                shape.take_div(page, out, measures, &holds_block, at);
            }
            at += 1;
        }
        shape
    }

    fn take_div(
        &mut self,
        page: &Page,
        out: &[Option<Why>],
        measures: &[Measures],
        holds_block: &[bool],
        at: usize,
    ) {
        let few_links = measures[at].link_density() < 0.25;
        let first_run = self.runs.len();
        let mut start = None;
        let mut breaks = 0;
        let mut split = false;
        let mut push = |first: usize, end: usize| {
            if end > first {
                self.runs.push(Run {
                    parent: at,
                    first,
                    end,
                });
            }
        };
        for child in page.children(at) {
            let name = page.name(child);
            if name == "br" {
                breaks += 1;
                if breaks == 2
                    && let Some(first) = start.take()
                {
                    split = true;
                    push(first, child);
                }
                continue;
            }
            if page.is_text(child) && measures[child].chars == 0.0 {
                continue;
            }
            breaks = 0;
            if out[child] == Some(Why::Unseen) {
                continue;
            }
            if is_phrasing(page, child) {
                start.get_or_insert(child);
            } else if let Some(first) = start.take() {
                push(first, child);
            }
        }
        if let Some(first) = start {
            push(first, page.end(at));
        }
        let elements: Vec<usize> = page
            .child_elements(at)
            .filter(|child| out[*child] != Some(Why::Unseen))
            .take(2)
            .collect();
        let runs = self.runs.len() - first_run;
        if !holds_block[at] && !split && few_links {
            self.paragraph[at] = true;
            self.runs.truncate(first_run);
        } else if runs == 0 && few_links && elements.len() == 1 && page.name(elements[0]) == "p" {
            self.transparent[at] = true;
        }
    }

    /// A `div` that is a paragraph.
    pub(crate) fn is_paragraph(&self, at: usize) -> bool {
        self.paragraph[at]
    }

    pub(crate) fn is_transparent(&self, at: usize) -> bool {
        self.transparent[at]
    }

    pub(crate) fn counts_as_paragraph(&self, page: &Page, at: usize) -> bool {
        self.paragraph[at] || self.transparent[at] || page.name(at) == "p"
    }

    /// The element that holds this one, as if transparent ones were not there.
    pub(crate) fn parent(&self, page: &Page, at: usize) -> usize {
        let mut above = page.parent(at);
        while above != 0 && self.transparent[above] {
            above = page.parent(above);
        }
        above
    }
}

/// Whether a node stands within a line. Links may hold blocks, so their content decides.
fn is_phrasing(page: &Page, at: usize) -> bool {
    if page.is_text(at) {
        return true;
    }
    match page.name(at) {
        "abbr" | "audio" | "b" | "bdo" | "br" | "button" | "cite" | "code" | "data"
        | "datalist" | "dfn" | "em" | "embed" | "i" | "img" | "input" | "kbd" | "label"
        | "mark" | "math" | "meter" | "noscript" | "object" | "output" | "progress" | "q"
        | "ruby" | "samp" | "script" | "select" | "small" | "span" | "strong" | "sub" | "sup"
        | "textarea" | "time" | "var" | "wbr" | "font" => true,
        "a" | "del" | "ins" => page.children(at).all(|child| {
            page.is_text(child)
                || !matches!(
                    page.name(child),
                    "div"
                        | "p"
                        | "section"
                        | "article"
                        | "h1"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "h5"
                        | "h6"
                        | "ul"
                        | "ol"
                        | "table"
                        | "figure"
                        | "picture"
                        | "li"
                        | "header"
                        | "footer"
                )
        }),
        _ => false,
    }
}
