//! Reads any bytes as a saved page: whatever comes of it is a sound draft.

use dossier::import::draft::{BlockKind, Draft, MarkKind};
use dossier::import::html;

/// `bytes` are the file.
pub(crate) fn check(bytes: &[u8]) {
    if let Ok(draft) = html::read(bytes, None, &|_| true) {
        is_sound(&draft);
    }
}

fn is_sound(draft: &Draft) {
    let left = draft.left_out.iter().map(|left| &left.block);
    for block in draft.blocks.iter().chain(left) {
        assert!(!block.text.trim().is_empty());
        assert!(block.kind == BlockKind::Verbatim || !block.text.contains('\n'));
        let mut open: Vec<usize> = Vec::new();
        let mut last = 0;
        for mark in &block.marks {
            let words = block.text.get(mark.range.clone());
            assert!(words.is_some_and(|words| !words.is_empty()));
            assert!(mark.range.start >= last, "marks are in order");
            last = mark.range.start;
            open.retain(|end| *end > mark.range.start);
            assert!(
                open.iter().all(|end| *end >= mark.range.end),
                "marks do not cross"
            );
            open.push(mark.range.end);
            if let MarkKind::Link(address) = &mark.kind {
                assert!(address.starts_with("http://") || address.starts_with("https://"));
            }
        }
    }
    let count = draft.blocks.len();
    let after = draft.left_out.iter().map(|left| left.after);
    for place in after.chain(draft.pictures.iter().map(|picture| picture.after)) {
        assert!(place.is_none_or(|block| block < count));
    }
    let values = [
        &draft.headline,
        &draft.standfirst,
        &draft.site,
        &draft.language,
        &draft.url,
    ];
    for found in values.into_iter().flatten().chain(&draft.byline) {
        assert!(!found.value.trim().is_empty() && !found.source.is_empty());
    }
}
