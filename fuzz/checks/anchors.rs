//! Looks for any quote in any text: what is lit says what the quote says, and nothing else.

use dossier::bundle::{self, ReadOptions};
use dossier::container::Container;
use dossier::model::annotation::Anchor;

/// `bytes` are a text and its quotes, with `\x01` between them; an even first byte makes the text Markdown.
pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\u{1}');
    let body = parts.next().unwrap_or_default();
    let file = if body.len().is_multiple_of(2) {
        "body.md"
    } else {
        "body.txt"
    };
    let quoted = |words: &str| -> String {
        let escape = |letter: char| format!("\\u{:04x}", u32::from(letter));
        let letters = words.chars();
        letters
            .map(|letter| match letter {
                '"' | '\\' => escape(letter),
                control if control.is_control() && u32::from(control) < 0x80 => escape(control),
                other => other.to_string(),
            })
            .collect()
    };
    let notes: Vec<String> = parts
        .take(50)
        .enumerate()
        .map(|(number, quote)| {
            let position = format!(
                ",{{\"type\":\"TextPositionSelector\",\"start\":{number},\"end\":{}}}",
                number + quote.chars().count()
            );
            format!(
                "{{\"id\":\"#a{number}\",\"motivation\":\"commenting\",\"body\":{{\"type\":\"TextualBody\",\"value\":\"n\"}},\
                 \"target\":{{\"source\":\"{file}\",\"selector\":[{{\"type\":\"TextQuoteSelector\",\"exact\":\"{}\"}}{}]}}}}",
                quoted(quote),
                if number % 2 == 0 { &position } else { "" },
            )
        })
        .collect();
    let files = [
        (
            "datapackage.json",
            format!(
                "{{\"resources\":[{{\"name\":\"article\",\"path\":\"article.json\"}},{{\"name\":\"body\",\"path\":\"{file}\"}},\
                 {{\"name\":\"annotations\",\"path\":\"annotations.json\"}}]}}"
            ),
        ),
        ("article.json", "{\"uri\":\"urn:x\"}".to_owned()),
        (file, body.to_owned()),
        (
            "annotations.json",
            format!("{{\"items\":[{}]}}", notes.join(",")),
        ),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let Ok(container) = Container::from_files(files.to_vec()) else {
        return;
    };
    let Ok(opened) = bundle::read(&container, &ReadOptions::default(), &|_| true) else {
        return;
    };
    let source = &opened.dossier.article.body.source;
    for annotation in &opened.dossier.annotations {
        let words = annotation.quote.exact.as_str();
        let places = match &annotation.anchor {
            Anchor::Exact(place) | Anchor::Moved(place) => std::slice::from_ref(place),
            Anchor::Ambiguous(places) => places,
            Anchor::Lost => &[],
        };
        for place in places {
            assert_eq!(source.get(place.clone()), Some(words));
        }
    }
}
