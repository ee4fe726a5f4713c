//! Names in scripts without capitals: lists, titles and head words carry all.

use super::lexicon::Lexicon;
use super::tokens::Tokens;
use crate::import::aliases::Sighting;

pub(super) fn find(_text: &str, _tokens: &Tokens, _lexicon: &Lexicon, _glued: &[&str]) -> Vec<Sighting> {
    Vec::new()
}
