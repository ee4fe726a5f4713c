//! What is linked to the selected item: relations, and all that shares its sentences.

use std::collections::HashSet;

use eframe::egui::Ui;

use super::folds::{Folds, MAX_ROWS};
use super::{Shown, section_ui};
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::item::{Item, RelationId, SentenceId};
use crate::model::standing::Standing;
use crate::ui::View;
use crate::ui::text::{self, Joined, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::card;

/// What the panel lists for one selection: found once, as a hub may share its sentences with all of the dossier.
#[derive(Debug)]
pub(super) struct Linked {
    /// The dossier, the item, and the moment it was selected.
    key: (u64, Item, u64),
    relations: Group<RelationId>,
    /// What an entity says, according to the text.
    says: Group<(Item, Stance)>,
    groups: Vec<(&'static str, Group<Item>)>,
    /// The ids of those whom an event names as guests or organizers.
    guests: HashSet<String>,
}

/// The first of many, and how many there are.
#[derive(Debug)]
struct Group<T> {
    listed: Vec<T>,
    count: usize,
}

impl<T> Group<T> {
    fn new(all: impl Iterator<Item = T>) -> Self {
        let (mut listed, mut count) = (Vec::new(), 0);
        for item in all {
            count += 1;
            if listed.len() < MAX_ROWS {
                listed.push(item);
            }
        }
        Self { listed, count }
    }
}

impl Linked {
    /// What everything here is linked to.
    pub(super) fn item(&self) -> Item {
        self.key.1
    }

    /// The ids of those whom the relations list as an event's guests or organizers.
    pub(super) fn guests(&self) -> &HashSet<String> {
        &self.guests
    }

    /// Whether the text has it say anything.
    pub(super) fn is_speaker(&self) -> bool {
        self.says.count > 0
    }

    /// What is linked to `item`; what `kept` holds is taken when it still says so.
    pub(super) fn of<'a>(
        kept: &'a mut Option<Self>,
        view: &View<'_>,
        dossier: &Dossier,
        item: Item,
    ) -> &'a Self {
        let generation = view.session.opened().map_or(0, |opened| opened.generation);
        let key = (generation, item, view.session.selection().reveal());
        if kept.as_ref().is_some_and(|kept| kept.key != key) {
            *kept = None;
        }
        kept.get_or_insert_with(|| Self::find(key, view.session.selection().sentences(), dossier))
    }

    fn find(key: (u64, Item, u64), sentences: &[SentenceId], dossier: &Dossier) -> Self {
        let item = key.1;
        let relations = match item {
            Item::Entity(entity) => dossier.relations_of(entity),
            _ => &[],
        };
        let guests = match item {
            Item::Entity(event) => {
                let links = relations.iter().map(|id| dossier.relation(*id));
                let own = links.filter(|link| link.thin && link.source == event);
                own.map(|link| dossier.entity(link.target).id.clone())
                    .collect()
            }
            _ => HashSet::new(),
        };
        let said = match item {
            Item::Entity(entity) => dossier.said_by(entity),
            _ => Vec::new(),
        };
        Self {
            key,
            relations: Group::new(relations.iter().copied()),
            says: Group::new(said.into_iter()),
            groups: groups(&sharing(item, sentences, dossier)),
            guests,
        }
    }
}

/// All that rests on the sentences of an item, without what is said of it elsewhere in the panel.
fn sharing(item: Item, sentences: &[SentenceId], dossier: &Dossier) -> Vec<Item> {
    let own;
    let sentences = match item {
        Item::Sentence(id) => {
            own = [id];
            &own[..]
        }
        _ => sentences,
    };
    let ends = match item {
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            [relation.source, relation.target].map(|end| Some(Item::Entity(end)))
        }
        _ => [None, None],
    };
    // Two names in one sentence are no relation; relations are listed apart.
    let is_listed = |other: &Item| match item {
        Item::Entity(_) => !matches!(other, Item::Entity(_) | Item::Relation(_)),
        _ => *other != item && !ends.contains(&Some(*other)),
    };
    let mut shared: Vec<Item> = sentences
        .iter()
        .flat_map(|sentence| dossier.evidence.on(*sentence))
        .map(|support| support.item)
        .filter(is_listed)
        .collect();
    shared.sort_unstable();
    shared.dedup();
    shared
}

fn groups(items: &[Item]) -> Vec<(&'static str, Group<Item>)> {
    type Belongs = fn(&Item) -> bool;
    let kinds: [(&str, Belongs); 5] = [
        ("People & organizations", |item| {
            matches!(item, Item::Entity(_))
        }),
        ("Relations", |item| matches!(item, Item::Relation(_))),
        ("Numbers", |item| matches!(item, Item::Figure(_))),
        ("Pictures", |item| matches!(item, Item::Picture(_))),
        ("Notes", |item| matches!(item, Item::Note(_))),
    ];
    kinds
        .into_iter()
        .map(|(title, belongs)| (title, Group::new(items.iter().copied().filter(belongs))))
        .filter(|(_, group)| group.count > 0)
        .collect()
}

/// Everything that rests on a sentence.
pub(super) fn on_sentence_ui(ui: &mut Ui, shown: &Shown<'_>) {
    if shown.linked.groups.is_empty() {
        section_ui(ui, "What rests on it");
        let color = palette(ui.ctx()).weak_text;
        let none = "Nothing in this dossier rests on this sentence";
        text::label(ui, none, TextStyle::sans(TEXT_SIZE).color(color));
    }
    groups_ui(ui, shown);
}

