//! The string as it is displayed, and where each of its bytes came from.
//!
//! A reader must see what is in a text. Characters that leave no ink but change what is read (bidi controls,
//! zero-width spaces, tags, fillers, control codes) are therefore taken out of what the layout works on; a small
//! mark with the character's short name stands in their place. They do not act, and they are not lost: selection
//! and copying work on the source string, which stays untouched.
//!
//! Invariant: both maps are monotonic, and land on character boundaries of their string.

use std::ops::Range;

/// Stands in the displayed string for a hidden character; neutral in the bidi algorithm, its ink is the mark.
pub(crate) const STAND_IN: char = '\u{FFFC}';
/// More marks than this in one paragraph are shown as `�`, so that a hostile paragraph stays cheap.
const MAX_MARKS: usize = 512;
/// Combining characters in a row that are drawn on one base; what follows is shown as `�`.
const MAX_COMBINING: usize = 12;

/// Begins what has a direction of its own, and ends it.
const FSI: &str = "\u{2068}";
const PDI: &str = "\u{2069}";

/// Bytes of one letter with all that is joined to it; the layout counts to 255.
const MAX_CLUSTER: usize = 160;

/// A hidden character in the displayed string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HiddenMark {
    /// Where its [`STAND_IN`] is in the displayed string.
    pub(crate) at: usize,
    /// What the mark says, such as `RLO`.
    pub(crate) name: String,
}

/// One place where the displayed string differs from the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    source: usize,
    source_len: usize,
    shown: usize,
    shown_len: usize,
}

/// The displayed form of a source string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What the layout works on; `None` when it is the source itself.
    replaced: Option<String>,
    edits: Vec<Edit>,
    pub(crate) marks: Vec<HiddenMark>,
    /// Byte ranges of the displayed string that ask for the emoji font (`☀` with U+FE0F).
    pub(crate) emoji: Vec<Range<usize>>,
}

/// What to do with line breaks in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineBreaks {
    /// They break the line.
    Keep,
    /// They become spaces: the text is one line.
    AsSpaces,
}

impl Shown {
    /// Prepares `source` for the layout, each of the ranges, in their order and apart, as a paragraph of its own as
    /// to direction: our own FSI and PDI stand around it, without a mark.
    pub(crate) fn new(source: &str, line_breaks: LineBreaks, isolates: &[Range<usize>]) -> Self {
        let mut shown = Self::default();
        if source.is_ascii() && !source.bytes().any(|byte| byte < b' ' || byte == 0x7f) {
            return shown;
        }
        let too_many = overlong_clusters(source);
        let mut out = String::with_capacity(source.len() + 16);
        let mut before: Option<char> = None;
        let mut before_start = 0;
        let mut combining = 0;
        let mut controls = isolates
            .iter()
            .flat_map(|range| [(range.start, FSI), (range.end, PDI)])
            .peekable();
        let mut chars = source.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            while let Some((_, control)) = controls.next_if(|(place, _)| *place <= at) {
                shown.edit(at, 0, out.len(), control.len());
                out.push_str(control);
            }
            let next = chars.peek().map(|&(_, next)| next);
            combining = if is_combining(char) { combining + 1 } else { 0 };
            let replacement = if combining > MAX_COMBINING || too_many.binary_search(&at).is_ok() {
                Replacement::Text("\u{FFFD}")
            } else {
                replacement(before, char, next, line_breaks)
            };
            let start = out.len();
            match replacement {
                Replacement::None => {
                    out.push(char);
                    if char == '\u{FE0F}' && before.is_some() {
                        shown.emoji.push(before_start..out.len());
                    }
                }
                Replacement::Text(text) => {
                    out.push_str(text);
                    shown.edit(at, char.len_utf8(), start, text.len());
                }
                Replacement::Mark if shown.marks.len() < MAX_MARKS => {
                    out.push(STAND_IN);
                    shown.edit(at, char.len_utf8(), start, STAND_IN.len_utf8());
                    shown.marks.push(HiddenMark {
                        at: start,
                        name: name_of(char),
                    });
                }
                Replacement::Mark => {
                    out.push('\u{FFFD}');
                    shown.edit(at, char.len_utf8(), start, '\u{FFFD}'.len_utf8());
                }
            }
            before_start = start;
            before = Some(char);
        }
        for (_, control) in controls {
            shown.edit(source.len(), 0, out.len(), control.len());
            out.push_str(control);
        }
        if !shown.edits.is_empty() {
            shown.replaced = Some(out);
        }
        shown
    }

    fn edit(&mut self, source: usize, source_len: usize, shown: usize, shown_len: usize) {
        self.edits.push(Edit {
            source,
            source_len,
            shown,
            shown_len,
        });
    }

    /// The displayed string.
    pub(crate) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        self.replaced.as_deref().unwrap_or(source)
    }

    /// Where byte `source` of the source string is shown.
    pub(crate) fn shown_byte(&self, source: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.source <= source);
        let Some(edit) = after.checked_sub(1).and_then(|index| self.edits.get(index)) else {
            return source;
        };
        let end = edit.source + edit.source_len;
        if source < end {
            edit.shown
        } else {
            edit.shown + edit.shown_len + (source - end)
        }
    }

    /// Which byte of the source string the displayed byte `shown` came from.
    pub(crate) fn source_byte(&self, shown: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.shown <= shown);
        let Some(edit) = after.checked_sub(1).and_then(|index| self.edits.get(index)) else {
            return shown;
        };
        let end = edit.shown + edit.shown_len;
        if shown < end {
            edit.source
        } else {
            edit.source + edit.source_len + (shown - end)
        }
    }

    /// An estimate of the memory kept, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.replaced.as_ref().map_or(0, String::len)
            + self.edits.len() * size_of::<Edit>()
            + self.marks.len() * 48
            + self.emoji.len() * 16
    }
}

