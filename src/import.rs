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
//! [`open`] is the door for window and command line; [`recognize`] says what a file is, [`read`] finds the
//! article in it. [`suggest`] is the one way in to all rules: sentences, then [`names`], whose forms [`aliases`]
//! merges, then [`roles`], which the entities get, then [`quotes`], which know "the ambassador" by his role, then
//! [`relations`], which know whose words they are in, and [`figures`]. The rules about people walk over words
//! (`reading`), ask for the subject of a verb (`clause`), and go by lists of words a language (`cues`).
//! [`normal`] puts a draft into the form that is looked at, and [`bundle`] writes it all down.
//!
//! Nothing here fetches anything, and nothing is guessed at to fill a gap: what no rule finds stays
//! empty.

pub mod aliases;
pub mod article;
pub mod bundle;
pub mod captions;
pub mod draft;
pub mod figures;
pub mod html;
pub mod language;
pub mod names;
pub mod normal;
pub mod open;
pub mod quotes;
pub mod read;
pub mod recognize;
pub mod relations;
pub mod roles;
pub mod suggest;
pub mod suggestion;
pub mod text;

mod clause;
mod cues;
mod docx;
mod encoding;
mod epub;
mod json_ld;
#[cfg(test)]
mod listed_names;
mod mail;
mod markdown;
mod marked_text;
mod newsml;
mod ninjs;
mod nitf;
mod odt;
mod picture_budget;
mod reading;
mod warc;
mod xml;
