//! Suggestions as JSON, for programs: every span in Unicode code points.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::bundle::CodePoints;
use crate::import::suggestion::{
    FigureKind, NameKind, SuggestedEntity, SuggestedFigure, SuggestedQuote, SuggestedRelation,
    SuggestedRole, Suggestions,
};
use crate::model::annotation::Stance;

/// A text and where its code points stand.
pub(super) struct Text<'a> {
    text: &'a str,
    index: CodePoints,
}

impl<'a> Text<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            index: CodePoints::new(text),
        }
    }

    fn at(&self, byte: usize) -> usize {
        self.index.position(self.text, byte.min(self.text.len()))
    }

    fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// An object that begins with where its words stand.
    fn span(&self, range: &Range<usize>) -> Map<String, Value> {
        let mut span = Map::new();
        span.insert("start".to_owned(), json!(self.at(range.start)));
        span.insert("end".to_owned(), json!(self.at(range.end)));
        span
    }
}

/// Adds what is there.
fn set(object: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value);
    }
}

/// Every mention of a name, with its kind and the number of its entity.
pub(super) fn names(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let mut names: Vec<(usize, Value)> = Vec::new();
    for (cluster, entity) in suggestions.entities.iter().enumerate() {
        for mention in &entity.mentions {
            let mut name = text.span(&mention.range);
            set(&mut name, "type", Some(json!(type_word(entity.kind))));
            set(&mut name, "cluster", Some(json!(cluster)));
            set(&mut name, "rule", Some(json!(mention.rule.id)));
            set(&mut name, "score", Some(score(mention.rule.score)));
            names.push((mention.range.start, name.into()));
        }
    }
    names.sort_by_key(|(start, _)| *start);
    names.into_iter().map(|(_, name)| name).collect()
}

/// The kinds of names as the field's data sets call them.
fn type_word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Organization | NameKind::PublicBody => "ORG",
        NameKind::Place => "LOC",
        NameKind::Other => "MISC",
    }
}

/// Who and what is named, in the order of their numbers.
pub(super) fn entities(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let entities = suggestions.entities.iter();
    entities.map(|one| entity(text, one)).collect()
}

/// What each is in the words of the text.
pub(super) fn roles(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let mut roles = Vec::new();
    for (cluster, entity) in suggestions.entities.iter().enumerate() {
        for mut role in entity_roles(text, entity) {
            set(&mut role, "cluster", Some(json!(cluster)));
            roles.push(role.into());
        }
    }
    roles
}

fn entity_roles(text: &Text<'_>, entity: &SuggestedEntity) -> Vec<Map<String, Value>> {
    let one = |role: &SuggestedRole| {
        let mut one = text.span(&role.range);
        set(&mut one, "role", Some(json!(role.role)));
        set(&mut one, "of", role.of.map(|of| json!(of)));
        set(&mut one, "stance", stance(role.stance));
        set(&mut one, "rule", Some(json!(role.rule.id)));
        set(&mut one, "score", Some(score(role.rule.score)));
        one
    };
    entity.roles.iter().map(one).collect()
}

fn entity(text: &Text<'_>, entity: &SuggestedEntity) -> Value {
    let kind = match entity.kind {
        NameKind::Person => "person",
        NameKind::Organization => "organization",
        NameKind::PublicBody => "public body",
        NameKind::Place => "place",
        NameKind::Other => "other",
    };
    let aliases = entity.aliases.iter();
    let aliases = aliases.map(|alias| json!({ "form": alias.form, "why": alias.why }));
    let mentions = entity
        .mentions
        .iter()
        .map(|mention| text.span(&mention.range));
    json!({
        "kind": kind,
        "name": entity.name,
        "aliases": aliases.collect::<Vec<_>>(),
        "roles": entity_roles(text, entity),
        "mentions": mentions.collect::<Vec<_>>(),
        "rule": entity.rule.id,
        "score": score(entity.rule.score),
    })
}

/// Relations; entities by their numbers.
pub(super) fn relations(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let one = |relation: &SuggestedRelation| {
        let mut one = text.span(&relation.range);
        set(&mut one, "schema", Some(json!(relation.schema)));
        set(&mut one, "source", Some(json!(relation.source)));
        set(&mut one, "target", Some(json!(relation.target)));
        set(&mut one, "label", Some(json!(relation.label)));
        set(&mut one, "cue", Some(text.span(&relation.cue).into()));
        set(&mut one, "stance", stance(relation.stance));
        set(
            &mut one,
            "startDate",
            relation.start.clone().map(Value::from),
        );
        set(&mut one, "endDate", relation.end.clone().map(Value::from));
        set(&mut one, "saidBy", relation.said_by.map(|by| json!(by)));
        set(&mut one, "rule", Some(json!(relation.rule.id)));
        set(&mut one, "score", Some(score(relation.rule.score)));
        one.into()
    };
    suggestions.relations.iter().map(one).collect()
}