enum Replacement {
    None,
    Text(&'static str),
    Mark,
}

fn replacement(
    before: Option<char>,
    char: char,
    next: Option<char>,
    line_breaks: LineBreaks,
) -> Replacement {
    match char {
        '\n' if line_breaks == LineBreaks::Keep => Replacement::None,
        '\n' => Replacement::Text(" "),
        '\r' if next == Some('\n') => Replacement::Text(""),
        '\t' => Replacement::Text("    "),
        '\u{200C}' | '\u{200D}' if joins(before, char) => Replacement::None,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' if takes_variation(before) => {
            Replacement::None
        }
        '\u{E0020}'..='\u{E007F}' if is_flag_tag(before) => Replacement::None,
        _ if is_hidden(char) => Replacement::Mark,
        _ => Replacement::None,
    }
}

/// Characters that have to be replaced so that no letter, as Unicode counts them, is made of too many.
fn overlong_clusters(source: &str) -> Vec<usize> {
    let mut places = Vec::new();
    if u8::try_from(source.len()).is_ok() {
        return places;
    }
    let mut start = 0;
    for end in icu_segmenter::GraphemeClusterSegmenter::new().segment_str(source) {
        if end - start > MAX_CLUSTER {
            let cluster = source[start..end].char_indices();
            places.extend(
                cluster
                    .step_by(MAX_CLUSTER / 4)
                    .skip(1)
                    .map(|(at, _)| start + at),
            );
        }
        start = end;
    }
    places
}

/// Whether the joiner or non-joiner after `before` does the work it was made for.
fn joins(before: Option<char>, joiner: char) -> bool {
    let Some(before) = before else { return false };
    let script = matches!(before,
        '\u{0620}'..='\u{08FF}' | '\u{0900}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1A20}'..='\u{1CFF}'
        | '\u{A840}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{10A00}'..='\u{11FFF}')
        && !is_hidden(before);
    script || (joiner == '\u{200D}' && is_pictograph(before))
}

