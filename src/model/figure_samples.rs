//! Numbers and dossiers of numbers, for every test that needs some.
#![cfg(test)]

use super::annotation::{Anchor, Annotation, MadeBy, Motivation, Quote, Stance};
use super::article::{Article, Block, Body, Sentence, SourceRun};
use super::entity::{Entity, EntityKind};
use super::evidence::Evidence;
use super::figure::{Area, Figure, FigureStatus, Flow, Number, Period, Qualifier};
use super::item::{AnnotationId, EntityId, FigureId, Item, SentenceId};
use super::{About, Dossier, Reference};

pub(crate) fn figure(label: &str, value: &str, unit: &str, period: &str) -> Figure {
    Figure {
        id: format!("{label}-{period}-{value}"),
        label: label.to_owned(),
        value: Number::parse(value).expect("a number"),
        value_max: None,
        unit: unit.to_owned(),
        status: FigureStatus::Actual,
        qualifier: Qualifier::Exact,
        price_basis: None,
        period: Period::parse(period),
        flow: None,
        reporter: Area::default(),
        partner: Area::default(),
        classification: None,
        commodity_code: None,
        commodity: None,
        annotations: Vec::new(),
        stances: Vec::new(),
        extra: Vec::new(),
        suggested: false,
        table: None,
    }
}

pub(crate) fn trade(label: &str, value: &str, period: &str, flow: &str, code: &str) -> Figure {
    let mut figure = figure(label, value, "XVC", period);
    figure.flow = Some(Flow::from_code(flow));
    figure.classification = Some("HS".to_owned());
    figure.commodity_code = Some(code.to_owned());
    figure.commodity = Some(format!("Goods {code}"));
    figure.partner.name = Some("Ostmere".to_owned());
    figure.reporter.name = Some("Veldora".to_owned());
    figure
}

/// One sentence for each number, one speaker for all.
pub(crate) fn dossier(mut figures: Vec<Figure>) -> Dossier {
    let mut text = String::new();
    let mut sentences = Vec::new();
    let mut annotations = Vec::new();
    for (index, figure) in figures.iter_mut().enumerate() {
        let start = text.len();
        let period = figure
            .period
            .map(|period| format!(", {period}"))
            .unwrap_or_default();
        let exact = format!("{} {}", figure.value.text(), figure.unit);
        text = text + &figure.label + &period + ": " + &exact + ".";
        let end = text.len();
        sentences.push(Sentence {
            block: 0,
            range: start..end,
        });
        text.push(' ');
        annotations.push(Annotation {
            id: format!("#f{index}"),
            motivation: Motivation::Highlighting,
            items: vec![Item::Figure(FigureId::from_index(index))],
            note: None,
            quote: Quote {
                exact: exact.clone(),
                ..Quote::default()
            },
            position: None,
            anchor: Anchor::Exact(end - 1 - exact.len()..end - 1),
            stance: Stance::Asserted,
            said_by: (index % 5 == 2).then_some(EntityId(0)),
            unknown_speaker: None,
            score: None,
            reason: None,
            made_by: MadeBy::Person,
        });
        figure.annotations.push(AnnotationId::from_index(index));
    }
    let body = Body {
        source: text.as_str().into(),
        blocks: vec![Block {
            text: text.as_str().into(),
            source: 0..text.len(),
            runs: vec![SourceRun {
                text: 0..text.len(),
                source: 0..text.len(),
            }],
            first_sentence: SentenceId(0),
            ..Block::default()
        }],
        sentences,
        ..Body::default()
    };
    Dossier {
        about: About {
            title: Some("The quay of Veldora".to_owned()),
            sources: vec![Reference {
                title: "The Harbour Post".to_owned(),
                link: Some("https://news.example/quay".to_owned()),
            }],
            ..About::default()
        },
        evidence: Evidence::build(&body, &annotations),
        article: Article {
            published: Some("2026-03-02T08:00:00Z".to_owned()),
            body,
            ..Article::default()
        },
        entities: vec![Entity {
            id: "mira".to_owned(),
            kind: EntityKind::Person,
            schema: "Person".to_owned(),
            name: "Mira Solheim".to_owned(),
            aliases: Vec::new(),
            positions: Vec::new(),
            properties: Vec::new(),
            suggested: false,
            drawn: true,
        }],
        figures,
        annotations,
        ..Dossier::default()
    }
}

/// Every kind of bar, two flows, price bases, units, kinds of period, a range and single numbers.
pub(crate) fn quay() -> Dossier {
    let mut figures = Vec::new();
    for (value, max, period, qualifier, status) in [
        (
            "8100000",
            "",
            "2021",
            Qualifier::Exact,
            FigureStatus::Actual,
        ),
        (
            "9400000",
            "",
            "2022",
            Qualifier::About,
            FigureStatus::Actual,
        ),
        (
            "11000000",
            "",
            "2023",
            Qualifier::MoreThan,
            FigureStatus::Actual,
        ),
        (
            "12600000",
            "",
            "2024",
            Qualifier::AtLeast,
            FigureStatus::Actual,
        ),
        (
            "14200000",
            "",
            "2026",
            Qualifier::Exact,
            FigureStatus::Estimate,
        ),
        (
            "15000000",
            "17000000",
            "2027",
            Qualifier::Exact,
            FigureStatus::Forecast,
        ),
        (
            "20000000",
            "",
            "2028",
            Qualifier::Exact,
            FigureStatus::Target,
        ),
    ] {
        let mut figure = trade("Glassware exports", value, period, "X", "7013");
        figure.commodity = Some("Glassware".to_owned());
        figure.price_basis = Some("FOB".to_owned());
        (figure.qualifier, figure.status) = (qualifier, status);
        figure.value_max = Number::parse(max);
        figures.push(figure);
    }
    for (value, period, qualifier) in [
        ("6300000", "2023", Qualifier::Exact),
        ("5800000", "2024", Qualifier::Exact),
        ("5500000", "2025", Qualifier::LessThan),
    ] {
        let mut figure = trade("Timber imports", value, period, "M", "4407");
        figure.commodity = Some("Sawn timber".to_owned());
        figure.price_basis = Some("CIF".to_owned());
        figure.qualifier = qualifier;
        figures.push(figure);
    }
    let mut weight = trade("Timber landed", "21400", "2025", "M", "4407");
    weight.unit = "t".to_owned();
    figures.push(weight);
    for (value, period) in [
        ("1210", "2026-01"),
        ("1185", "2026-02"),
        ("1342", "2026-03"),
    ] {
        figures.push(figure("Containers moved", value, "u", period));
    }
    let mut change = figure("Change of the waiting time", "-1.5", "%", "2026-Q1");
    change.qualifier = Qualifier::About;
    figures.push(change);
    let mut months = figure("Building time of the breakwater", "18", "months", "");
    months.value_max = Number::parse("24");
    figures.push(months);
    dossier(figures)
}
