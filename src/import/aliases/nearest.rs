//! Which full name a short form stands for at some place in the text.

use std::collections::HashMap;
use std::hash::Hash;

/// For each short form the full name that it stands for now.
#[derive(Debug)]
pub(super) struct Nearest<K = String> {
    now: HashMap<K, Target>,
    /// How often each full name was named.
    named: HashMap<usize, usize>,
}

#[derive(Clone, Copy, Debug)]
struct Target {
    full: usize,
    /// How often the short form stood for it.
    taken: usize,
}

impl<K> Default for Nearest<K> {
    fn default() -> Self {
        Self {
            now: HashMap::new(),
            named: HashMap::new(),
        }
    }
}

impl<K: Eq + Hash> Nearest<K> {
    /// The full name stands here: from now on `short` means it, unless the short form has become
    /// somebody else's. A wife named once does not take the name from the man whom the text is about.
    pub(super) fn name(&mut self, short: K, full: usize) {
        let named = self.named.entry(full).or_default();
        *named += 1;
        let named = *named;
        let target = self.now.entry(short).or_insert(Target { full, taken: 0 });
        if target.full == full {
            return;
        }
        let before = target.taken + self.named.get(&target.full).copied().unwrap_or_default();
        if before < 3 || before <= 2 * named {
            *target = Target { full, taken: 0 };
        }
    }

    pub(super) fn get<Q>(&self, short: &Q) -> Option<usize>
    where
        K: std::borrow::Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.now.get(short).map(|target| target.full)
    }

    /// What `short` stands for, noting that it did.
    pub(super) fn take<Q>(&mut self, short: &Q) -> Option<usize>
    where
        K: std::borrow::Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.now.get_mut(short).map(|target| {
            target.taken += 1;
            target.full
        })
    }
}