fn is_pictograph(char: char) -> bool {
    matches!(char, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn takes_variation(before: Option<char>) -> bool {
    before.is_some_and(|before| {
        !before.is_whitespace()
            && !before.is_control()
            && !is_hidden(before)
            && !is_variation(before)
    })
}

fn is_variation(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The tags of the flags of England, Scotland and Wales follow a black flag.
fn is_flag_tag(before: Option<char>) -> bool {
    matches!(before, Some('\u{1F3F4}' | '\u{E0061}'..='\u{E007A}'))
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{064B}'..='\u{065F}'
        | '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{0900}'..='\u{0903}'
        | '\u{093A}'..='\u{094F}' | '\u{1160}'..='\u{11FF}')
}

/// Characters without ink that change how, or what, something else is read.
pub(crate) fn is_hidden(char: char) -> bool {
    match char {
        '\n' => false,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFC}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => char.is_control(),
    }
}

fn name_of(char: char) -> String {
    let name = match char {
        '\0' => "NUL",
        '\t' => "TAB",
        '\r' => "CR",
        '\u{1B}' => "ESC",
        '\u{7F}' => "DEL",
        '\u{AD}' => "SHY",
        '\u{034F}' => "CGJ",
        '\u{061C}' => "ALM",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{2028}' => "LS",
        '\u{2029}' => "PS",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{FEFF}' => "BOM",
        '\u{FFFC}' => "OBJ",
        '\u{FE00}'..='\u{FE0F}' => return format!("VS{}", u32::from(char) - 0xFE00 + 1),
        _ => return format!("{:04X}", u32::from(char)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> (String, Vec<String>) {
        let shown = Shown::new(source, LineBreaks::Keep, &[]);
        let names = shown.marks.iter().map(|mark| mark.name.clone()).collect();
        (shown.text(source).to_owned(), names)
    }

    #[test]
    fn isolates_stand_around_their_ranges_and_map_back() {
        let source = "א — ב";
        let shown = Shown::new(source, LineBreaks::Keep, &[0..2, 7..9]);
        let text = shown.text(source);
        assert_eq!(text, "\u{2068}א\u{2069} — \u{2068}ב\u{2069}");
        assert!(shown.marks.is_empty());
        for (at, char) in source.char_indices() {
            let place = shown.shown_byte(at);
            assert!(text[place..].starts_with(char) || char == ' ', "{at}");
            assert_eq!(shown.source_byte(place), at);
        }
        assert_eq!(shown.source_byte(text.len()), source.len());
    }

    #[test]
    fn plain_text_is_itself() {
        for text in [
            "",
            "plain",
            "שלום עולם",
            "cafe\u{0301} — “quotes” 10 €",
            "a\nb",
        ] {
            assert_eq!(shown(text), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn bidi_controls_and_zero_width_characters_are_named() {
        let (text, names) = shown("a\u{202E}b\u{200B}c\u{2069}d\u{0000}");
        assert_eq!(text, "a\u{FFFC}b\u{FFFC}c\u{FFFC}d\u{FFFC}");
        assert_eq!(names, ["RLO", "ZWSP", "PDI", "NUL"]);
    }

    #[test]
    fn joiners_stay_where_they_join() {
        for text in [
            "نخست\u{200C}وزیر",
            "👨\u{200D}👩\u{200D}👧",
            "क्\u{200D}ष",
            "☀\u{FE0F}",
        ] {
            assert_eq!(shown(text).0, text);
        }
        assert_eq!(shown("pay\u{200D}pal").1, ["ZWJ"]);
        assert_eq!(shown("\u{200C}x").1, ["ZWNJ"]);
    }

    #[test]
    fn windows_line_ends_and_tabs() {
        assert_eq!(shown("a\r\nb\tc"), ("a\nb    c".to_owned(), vec![]));
        assert_eq!(
            Shown::new("a\nb", LineBreaks::AsSpaces, &[]).text("a\nb"),
            "a b"
        );
    }

    #[test]
    fn maps_go_there_and_back() {
        let source = "א\u{202E}b\r\n\tג\u{E0041}z";
        let shown = Shown::new(source, LineBreaks::Keep, &[]);
        let text = shown.text(source);
        let mut last = 0;
        for (at, _) in source.char_indices() {
            let to = shown.shown_byte(at);
            assert!(to >= last && text.is_char_boundary(to), "{at} -> {to}");
            last = to;
            if !source[at..].starts_with('\r') {
                assert_eq!(shown.source_byte(to), at);
            }
        }
        assert_eq!(shown.shown_byte(source.len()), text.len());
        assert_eq!(shown.source_byte(text.len()), source.len());
        for (at, _) in text.char_indices() {
            assert!(source.is_char_boundary(shown.source_byte(at)));
        }
    }

    #[test]
    fn a_flood_is_bounded() {
        let many = "\u{202E}".repeat(100_000);
        assert_eq!(
            Shown::new(&many, LineBreaks::Keep, &[]).marks.len(),
            MAX_MARKS
        );
        let zalgo = format!("a{}", "\u{0301}".repeat(5_000));
        assert!(shown(&zalgo).0.contains('\u{FFFD}'));
    }
}