/// The relations that an entity is an end of; nothing else has any.
pub(super) fn relations_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let relations = &shown.linked.relations;
    if relations.count > 0 {
        let items = relations.listed.iter().map(|id| Item::Relation(*id));
        rows_ui(ui, shown, ("Relations", relations.count), items);
    }
}

/// What an entity says; a claim by another is no fact of it.
pub(super) fn says_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let says = &shown.linked.says;
    if says.count == 0 {
        return;
    }
    let title = "Says";
    Folds::heading_ui(ui, title, says.count);
    for (item, stance) in says
        .listed
        .iter()
        .take(shown.folds.shown(title, says.count))
    {
        if !shown.room.take() {
            return;
        }
        let (words, note) = words_of(shown.dossier, *item);
        let note = said_note(*stance, &note);
        row_ui(ui, shown.view, *item, &words, &note);
    }
    shown.folds.foot_ui(ui, title, says.count, "");
}

/// What shares the item's sentences, each kind under its title.
pub(super) fn groups_ui(ui: &mut Ui, shown: &Shown<'_>) {
    for (title, group) in &shown.linked.groups {
        let items = group.listed.iter().copied();
        rows_ui(ui, shown, (title, group.count), items);
    }
}

fn rows_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (title, count): (&str, usize),
    items: impl Iterator<Item = Item>,
) {
    Folds::heading_ui(ui, title, count);
    for item in items.take(shown.folds.shown(title, count)) {
        if !shown.room.take() {
            return;
        }
        let (words, note) = words_of(shown.dossier, item);
        row_ui(ui, shown.view, item, &words, &note);
    }
    shown.folds.foot_ui(ui, title, count, "");
}

/// How this speaker puts it comes first, then how it stands over all where that is something else.
fn said_note(stance: Stance, note: &str) -> String {
    let own = match stance {
        // As everywhere, what is simply asserted needs no word, unless others say otherwise.
        Stance::Asserted if note.is_empty() => return String::new(),
        Stance::Asserted => "asserts it",
        Stance::Alleged => "alleges it",
        Stance::Denied => "denies it",
        Stance::Former => "says it was so",
        Stance::Planned => "says it is planned",
    };
    match note.strip_prefix(stance.word()) {
        Some(rest) => format!("{own}{rest}"),
        None if note.is_empty() => own.to_owned(),
        None => format!("{own} · {note}"),
    }
}

/// What is said after a relation: how it stands, unless it is simply asserted.
fn note_on(standing: Standing) -> String {
    match standing {
        Standing::Asserted => String::new(),
        standing => standing.word().to_owned(),
    }
}

/// A row's words and the quiet words after them.
fn words_of(dossier: &Dossier, item: Item) -> (Joined, String) {
    let plain = |words: &str| Joined::new(&[words], "");
    match item {
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            let note = entity
                .positions
                .first()
                .cloned()
                .unwrap_or_else(|| entity.kind.word().to_owned());
            (plain(&entity.name), note)
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            let doubts = figure.doubts().map(str::to_owned);
            let note: Vec<String> = doubts.chain([figure.label.clone()]).collect();
            (plain(&figure.wording()), note.join(" · "))
        }
        Item::Relation(id) => {
            let mut note = note_on(dossier.standing(id));
            if dossier.relation(id).suggested {
                note.push_str(if note.is_empty() {
                    "suggested"
                } else {
                    " · suggested"
                });
            }
            (Joined::new(&dossier.relation_parts(id), " — "), note)
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            let credit = picture.credit.clone().unwrap_or_default();
            (plain(picture.title()), credit)
        }
        Item::Sentence(_) | Item::Note(_) => (plain(&dossier.name_of(item)), String::new()),
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, item: Item, words: &Joined, note: &str) {
    let colors = palette(ui.ctx());
    let ground = colors.highlight(
        view.session
            .highlight(item)
            .min(crate::session::selection::Highlight::Hovered),
    );
    let ground = if view.session.selection().hovered() == Some(item) {
        ground
    } else {
        colors.card
    };
    let response = card::clickable(ui, ground, |ui| {
        text::Label::new(&words.text, TextStyle::sans(TEXT_SIZE))
            .spans(&words.spans)
            .max_lines(3)
            .show(ui);
        if !note.is_empty() {
            let style = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::Label::new(note, style).max_lines(2).show(ui);
        }
    });
    view.point_at(item, &words.text, &response);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::item::EntityId;
    use crate::model::item::FigureId;

    #[test]
    fn a_denial_is_listed_as_one_with_what_others_say() {
        assert_eq!(said_note(Stance::Asserted, ""), "");
        assert_eq!(said_note(Stance::Denied, "denied"), "denies it");
        assert_eq!(
            said_note(Stance::Denied, "disputed"),
            "denies it · disputed"
        );
        let number = said_note(Stance::Alleged, "alleged · Exports");
        assert_eq!(number, "alleges it · Exports");
    }

    #[test]
    fn a_group_counts_all_and_lists_the_first() {
        let items: Vec<Item> = (0..1000)
            .map(|index| Item::Figure(FigureId::from_index(index)))
            .chain([Item::Entity(EntityId::from_index(7))])
            .collect();
        let groups = groups(&items);
        let titles: Vec<(&str, usize, usize)> = groups
            .iter()
            .map(|(title, group)| (*title, group.count, group.listed.len()))
            .collect();
        let expected = [
            ("People & organizations", 1, 1),
            ("Numbers", 1000, MAX_ROWS),
        ];
        assert_eq!(titles, expected);
        let first = Item::Figure(FigureId::from_index(0));
        assert_eq!(groups[1].1.listed[0], first);
    }
}
