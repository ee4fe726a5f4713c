//! How long opening takes: the sample, a long article with many annotations, a large network.
//!
//! Everything is generated here, so the numbers mean the same on every machine. The targets are
//! those of the issue: the long article opens in one second or less.

mod big;

use std::fmt::Write as _;
use std::hint::black_box;

use big::Big;
use criterion::{Criterion, criterion_group, criterion_main};
use dossier::bundle::{self, Opened, ReadOptions};
use dossier::container::Container;

/// Bytes of the long article.
const BODY_BYTES: usize = 5_000_000;
const ANNOTATIONS: usize = 20_000;
const ENTITIES: usize = 10_000;
const RELATIONS: usize = 30_000;

fn open(container: &Container) -> Opened {
    bundle::read(container, &ReadOptions::default(), &|_| true)
        .unwrap_or_else(|refusal| panic!("the generated bundle opens: {}", refusal.problem))
}

fn container(files: &[(&str, &str)]) -> Container {
    let parts: Vec<String> = files
        .iter()
        .map(|(path, _)| {
            let name = path.split('.').next().unwrap_or_default();
            format!("{{\"name\":\"{name}\",\"path\":\"{path}\"}}")
        })
        .collect();
    let package = format!("{{\"resources\":[{}]}}", parts.join(","));
    let mut all = vec![("datapackage.json".to_owned(), package.into_bytes())];
    all.extend(
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())),
    );
    Container::from_files(all).unwrap_or_else(|problem| panic!("{problem}"))
}

const ARTICLE: &str = "{\"uri\":\"urn:x\",\"headlines\":[{\"value\":\"Long\"}]}";

/// Paragraphs of four sentences; every third annotation says no position, every third a stale one.
fn long_article() -> Container {
    let mut body = String::new();
    let mut quotes: Vec<String> = Vec::new();
    let mut number = 0;
    while body.len() < BODY_BYTES {
        for _ in 0..4 {
            let quote = format!("person number {number} of the harbour café");
            if quotes.len() < ANNOTATIONS && number % 2 == 0 {
                quotes.push(quote.clone());
            }
            let written = write!(
                body,
                "The board heard {quote} on the matter of the third pier, and nobody objected to it. "
            );
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
            number += 1;
        }
        body.push_str("\n\n");
    }
    let items: Vec<String> = quotes
        .iter()
        .enumerate()
        .map(|(index, quote)| {
            let position = match index % 3 {
                0 => String::new(),
                1 => format!(",{{\"type\":\"TextPositionSelector\",\"start\":{index},\"end\":{}}}", index + 30),
                _ => ",{\"type\":\"TextPositionSelector\",\"start\":4000000,\"end\":4000030}".to_owned(),
            };
            format!(
                "{{\"id\":\"#a{index}\",\"motivation\":\"commenting\",\"body\":{{\"type\":\"TextualBody\",\"value\":\"n\"}},\
                 \"target\":{{\"source\":\"body.txt\",\"selector\":[{{\"type\":\"TextQuoteSelector\",\"exact\":\"{quote}\",\"prefix\":\"The board heard \"}}{position}]}}}}"
            )
        })
        .collect();
    let annotations = format!("{{\"items\":[{}]}}", items.join(","));
    container(&[
        ("article.json", ARTICLE),
        ("body.txt", &body),
        ("annotations.json", &annotations),
    ])
}

fn large_network() -> Container {
    let mut lines = String::new();
    for index in 0..ENTITIES {
        let written = writeln!(
            lines,
            "{{\"id\":\"e{index}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"Person {index}\"],\"country\":[\"no\"]}}}}"
        );
        debug_assert!(written.is_ok(), "writing to a string cannot fail");
    }
    for index in 0..RELATIONS {
        let (from, to) = (index % ENTITIES, (index * 7 + 1) % ENTITIES);
        let written = writeln!(
            lines,
            "{{\"id\":\"r{index}\",\"schema\":\"Associate\",\"properties\":{{\"person\":[\"e{from}\"],\"associate\":[\"e{to}\"]}}}}"
        );
        debug_assert!(written.is_ok(), "writing to a string cannot fail");
    }
    container(&[
        ("article.json", ARTICLE),
        ("body.txt", "Text."),
        ("entities.ftm.json", &lines),
    ])
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    group.sample_size(10);
    let sample = bundle::sample().unwrap_or_else(|problem| panic!("{problem}"));
    group.bench_function("sample", |bencher| {
        bencher.iter(|| black_box(open(&sample)));
    });

    let long = long_article();
    let opened = open(&long);
    assert_eq!(opened.dossier.annotations.len(), ANNOTATIONS);
    assert!(
        opened
            .dossier
            .annotations
            .iter()
            .all(|one| one.evidence().is_some())
    );
    group.bench_function("5 MB and 20 000 annotations", |bencher| {
        bencher.iter(|| black_box(open(&long)));
    });

    let network = large_network();
    assert_eq!(open(&network).dossier.relations.len(), RELATIONS);
    group.bench_function("10 000 entities and 30 000 relations", |bencher| {
        bencher.iter(|| black_box(open(&network)));
    });
    group.finish();
}

/// As a reader opens them: unpacked from a file, every hash compared.
fn opening_files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open a file");
    group.sample_size(10);
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    for big in Big::ALL {
        let path = big.write(folder.path());
        let read = || {
            bundle::open_path(&path, &ReadOptions::default(), &|_| true)
                .unwrap_or_else(|refusal| panic!("{}: {}", big.name(), refusal.problem))
        };
        let (opened, _) = read();
        assert!(!opened.dossier.annotations.is_empty(), "{}", big.name());
        group.bench_function(big.name(), |bencher| bencher.iter(|| black_box(read())));
    }
    group.finish();
}

criterion_group!(benches, opening, opening_files);
criterion_main!(benches);
