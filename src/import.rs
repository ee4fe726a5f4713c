//! An article from elsewhere becomes a dossier: a saved page, a text, an agency's item.
//!
//! ```text
//! bytes → draft (what is the article, what was left out) → suggestions (who, what, how many) → bundle
//! ```
//!
//! A [`draft`] holds the article as plain blocks, each value with where in the file it was found. A
//! [`suggestion`] is something a rule saw in the words: it carries the words, the rule and a score, and
//! is nothing more until a person confirms it.
//!
//! [`suggest`] is the one way in to all rules: sentences, then [`names`], whose forms [`aliases`] merges.
//!
//! Nothing here fetches anything, and nothing is guessed at to fill a gap: what no rule finds stays
//! empty.

pub mod aliases;
pub mod draft;
pub mod language;
pub mod names;
pub mod suggest;
pub mod suggestion;
