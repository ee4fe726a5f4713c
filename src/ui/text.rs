//! Text in every script.
//!
//! **Why this exists.** egui 0.37 sets every line from the left, in the order of the bytes: Hebrew, Arabic and Persian
//! sentences come out mirrored, and Arabic digits reversed, so that ٢٠٢٧ reads as ٧٢٠٢, a false number. So every string
//! that comes from a bundle, a file name or a person is set here: parley does direction, line breaks and shaping,
//! skrifa and swash draw the glyphs onto textures, and egui paints them as triangles.
//!
//! **When egui learns bidi, this module goes**: nothing outside of it knows parley.
//!
//! What holds:
//! - A string is a paragraph of its own. Nothing in it can change the order of what stands beside it, and its
//!   direction is that of its first letter.
//! - Strings are never changed. Every position is a byte of the string as it was given; copying gives it back.
//! - A label of any length costs little: a beginning of it is laid out, `…` says so. Only the body view and the text
//!   field show all there is.
//! - Hidden characters (bidi controls, zero-width and other invisible ones) do not act; a small mark with their name
//!   stands in their place. Joiners inside the scripts that need them, and the selectors of emoji, stay at work.
//! - With [`FontSource::Bundled`] the same text gives the same pixels on every machine.
//!
//! What it does not do: vertical text, hyphenation, justification.

mod atlas;
pub mod body;
mod engine;
mod field;
mod fonts;
mod glyph;
mod hidden;
mod label;
mod layout;
mod line_widths;
mod para;
mod style;
#[cfg(test)]
mod tests;

pub use engine::TextEngine;
pub use field::TextField;
pub use fonts::{FontSource, egui_fonts};
pub use label::{Label, label, label_line, layout, link, measure, paint, paint_halo, paint_text};
pub use para::Para;
pub use style::{Align, Family, Joined, MAX_SHOWN_CHARS, Span, Text, TextStyle, shortened};
