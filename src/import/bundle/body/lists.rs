//! The marks of list items and how far they stand in.

/// The open lists, the outermost first.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<Level>,
    /// The next item stands in no other item, whatever its depth.
    is_interrupted: bool,
}

struct Level {
    ordered: bool,
    /// Of its last item.
    number: usize,
    /// Letters before the words of its last item, those of the outer lists not among them.
    width: usize,
}

/// How an item begins.
pub(super) struct ItemStart {
    /// Everything before its words.
    pub(super) start: String,
    /// No item stands deeper than one below the item before it.
    pub(super) depth: u8,
}

impl Lists {
    /// The next item, of a list as deep as that.
    pub(super) fn next(&mut self, ordered: bool, depth: u8) -> ItemStart {
        let open = if std::mem::take(&mut self.is_interrupted) {
            0
        } else {
            self.open.len()
        };
        let depth = usize::from(depth).min(open).min(MOST_DEPTH);
        let is_other = |list: &Level| list.ordered != ordered;
        if self.open.get(depth).is_some_and(is_other) {
            self.open.truncate(depth);
        }
        let indent: usize = self.open.iter().take(depth).map(|list| list.width).sum();
        let number = self.open.get(depth).map_or(1, |list| list.number + 1);
        let mark = if ordered {
            format!("{number}. ")
        } else {
            "- ".to_owned()
        };
        let level = Level {
            ordered,
            number,
            width: mark.len(),
        };
        self.open.truncate(depth);
        self.open.push(level);
        ItemStart {
            start: format!("{}{mark}", " ".repeat(indent)),
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
        }
    }

    /// A picture stands between two items, which go on counting after it.
    pub(super) fn interrupt(&mut self) {
        self.open.truncate(1);
        self.is_interrupted = true;
    }

    /// Something else stands between.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }
}

/// Deeper lists are shown as this deep: nobody could read them, and each level costs its indent.
const MOST_DEPTH: usize = 8;
