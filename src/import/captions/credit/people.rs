//! A credit → the people and agencies in it.

use super::without_marker;
use super::words::NOTES;

/// The people and agencies of a credit, one by one, each once, in order; empty when it names none.
///
/// They are parted at slashes, commas, dashes with blanks around them, "via", "and" and the like. What only
/// says how the picture came ("handout", "file", "staff") is left out.
pub fn credited(credit: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in credit.split("; ") {
        let mut piece = without_marker(piece);
        // "Photo: Image by Ann Lee" has two.
        for _ in 0..2 {
            piece = without_marker(piece);
        }
        for part in parts(piece) {
            let name = clean(&part);
            let is_note = name
                .split(' ')
                .all(|word| NOTES.contains(&word.to_lowercase().as_str()));
            let named = name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
            let again = found
                .iter()
                .any(|known| known.to_lowercase() == name.to_lowercase());
            if named && !is_note && !again {
                found.push(name);
            }
        }
    }
    found
}

/// Words between two names, with the blanks around them.
const BETWEEN: &[&str] = &[
    " via ",
    " and ",
    " und ",
    " et ",
    " y ",
    " for ",
    " für ",
    " pour ",
    " para ",
    " courtesy of ",
    " by ",
    " — ",
    " – ",
    " - ",
    " & ",
    " и ",
    " with ",
];

fn parts(text: &str) -> Vec<String> {
    let mut text = format!(
        " {} ",
        text.replace(['/', '|', ';', '©', '(', ')', '[', ']', '+', '•'], "\n")
    );
    for word in BETWEEN {
        text = text.replace(word, " \n ");
    }
    let mut parts: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let mut fresh = true;
        for piece in line.split(',') {
            let piece = piece.trim();
            let belongs = matches!(
                piece.trim_end_matches('.'),
                "Jr" | "Sr" | "Inc" | "Ltd" | "LLC" | "Co" | "II" | "III" | "PhD" | "MD"
            );
            match parts.last_mut() {
                Some(last) if belongs && !fresh => {
                    last.push_str(", ");
                    last.push_str(piece);
                }
                _ => parts.push(piece.to_owned()),
            }
            fresh = false;
        }
    }
    parts
}

/// Without what stands around a name: stops, quotes, an agency's "Photo", "the".
fn clean(part: &str) -> String {
    let mut name = part
        .trim()
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    if !name.ends_with("Jr.") && !name.ends_with("Inc.") && !ends_with_initial(name) {
        name = name.trim_end_matches(['.', ' ']);
    }
    for note in [" Photo", " Foto", " photo", " Archive", " file photo"] {
        name = name.strip_suffix(note).unwrap_or(name);
    }
    for lead in ["via ", "from ", "by "] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    // A year after the sign of copyright.
    let year = name.split(' ').next().unwrap_or("");
    if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) {
        name = name[4..].trim_start();
    }
    name.to_owned()
}

fn ends_with_initial(name: &str) -> bool {
    let mut chars = name.chars().rev();
    chars.next() == Some('.')
        && chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_none_or(|c| c == ' ' || c == '.')
}
