//! Pages made to be looked through again and again.

use super::MAX_FRAME_CAPTIONS;
use crate::import::html;

const TEXT: &str = "<p>The ferry was full on Tuesday, and the queue reached the church at noon, said those who stood in it.</p>";

fn page(inside: &str) -> String {
    format!(
        "<html><body><article><h1>A ferry is full</h1>{TEXT}{inside}{TEXT}</article></body></html>"
    )
}

#[test]
fn one_figure_has_so_many_captions_and_not_one_more() {
    for (captions, read) in [
        (MAX_FRAME_CAPTIONS, MAX_FRAME_CAPTIONS),
        (MAX_FRAME_CAPTIONS + 1, MAX_FRAME_CAPTIONS),
    ] {
        let captions: Vec<String> = (0..captions)
            .map(|at| format!("<figcaption>Pier {at} at noon</figcaption>"))
            .collect();
        let captions = captions.concat();
        let page = page(&format!(
            "<figure><img src=https://a.example/a.jpg>{captions}</figure>"
        ));
        let draft = html::read(page.as_bytes(), None, &|_| true).unwrap();
        let found = draft.pictures.iter().filter(|one| one.caption.is_some());
        assert_eq!(found.count(), read);
    }
}

#[test]
fn captions_and_pictures_without_number_cost_no_more_than_their_length() {
    for inside in [
        format!(
            "<figure><img src=a.jpg>{}</figure>",
            "<figcaption>a</figcaption>".repeat(30_000)
        ),
        format!("<a href=x>{}</a>", "<img>".repeat(100_000)),
    ] {
        let page = page(&inside);
        let started = std::time::Instant::now();
        // The deadline of a page is a refusal.
        let read = html::read(page.as_bytes(), None, &|_| true);
        assert!(read.is_ok(), "{:?} {inside:.60}", started.elapsed());
    }
}
