//! The punctuation around a cut, in every script that has its own.

/// Marks that close wherever they stand alone.
pub(super) fn is_final_mark(mark: char) -> bool {
    matches!(
        mark,
        '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】'
    )
}

pub(super) fn is_opening_mark(mark: char) -> bool {
    matches!(
        mark,
        '“' | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '"'
            | '\''
            | '「'
            | '『'
            | '¿'
            | '¡'
    )
}

pub(super) fn is_dash_or_space(mark: char) -> bool {
    matches!(mark, '—' | '–' | '-') || mark.is_whitespace()
}

pub(super) fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…' | '؟' | '۔')
}

pub(super) fn is_line_end(mark: char) -> bool {
    matches!(mark, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
