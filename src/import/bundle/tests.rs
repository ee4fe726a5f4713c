use std::ops::Range;

use proptest::prelude::*;

use super::super::draft::{Block, Draft, DraftPicture, Found, PictureBytes};
use super::super::normal::normal;
use super::super::suggestion::{
    Alias, FigureKind, Mention, NameKind, SuggestedEntity, SuggestedFigure, SuggestedQuote,
    SuggestedRelation, SuggestedRole, Suggestions,
};
use super::*;
use crate::bundle::{Opened, ReadOptions, read};
use crate::container::limits::FileKind;
use crate::model::annotation::{AnchorState, MadeBy, Stance};
use crate::model::figure::{FigureStatus, Flow, Qualifier};

const SURE: Rule = Rule {
    id: "import/names@1",
    score: 0.9,
};
const UNSURE: Rule = Rule {
    id: "import/roles@1",
    score: 0.4,
};

fn found(value: &str) -> Found {
    Found {
        value: value.to_owned(),
        source: "a test",
    }
}

fn open(container: &Container) -> Opened {
    read(container, &ReadOptions::default(), &|_| true).unwrap()
}

fn paragraphs(texts: &[&str]) -> Draft {
    let blocks = texts.iter().map(|text| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        marks: Vec::new(),
    });
    Draft {
        headline: Some(found("A quay is sold")),
        blocks: blocks.collect(),
        ..Draft::default()
    }
}

fn original() -> Original<'static> {
    Original {
        name: "quay page.html",
        bytes: b"<p>as it was</p>",
    }
}

fn made(draft: Draft, suggestions: Suggestions, accept: Accept) -> Container {
    let article = Article {
        draft,
        suggestions,
        item: None,
    };
    let (container, problems) = bundle(&article, original(), accept).unwrap();
    assert_eq!(problems.iter().count(), 0);
    container
}

/// Every place of these words.
fn all(text: &str, words: &str) -> Vec<Range<usize>> {
    text.match_indices(words)
        .map(|(at, _)| at..at + words.len())
        .collect()
}

fn mentions(ranges: Vec<Range<usize>>) -> Vec<Mention> {
    let mention = |range| Mention { range, rule: SURE };
    ranges.into_iter().map(mention).collect()
}

fn entity(kind: NameKind, name: &str, mentions: Vec<Mention>) -> SuggestedEntity {
    SuggestedEntity {
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions,
        credit_only: false,
        rule: SURE,
    }
}

/// A small article with one of everything.
fn quay() -> (Draft, Suggestions) {
    let draft = Draft {
        standfirst: Some(found("It was *empty*.")),
        byline: vec![found("Ana Ruiz"), found("Bo Li")],
        site: Some(found("The Harbour")),
        published: Some(found("2026-01-21")),
        modified: Some(found("2026-01-22T10:00:00+02:00")),
        language: Some(found("en")),
        url: Some(found("https://harbour.example/quay")),
        pictures: vec![DraftPicture {
            after: Some(0),
            bytes: PictureBytes::Remote("https://harbour.example/q.jpg".to_owned()),
            alt: None,
            caption: Some(found("The [old] quay")),
            credit: Some(found("Ana Ruiz / Wire")),
            credited: vec!["Ana Ruiz".to_owned(), "Wire".to_owned()],
            line: None,
        }],
        left_out: vec![LeftOut {
            block: Block {
                kind: BlockKind::Paragraph,
                text: "Read more".to_owned(),
                marks: Vec::new(),
            },
            after: Some(1),
            why: "links to other articles",
        }],
        ..paragraphs(&[
            "Mira Solheim, former head of Quay_Works*, sold the quay in Oslo for 5 * 2 million.",
            "“We sold it for more than 3 million,” Solheim said. Quay_Works* owns Little Ltd.",
        ])
    };
    let text = draft.text();
    let mut mira = entity(
        NameKind::Person,
        "Mira Solheim",
        mentions(all(&text, "Solheim")),
    );
    mira.mentions[0].range.start = 0;
    mira.aliases.push(Alias {
        form: "Solheim".to_owned(),
        why: "short form of the nearest full name",
    });
    mira.roles.push(SuggestedRole {
        role: "head of Quay_Works*".to_owned(),
        of: Some(1),
        range: all(&text, "former head of Quay_Works*").remove(0),
        stance: Stance::Former,
        rule: UNSURE,
    });
    let relation = |schema, source, target, label: &str, words: &str| SuggestedRelation {
        schema,
        source,
        target,
        label: label.to_owned(),
        cue: 0..1,
        range: all(&text, words).remove(0),
        stance: Stance::Asserted,
        start: None,
        end: None,
        said_by: None,
        rule: SURE,
    };
    let figure = SuggestedFigure {
        kind: FigureKind::Currency,
        range: all(&text, "more than 3 million").remove(0),
        value: Some("3000000".to_owned()),
        value_max: None,
        unit: "NOK".to_owned(),
        qualifier: Qualifier::MoreThan,
        status: FigureStatus::Actual,
        subject: Some(all(&text, "the quay").remove(0)),
        period: Some("2026-01".to_owned()),
        flow: Some(Flow::Export),
        reporter: None,
        partner: Some(all(&text, "Oslo").remove(0)),
        commodity: None,
        said_by: Some(0),
        unattributed: false,
        rule: SURE,
    };
    let none = SuggestedFigure {
        value: None,
        ..figure.clone()
    };
    let suggestions = Suggestions {
        entities: vec![
            mira,
            entity(
                NameKind::Organization,
                "Quay_Works*",
                mentions(all(&text, "Quay_Works*")),
            ),
            entity(NameKind::Place, "Oslo", mentions(all(&text, "Oslo"))),
            entity(
                NameKind::Organization,
                "Little Ltd",
                mentions(all(&text, "Little Ltd")),
            ),
            entity(NameKind::Other, "million", mentions(all(&text, "million"))),
        ],
        relations: vec![
            SuggestedRelation {
                stance: Stance::Former,
                ..relation(
                    "Employment",
                    0,
                    1,
                    "head",
                    "Mira Solheim, former head of Quay_Works*",
                )
            },
            relation("Ownership", 1, 3, "owns", "Quay_Works* owns Little Ltd"),
            relation(
                "Employment",
                1,
                2,
                "works in",
                "Quay_Works* owns Little Ltd",
            ),
        ],
        quotes: vec![SuggestedQuote {
            range: all(&text, "“We sold it for more than 3 million,”").remove(0),
            direct: true,
            speaker: Some(0),
            cue: None,
            rule: SURE,
        }],
        figures: vec![none, figure],
        ..Suggestions::default()
    };
    (draft, suggestions)
}

