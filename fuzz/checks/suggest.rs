//! Whatever a text holds, suggesting gives ranges of it: on character boundaries, in order, nothing twice.

use dossier::import::suggest::suggest;

/// The first byte says the language, the second where a block ends; the rest is the text.
pub(crate) fn check(bytes: &[u8]) {
    let [language, cut, text @ ..] = bytes else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let languages = ["en", "ru", "de", "fr", "es", "he", "ar", "fa"];
    let language = languages.get(usize::from(*language)).copied();
    let cut = text.floor_char_boundary(usize::from(*cut) * text.len() / 255);
    let blocks = [0..cut, cut..text.len()];
    let credits = &blocks[1..];
    let found = suggest(&text, &blocks, credits, language, &|| true);
    let mut last = 0;
    for sentence in &found.sentences {
        assert!(last <= sentence.start && text.get(sentence.clone()).is_some());
        last = sentence.end;
    }
    let mut mentions = Vec::new();
    for entity in &found.entities {
        assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        for mention in &entity.mentions {
            assert!(text.get(mention.range.clone()).is_some());
            mentions.push((mention.range.start, mention.range.end));
        }
    }
    mentions.sort_unstable();
    assert!(mentions.windows(2).all(|pair| pair[0].1 <= pair[1].0));
}
