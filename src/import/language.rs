//! Which language a text is in, by its script and its commonest words.

/// Bytes that are looked at: a page of text tells as much as a book.
const ENOUGH: usize = 8 << 10;

/// The primary BCP 47 subtag of a text's language; `None` when neither script nor words tell.
pub fn of(text: &str) -> Option<&'static str> {
    let text = &text[..text.floor_char_boundary(ENOUGH)];
    by_script(text).or_else(|| by_words(text))
}

/// Scripts that the text is mostly in, and the language each stands for.
fn by_script(text: &str) -> Option<&'static str> {
    let (mut latin, mut cyrillic, mut hebrew, mut arabic, mut persian, mut ukrainian) =
        (0, 0, 0, 0, 0, 0);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            'і' | 'ї' | 'є' | 'ґ' => {
                cyrillic += 1;
                ukrainian += 1;
            }
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{5d0}'..='\u{5ea}' => hebrew += 1,
            // Letters that Persian has and Arabic does not.
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => {
                arabic += 1;
                persian += 1;
            }
            '\u{620}'..='\u{64a}' => arabic += 1,
            _ => {}
        }
    }
    let most = latin.max(cyrillic).max(hebrew).max(arabic);
    if most == 0 || most == latin {
        return None;
    }
    Some(if most == cyrillic {
        if ukrainian * 50 > cyrillic {
            "uk"
        } else {
            "ru"
        }
    } else if most == hebrew {
        "he"
    } else if persian * 20 > arabic {
        "fa"
    } else {
        "ar"
    })
}

/// The commonest words of each language that its neighbours do not share.
const COMMONEST: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "was", "is", "that", "for", "with", "he", "it", "his", "by",
            "this", "are", "have", "from", "at", "i", "you", "not", "be", "they", "she", "what",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "ist", "nicht", "von", "den", "mit", "dem", "ein", "eine",
            "auf", "für", "sich", "auch", "im", "wird", "zu", "sie", "er", "hat", "werden", "bei",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "est", "et", "du", "une", "dans", "qui", "pour", "pas", "sur",
            "au", "il", "avec", "ce", "plus", "ont", "été", "sont", "aux", "cette",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "y", "del", "una", "por", "con", "para", "es", "se", "que", "su",
            "al", "lo", "como", "más", "fue", "pero", "sus", "han", "ha",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "è", "della", "per", "gli", "non", "sono", "nel", "alla", "più",
            "anche", "dei", "delle", "una", "con",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "do", "da", "em", "não", "uma", "com", "dos", "no", "na", "ao", "mais",
            "foi", "são", "pela", "às",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "van", "en", "niet", "dat", "zijn", "op", "te", "voor", "met", "aan",
            "ook", "naar", "bij",
        ],
    ),
];

fn by_words(text: &str) -> Option<&'static str> {
    let mut counts = [0_usize; COMMONEST.len()];
    for word in text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty() && word.len() <= 8)
    {
        let word = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(COMMONEST) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = counts.iter().max().copied().filter(|best| *best > 0)?;
    let at = counts.iter().position(|count| *count == best)?;
    Some(COMMONEST[at].0)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_sentence_tells_its_language() {
        for (language, text) in [
            (
                "en",
                "The harbour was closed and nobody knew when it would open.",
            ),
            (
                "de",
                "Der Hafen ist geschlossen und niemand weiß, wann er wieder öffnet.",
            ),
            (
                "fr",
                "Le port est fermé et personne ne sait quand il va rouvrir pour les bateaux.",
            ),
            (
                "es",
                "El puerto está cerrado y nadie sabe cuándo se abrirá para los barcos.",
            ),
            ("ru", "Порт закрыт, и никто не знает, когда он откроется."),
            (
                "uk",
                "Порт закрито, і ніхто не знає, коли він відкриється її силами.",
            ),
            ("he", "הנמל סגור ואיש אינו יודע מתי ייפתח."),
            ("ar", "الميناء مغلق ولا أحد يعرف متى سيفتح."),
            ("fa", "بندر بسته است و هیچ کس نمی‌داند کی باز می‌شود."),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn what_tells_nothing_is_none() {
        for text in ["", "1234 – 5678", "日本語の文章です", "Qxz vbn"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