fn text_of(container: &Container, name: &str) -> String {
    String::from_utf8(container.read(name, FileKind::Other).unwrap()).unwrap()
}

#[test]
fn one_of_everything_opens_as_it_was_seen() {
    let (draft, suggestions) = quay();
    let container = made(draft, suggestions, Accept::NONE);
    let opened = open(&container);
    let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0]);
    let dossier = &opened.dossier;
    let article = &dossier.article;
    assert_eq!(article.byline.as_deref(), Some("Ana Ruiz, Bo Li"));
    assert_eq!(
        article
            .published
            .as_deref()
            .map(crate::model::date::readable)
            .as_deref(),
        Some("21 January 2026")
    );
    assert_eq!(article.sources[0].title, "The Harbour");
    assert_eq!(
        dossier.pictures[0].credit.as_deref(),
        Some("Ana Ruiz / Wire")
    );
    assert_eq!(dossier.pictures[0].by.as_deref(), Some("Ana Ruiz, Wire"));

    let entities: Vec<String> = dossier
        .entities
        .iter()
        .map(|one| {
            format!(
                "{} {} {:?} {:?} {} {}",
                one.id, one.schema, one.aliases, one.positions, one.suggested, one.drawn
            )
        })
        .collect();
    assert_eq!(
        entities,
        [
            r#"mira-solheim Person ["Solheim"] ["head of Quay_Works* (former)"] true true"#,
            "quay-works Organization [] [] true true",
            "oslo Address [] [] true true",
            "little-ltd Company [] [] true true",
        ]
    );
    let relations: Vec<String> = dossier
        .relations
        .iter()
        .map(|one| {
            format!(
                "{} {} {:?} {}",
                one.id, one.label, one.stances, one.suggested
            )
        })
        .collect();
    assert_eq!(
        relations,
        [
            "mira-solheim-employment-quay-works head [Former] true",
            "quay-works-ownership-little-ltd owns [Asserted] true",
            "quay-works-unknownlink-oslo works in [Asserted] true",
        ]
    );
    let [figure] = &dossier.figures[..] else {
        panic!("{:?}", dossier.figures);
    };
    assert_eq!(figure.label, "the quay");
    assert!(figure.suggested);
    let annotation = dossier.annotation(figure.annotations[0]);
    assert_eq!(annotation.quote.exact, "more than 3 million");
    assert_eq!(
        annotation
            .said_by
            .map(|id| dossier.entity(id).name.as_str()),
        Some("Mira Solheim")
    );
    assert_eq!(
        annotation.made_by,
        MadeBy::Rule("import/names@1".to_owned())
    );
    for annotation in &dossier.annotations {
        assert_eq!(
            annotation.anchor.state(),
            AnchorState::Exact,
            "{annotation:?}"
        );
    }
    assert_eq!(dossier.annotations.len(), 12);

    let page = text_of(&container, ANNOTATIONS);
    for words in [
        "\"dossier:score\":0.9",
        "\"dossier:reason\":\"short form of the nearest full name\"",
        "\"value\":\"direct speech\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert_eq!(
        text_of(&container, "original/quay-page.html"),
        "<p>as it was</p>"
    );
    assert!(text_of(&container, LEFT_OUT).contains("links to other articles"));
}

