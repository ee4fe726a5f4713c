//! The tree while it grows: what html5ever's tree construction asks for, as nodes in one vector.
//!
//! Brothers are linked, so that every change costs the same anywhere, and nothing is dropped recursively.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};

/// A node of the tree under construction, by its place in the arena.
#[derive(Clone)]
pub(super) struct Handle {
    at: usize,
    name: QualName,
}

/// No node.
pub(super) const NONE: usize = usize::MAX;

/// A node of the tree under construction: brothers are linked, so that all changes cost the same anywhere.
pub(super) struct Growing {
    pub(super) parent: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) what: What,
}

pub(super) enum What {
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    /// The document, comments, processing instructions.
    Other,
}

pub(super) struct Arena {
    pub(super) nodes: RefCell<Vec<Growing>>,
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
