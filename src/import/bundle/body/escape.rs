//! Which letters of a text would be taken for markup (`CommonMark` 0.31, sections 2.4 to 6).

/// Where a letter stands, for those that mean something in some places only.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    /// The byte of the letter.
    pub(super) at: usize,
    /// Whether markup of ours stands directly before or after it.
    pub(super) beside_mark: bool,
    /// Whether a link of ours begins directly after it.
    pub(super) before_link: bool,
    /// Whether it is inside the words of a link or of a picture.
    pub(super) in_brackets: bool,
}

/// Whether a backslash must stand before the letter.
pub(super) fn is_needed(letter: char, place: &Place<'_>) -> bool {
    let after = place
        .text
        .get(place.at + letter.len_utf8()..)
        .unwrap_or_default();
    let starts = place.at == 0;
    match letter {
        '\\' | '*' | '`' | '[' => true,
        ']' => place.in_brackets,
        '!' => place.before_link,
        '_' => place.beside_mark || !is_inside_word(place),
        '<' => after.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => is_entity(after),
        '#' | '>' => starts,
        '-' | '+' => starts && (after.is_empty() || after.starts_with([' ', '\t', letter])),
        '~' => starts && after.starts_with("~~"),
        '.' | ')' => {
            is_number(&place.text[..place.at]) && after.chars().next().is_none_or(is_space)
        }
        _ => false,
    }
}

fn is_space(letter: char) -> bool {
    letter == ' ' || letter == '\t'
}

/// An underscore between two letters or digits sets nothing.
fn is_inside_word(place: &Place<'_>) -> bool {
    let before = place.text[..place.at].chars().next_back();
    let after = place.text[place.at + 1..].chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// `amp;`, `#39;` and their like.
fn is_entity(after: &str) -> bool {
    let Some((name, _)) = after.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether these words are the number of a list's item.
fn is_number(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit())
}