#[test]
fn what_is_accepted_is_confirmed_and_the_rest_stays_a_suggestion() {
    let (draft, mut suggestions) = quay();
    suggestions.relations[0].rule = UNSURE;
    let accept = Accept::from_score(0.5);
    let container = made(draft, suggestions, accept);
    let opened = open(&container);
    assert_eq!(opened.problems.iter().count(), 0);
    let dossier = opened.dossier;
    assert!(dossier.entities.iter().all(|one| !one.suggested));
    let hollow: Vec<bool> = dossier.relations.iter().map(|one| one.suggested).collect();
    assert_eq!(hollow, [true, false, false]);
    let page = text_of(&container, ANNOTATIONS);
    assert!(page.contains("\"dossier:suggestedBy\":\"import/names@1\""));
    assert!(page.contains("\"dossier:madeBy\":\"import/roles@1\""));
    let article = text_of(&container, ARTICLE);
    assert!(
        article.contains("\"literal\": \"mira-solheim\""),
        "confirmed people are news"
    );
}

#[test]
fn of_too_many_places_the_first_are_kept() {
    let (_, suggestions) = quay();
    let count = |some: &Suggestions| {
        let entities = some.entities.iter();
        let in_entities: usize = entities
            .map(|one| one.mentions.len() + one.roles.len())
            .sum();
        in_entities + some.relations.len() + some.figures.len() + some.quotes.len()
    };
    let all = count(&suggestions);
    assert_eq!(few_enough(&suggestions, all), None, "at the limit");
    let some = few_enough(&suggestions, all - 1).unwrap();
    assert!(count(&some) < all);
    assert_eq!(some.entities.len(), suggestions.entities.len());
    assert!(few_enough(&suggestions, 0).is_some_and(|none| count(&none) == 0));
}

#[test]
fn a_figure_in_words_of_nobody_known_is_alleged() {
    for (unattributed, stance) in [(true, Stance::Alleged), (false, Stance::Asserted)] {
        let (draft, mut suggestions) = quay();
        suggestions.figures.retain(|one| one.value.is_some());
        suggestions.figures[0].said_by = None;
        suggestions.figures[0].unattributed = unattributed;
        let opened = open(&made(draft, suggestions, Accept::NONE));
        let figure = &opened.dossier.figures[0];
        let written = opened.dossier.annotation(figure.annotations[0]);
        assert_eq!(written.stance, stance);
    }
}

#[test]
fn a_relation_that_somebody_says_who_is_not_written_is_left_out() {
    for (says, edges) in [("Mira Solheim", 1), ("million", 0)] {
        let (draft, mut suggestions) = quay();
        let speaker = suggestions
            .entities
            .iter()
            .position(|one| one.name == says)
            .unwrap();
        // Words that the body does not have: a name of which nothing is shown is not written.
        if edges == 0 {
            suggestions.entities[speaker].mentions.clear();
        }
        suggestions.relations.truncate(2);
        suggestions.relations.remove(0);
        suggestions.relations[0].said_by = Some(speaker);
        let container = made(draft, suggestions, Accept::NONE);
        let lines = text_of(&container, "entities.ftm.json");
        let written = lines.lines().filter(|line| line.contains("Ownership"));
        assert_eq!(written.count(), edges, "{lines}");
    }
}

#[test]
fn a_place_alone_is_not_drawn() {
    let (draft, mut suggestions) = quay();
    suggestions.relations.clear();
    let container = made(draft, suggestions, Accept::NONE);
    let dossier = open(&container).dossier;
    let drawn: Vec<bool> = dossier.entities.iter().map(|one| one.drawn).collect();
    assert_eq!(drawn, [true, true, false, true]);
}

#[test]
fn the_original_stands_under_a_name_that_is_allowed() {
    for (name, path) in [
        ("a b (1).html", "original/a-b--1-.html"),
        ("статья.html", "original/html"),
        ("CON.txt", "original/article.txt"),
        (".hidden", "original/hidden"),
        ("left-out.json", "original/article.json"),
        ("", "original/article"),
        ("../../etc/passwd", "original/etc-passwd"),
    ] {
        let found = original_path(name);
        assert!(check_path(&found).is_ok(), "{found}");
        assert_eq!(found, path, "{name}");
    }
    let long = original_path(&format!("{}.html", "x".repeat(300)));
    assert_eq!(long, "original/article.html");
}

