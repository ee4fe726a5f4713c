//! The text of a page → a [`Page`]: its elements and texts in the order of the document, in one list.
//!
//! The standard's own tree construction (html5ever), run on a stream that never nests deeper than
//! [`MAX_PAGE_DEPTH`]: start tags beyond it are passed over with their end tags, so that neither parsing
//! nor anything after it is more than linear in depth. Nothing here is recursive, dropping included.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name, ns};

use super::page::{Element, Kind, Node, Page};
use crate::container::limits::MAX_PAGE_DEPTH;
use arena::{Arena, Growing, Handle, NONE, What};

mod arena;

/// How much is read between two questions whether to go on.
const CHUNK_BYTES: usize = 1 << 15;

/// Parses a page; `None` when `goes_on` said no.
pub(super) fn parse(text: &str, goes_on: &dyn Fn(f32) -> bool) -> Option<Page> {
    let builder = TreeBuilder::new(
        Arena::default(),
        TreeBuilderOpts {
            scripting_enabled: false,
            drop_doctype: true,
            ..TreeBuilderOpts::default()
        },
    );
    let tokenizer = Tokenizer::new(Shallow::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut start = 0;
    while start < text.len() {
        if !goes_on(start as f32 / text.len() as f32) {
            return None;
        }
        let mut end = text.len().min(start + CHUNK_BYTES);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        input.push_back(StrTendril::from_slice(&text[start..end]));
        // It stops at scripts, which are not run, and where a page names its encoding, which is known.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        start = end;
    }
    tokenizer.end();
    Some(flatten(tokenizer.sink.builder.sink.nodes.into_inner()))
}

/// Keeps the tree builder from nesting too deep.
struct Shallow {
    builder: TreeBuilder<Handle, Arena>,
    open: RefCell<Vec<LocalName>>,
    /// By name: how many are in `open`, and how many start tags were passed over.
    counts: RefCell<HashMap<LocalName, (usize, usize)>>,
    /// How many `svg` and `math` are open: only in them does `<x/>` close itself.
    foreign: Cell<usize>,
}

impl Shallow {
    fn new(builder: TreeBuilder<Handle, Arena>) -> Self {
        Self {
            builder,
            open: RefCell::default(),
            counts: RefCell::default(),
            foreign: Cell::new(0),
        }
    }

    /// Whether the tree builder may see this tag.
    fn passes(&self, tag: &Tag) -> bool {
        if closes_by_itself(&tag.name) || (tag.self_closing && self.foreign.get() > 0) {
            return true;
        }
        let is_foreign = matches!(tag.name, local_name!("svg") | local_name!("math"));
        let mut open = self.open.borrow_mut();
        let mut counts = self.counts.borrow_mut();
        let (inside, passed_over) = counts.entry(tag.name.clone()).or_default();
        if tag.kind == TagKind::StartTag {
            if open.len() >= MAX_PAGE_DEPTH {
                *passed_over += 1;
                return false;
            }
            *inside += 1;
            open.push(tag.name.clone());
            self.foreign
                .set(self.foreign.get() + usize::from(is_foreign && !tag.self_closing));
            return true;
        }
        if *passed_over > 0 {
            *passed_over -= 1;
            return false;
        }
        if *inside > 0 {
            self.foreign
                .set(self.foreign.get().saturating_sub(usize::from(is_foreign)));
            while let Some(last) = open.pop() {
                if let Some((inside, _)) = counts.get_mut(&last) {
                    *inside -= 1;
                }
                if last == tag.name {
                    break;
                }
            }
        }
        true
    }
}

/// Elements that have no end tag or need none, so that a missing one does not nest what follows.
fn closes_by_itself(name: &LocalName) -> bool {
    matches!(
        &**name,
        "a" | "area"
            | "base"
            | "body"
            | "br"
            | "button"
            | "caption"
            | "col"
            | "colgroup"
            | "dd"
            | "dt"
            | "embed"
            | "head"
            | "hr"
            | "html"
            | "img"
            | "input"
            | "li"
            | "link"
            | "meta"
            | "nobr"
            | "optgroup"
            | "option"
            | "p"
            | "param"
            | "rp"
            | "rt"
            | "source"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "track"
            | "wbr"
    )
}

impl TokenSink for Shallow {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &token
            && !self.passes(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Lists the tree in the order of the document, without comments and without what is inside drawings.
fn flatten(mut nodes: Vec<Growing>) -> Page {
    let mut page = Page {
        nodes: Vec::with_capacity(nodes.len()),
    };
    let document = LocalName::from("#document");
    page.nodes.push(Node {
        parent: 0,
        end: 0,
        kind: Kind::Element(Element {
            name: document,
            attributes: Vec::new(),
        }),
    });
    // Pairs of a node of the tree and its place in the list; a node too deep shares its parent's.
    let mut path = vec![(0_usize, 0_usize)];
    let mut next = nodes[0].first;
    loop {
        if next == NONE {
            let Some((left, place)) = path.pop() else {
                break;
            };
            let shared = path.last().is_some_and(|(_, above)| *above == place);
            if !shared {
                page.nodes[place].end = page.nodes.len() as u32;
            }
            next = nodes[left].after;
            continue;
        }
        let at = next;
        let (parent, depth) = path
            .last()
            .map_or((0, 0), |(_, place)| (*place, path.len()));
        let mut node = |kind| {
            page.nodes.push(Node {
                parent: parent as u32,
                end: page.nodes.len() as u32 + 1,
                kind,
            });
            page.nodes.len() - 1
        };
        match std::mem::replace(&mut nodes[at].what, What::Other) {
            What::Text(text) => {
                node(Kind::Text(text));
                next = nodes[at].after;
            }
            What::Element(name, attributes) => {
                let is_drawing = name.ns == ns!(svg);
                let place = if depth >= MAX_PAGE_DEPTH {
                    parent
                } else {
                    node(Kind::Element(Element {
                        name: name.local,
                        attributes,
                    }))
                };
                if is_drawing {
                    next = nodes[at].after;
                } else {
                    path.push((at, place));
                    next = nodes[at].first;
                }
            }
            What::Other => next = nodes[at].after,
        }
    }
    page
}
