//! Imports any bytes that are no web page by their name; what is read keeps to what a draft is.

use dossier::import::draft::{BlockKind, Draft, MarkKind};
use dossier::import::read::read;

pub(crate) fn check(bytes: &[u8]) {
    if let Ok((draft, _)) = read("any", bytes, &|_| true) {
        check_draft(&draft);
    }
}

/// What holds of every draft.
fn check_draft(draft: &Draft) {
    let last = draft.blocks.len().checked_sub(1);
    let left_out = draft.left_out.iter().map(|left| &left.block);
    for block in draft.blocks.iter().chain(left_out) {
        let mut open: Vec<usize> = Vec::new();
        for mark in &block.marks {
            assert!(!block.text[mark.range.clone()].is_empty());
            while open.last().is_some_and(|end| *end <= mark.range.start) {
                open.pop();
            }
            let crosses = open.last().is_some_and(|end| mark.range.end > *end);
            assert!(!crosses, "{block:?}");
            open.push(mark.range.end);
            if let MarkKind::Link(address) = &mark.kind {
                assert!(address.to_lowercase().starts_with("http"), "{address}");
            }
        }
    }
    for block in &draft.blocks {
        assert!(!block.text.trim().is_empty());
        let is_verbatim = block.kind == BlockKind::Verbatim;
        assert!(is_verbatim || !block.text.contains('\n'), "{block:?}");
    }
    assert!(draft.pictures.iter().all(|picture| picture.after <= last));
    assert!(draft.left_out.iter().all(|left| left.after <= last));
}
