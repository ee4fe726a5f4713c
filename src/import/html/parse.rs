//! The text of a page → a [`Page`]: its elements and texts in the order of the document, in one list.
//!
//! The standard's own tree construction (html5ever), run on a stream that never nests deeper than
//! [`MAX_PAGE_DEPTH`]: start tags beyond it are passed over with their end tags, so that neither parsing
//! nor anything after it is more than linear in depth. Nothing here is recursive, dropping included.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, LocalName, QualName, TokenizerResult, local_name, ns};

use super::page::{Element, Kind, Node, Page};
use crate::container::limits::MAX_PAGE_DEPTH;

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

/// A node of the tree under construction, by its place in the arena.
#[derive(Clone)]
struct Handle {
    at: usize,
    name: QualName,
}

/// No node.
const NONE: usize = usize::MAX;

/// A node of the tree under construction: brothers are linked, so that all changes cost the same anywhere.
struct Growing {
    parent: usize,
    first: usize,
    last: usize,
    before: usize,
    after: usize,
    what: What,
}

enum What {
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    /// The document, comments, processing instructions.
    Other,
}

struct Arena {
    nodes: RefCell<Vec<Growing>>,
}

impl Default for Arena {
    fn default() -> Self {
        let arena = Self {
            nodes: RefCell::default(),
        };
        arena.push(What::Other);
        arena
    }
}

impl Arena {
    fn push(&self, what: What) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Growing {
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            after: NONE,
            what,
        });
        nodes.len() - 1
    }

    fn other(&self) -> Handle {
        Handle {
            at: self.push(What::Other),
            name: no_name(),
        }
    }

    fn detach(&self, at: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, before, after) = (nodes[at].parent, nodes[at].before, nodes[at].after);
        if before != NONE {
            nodes[before].after = after;
        } else if parent != NONE {
            nodes[parent].first = after;
        }
        if after != NONE {
            nodes[after].before = before;
        } else if parent != NONE {
            nodes[parent].last = before;
        }
        let node = &mut nodes[at];
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    /// Puts a child of `parent` before `next`, or at the end.
    fn insert(&self, parent: usize, next: usize, child: NodeOrText<Handle>) {
        let before = {
            let nodes = self.nodes.borrow();
            if next == NONE {
                nodes[parent].last
            } else {
                nodes[next].before
            }
        };
        let at = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.at);
                handle.at
            }
            NodeOrText::AppendText(text) => {
                if before != NONE
                    && let What::Text(known) = &mut self.nodes.borrow_mut()[before].what
                {
                    known.push_tendril(&text);
                    return;
                }
                self.push(What::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        (nodes[at].parent, nodes[at].before, nodes[at].after) = (parent, before, next);
        if before == NONE {
            nodes[parent].first = at;
        } else {
            nodes[before].after = at;
        }
        if next == NONE {
            nodes[parent].last = at;
        } else {
            nodes[next].before = at;
        }
    }
}

fn no_name() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl TreeSink for Arena {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            at: 0,
            name: no_name(),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let at = self.push(What::Element(name.clone(), attributes));
        Handle { at, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.other()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.other()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.at, NONE, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        before: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.nodes.borrow()[element.at].parent != NONE;
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is shown when it is a shadow root, so it stays where it stands.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.at == y.at
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.at].parent;
        if parent != NONE {
            if let NodeOrText::AppendNode(node) = &child {
                self.detach(node.at);
            }
            self.insert(parent, sibling.at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let What::Element(_, attributes) = &mut self.nodes.borrow_mut()[target.at].what {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let child = self.nodes.borrow()[node.at].first;
            if child == NONE {
                break;
            }
            self.detach(child);
            let handle = Handle {
                at: child,
                name: no_name(),
            };
            self.insert(new_parent.at, NONE, NodeOrText::AppendNode(handle));
        }
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