/// Suggestions of any kind anywhere in the text, on character boundaries.
fn suggestions_in(text: &str) -> impl Strategy<Value = Suggestions> + use<> {
    let cuts: Vec<usize> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    let last = cuts.len() - 1;
    let range = (0..=last, 0..60usize)
        .prop_map(move |(start, length)| cuts[start]..cuts[(start + length).min(last)]);
    let kinds = [
        NameKind::Person,
        NameKind::Organization,
        NameKind::PublicBody,
        NameKind::Place,
        NameKind::Other,
    ];
    let schemata = [
        "Employment",
        "Ownership",
        "Family",
        "Payment",
        "UnknownLink",
        "Nonsense",
    ];
    let rule = (0.0..1.0f32).prop_map(|score| Rule { id: "t@1", score });
    let item = (
        range.boxed(),
        0..8usize,
        0..8usize,
        0..30usize,
        rule,
        any::<bool>(),
    );
    prop::collection::vec(item, 0..24).prop_map(move |items| {
        let mut found = Suggestions::default();
        for (range, a, b, kind, rule, flag) in items {
            match kind % 5 {
                0 | 1 => found.entities.push(SuggestedEntity {
                    kind: kinds[a % kinds.len()],
                    name: ["Ana", "Ан", "a*b_c", "\"x\"\n"][b % 4].to_owned(),
                    aliases: vec![Alias {
                        form: "A".to_owned(),
                        why: "a test",
                    }],
                    roles: vec![SuggestedRole {
                        role: "head".to_owned(),
                        of: Some(b),
                        range: range.clone(),
                        stance: Stance::ALL[kind % 5],
                        rule,
                    }],
                    mentions: vec![Mention { range, rule }],
                    credit_only: flag,
                    rule,
                }),
                2 => found.relations.push(SuggestedRelation {
                    schema: schemata[kind % schemata.len()],
                    source: a,
                    target: b,
                    label: if flag {
                        String::new()
                    } else {
                        "met".to_owned()
                    },
                    cue: range.clone(),
                    range,
                    stance: Stance::ALL[b % 5],
                    start: flag.then(|| "2024".to_owned()),
                    end: None,
                    said_by: flag.then_some(a),
                    rule,
                }),
                3 => found.quotes.push(SuggestedQuote {
                    range,
                    direct: flag,
                    speaker: flag.then_some(a),
                    cue: None,
                    rule,
                }),
                _ => found.figures.push(SuggestedFigure {
                    kind: [FigureKind::Number, FigureKind::Date, FigureKind::Age][a % 3],
                    subject: flag.then(|| range.clone()),
                    range,
                    value: ["1.5", "x", "7"].get(b % 4).map(|one| (*one).to_owned()),
                    value_max: flag.then(|| "3".to_owned()),
                    unit: ["", "USD", "km"][a % 3].to_owned(),
                    qualifier: Qualifier::ALL[kind % Qualifier::ALL.len()],
                    status: FigureStatus::ALL[a % FigureStatus::ALL.len()],
                    period: Some(["2024", "soon"][b % 2].to_owned()),
                    flow: None,
                    reporter: None,
                    partner: None,
                    commodity: None,
                    said_by: flag.then_some(b),
                    unattributed: !flag && a % 2 == 0,
                    rule,
                }),
            }
        }
        found
    })
}

fn cases() -> impl Strategy<Value = (Draft, Suggestions)> {
    let drafts = body::drafts();
    drafts.prop_flat_map(|draft| {
        let draft = normal(draft);
        let text = draft.text_with_captions();
        (Just(draft), suggestions_in(&text))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn whatever_was_seen_opens_without_a_doubt((draft, suggestions) in cases(), accept in 0.0..1.0f32) {
        let accept = Accept::from_score(accept);
        let has_headline = draft.headline.is_some();
        let container = made(draft, suggestions, accept);
        let opened = open(&container);
        let problems: Vec<String> = opened
            .problems
            .iter()
            .filter(|problem| problem.code != "W-NO-HEADLINE" || has_headline)
            .map(ToString::to_string)
            .collect();
        prop_assert_eq!(problems, Vec::<String>::new());
        for annotation in &opened.dossier.annotations {
            prop_assert_eq!(annotation.anchor.state(), AnchorState::Exact);
        }
        // What is not evident is not there.
        for index in 0..opened.dossier.entities.len() {
            let item = crate::model::item::Item::Entity(crate::model::item::EntityId::from_index(index));
            prop_assert!(!opened.dossier.evidence.of(item).is_empty());
        }
    }
}