/// Quoted and reported words; the speaker by the number of the entity, `null` where nobody is sure.
pub(super) fn quotes(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let one = |quote: &SuggestedQuote| {
        let mut one = text.span(&quote.range);
        set(&mut one, "direct", Some(json!(quote.direct)));
        set(&mut one, "speaker", Some(json!(quote.speaker)));
        set(
            &mut one,
            "cue",
            quote.cue.as_ref().map(|cue| text.span(cue).into()),
        );
        set(&mut one, "rule", Some(json!(quote.rule.id)));
        set(&mut one, "score", Some(score(quote.rule.score)));
        one.into()
    };
    suggestions.quotes.iter().map(one).collect()
}

/// Numbers of something. Dates are listed by [`dates`]; scores, telephone and flight numbers are found
/// so that they do not become amounts, and are not listed.
pub(super) fn figures(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    let is_amount = |kind| !matches!(kind, FigureKind::Date | FigureKind::Label);
    of_kinds(text, suggestions, is_amount)
}

/// The same with the amount alone as the span, as other recognizers mark it, and the whole expression, with
/// its qualifier, as `whole`; `amounts` are the amounts by the bytes of the whole.
pub(super) fn with_amounts(
    figures: Vec<Value>,
    text: &Text<'_>,
    amounts: &[(Range<usize>, Range<usize>)],
) -> Vec<Value> {
    let by_whole: HashMap<(usize, usize), &Range<usize>> = amounts
        .iter()
        .map(|(whole, amount)| ((text.at(whole.start), text.at(whole.end)), amount))
        .collect();
    let at = |figure: &Value, name: &str| {
        let at = figure.get(name).and_then(Value::as_u64);
        at.and_then(|at| usize::try_from(at).ok())
            .unwrap_or(usize::MAX)
    };
    figures
        .into_iter()
        .map(|mut figure| {
            let whole = (at(&figure, "start"), at(&figure, "end"));
            if let Some(amount) = by_whole.get(&whole) {
                figure["whole"] = json!({ "start": whole.0, "end": whole.1 });
                figure["start"] = json!(text.at(amount.start));
                figure["end"] = json!(text.at(amount.end));
            }
            figure
        })
        .collect()
}

/// Days, months, years and periods.
pub(super) fn dates(text: &Text<'_>, suggestions: &Suggestions) -> Vec<Value> {
    of_kinds(text, suggestions, |kind| kind == FigureKind::Date)
}

fn of_kinds(
    text: &Text<'_>,
    suggestions: &Suggestions,
    is_wanted: impl Fn(FigureKind) -> bool,
) -> Vec<Value> {
    let figures = suggestions.figures.iter();
    let wanted = figures.filter(|figure| is_wanted(figure.kind));
    wanted.map(|one| figure(text, one)).collect()
}

fn figure(text: &Text<'_>, figure: &SuggestedFigure) -> Value {
    let kind = match figure.kind {
        FigureKind::Currency => "currency",
        FigureKind::Percent => "percent",
        FigureKind::Dimension => "dimension",
        FigureKind::Duration => "duration",
        FigureKind::Age => "age",
        FigureKind::Temperature => "temperature",
        FigureKind::Number => "number",
        FigureKind::Ordinal => "ordinal",
        FigureKind::Date => "date",
        FigureKind::Label => "label",
    };
    let words = |range: &Option<Range<usize>>| {
        let range = range.as_ref()?;
        Some(json!(text.words(range)))
    };
    let mut one = text.span(&figure.range);
    set(&mut one, "kind", Some(json!(kind)));
    set(&mut one, "value", Some(json!(figure.value)));
    set(
        &mut one,
        "valueMax",
        figure.value_max.clone().map(Value::from),
    );
    set(&mut one, "unit", Some(json!(figure.unit)));
    set(&mut one, "qualifier", Some(json!(figure.qualifier.code())));
    set(&mut one, "status", Some(json!(figure.status.word())));
    set(&mut one, "text", Some(json!(text.words(&figure.range))));
    set(&mut one, "subject", words(&figure.subject));
    set(&mut one, "period", figure.period.clone().map(Value::from));
    set(
        &mut one,
        "flowCode",
        figure.flow.as_ref().map(|flow| json!(flow.code())),
    );
    set(&mut one, "reporterDesc", words(&figure.reporter));
    set(&mut one, "partnerDesc", words(&figure.partner));
    set(&mut one, "cmdDesc", words(&figure.commodity));
    set(&mut one, "saidBy", figure.said_by.map(|by| json!(by)));
    set(&mut one, "rule", Some(json!(figure.rule.id)));
    set(&mut one, "score", Some(score(figure.rule.score)));
    one.into()
}

/// Where each sentence ends.
pub(super) fn sentence_ends(text: &Text<'_>, suggestions: &Suggestions) -> Vec<usize> {
    let sentences = suggestions.sentences.iter();
    sentences.map(|sentence| text.at(sentence.end)).collect()
}

fn stance(stance: Stance) -> Option<Value> {
    (stance != Stance::default()).then(|| json!(stance.word()))
}

fn score(score: f32) -> Value {
    json!((f64::from(score) * 1000.0).round() / 1000.0)
}
