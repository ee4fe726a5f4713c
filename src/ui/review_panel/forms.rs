//! What is filled in before it is decided: names, kinds, ends, numbers.
//!
//! A form is filled from the dossier when it is opened and forgotten when it is closed. What cannot be
//! right is said when it is decided, in words, and changes nothing.

mod entity;
mod figure;
mod marked;
mod relation;

use eframe::egui::{Key, Response, Ui};

use self::entity::{EntityFields, MergeFields, SplitFields};
use self::figure::FigureFields;
use self::marked::{MentionFields, caption_ui};
use self::relation::RelationFields;
use crate::edit::{Edit, Span, Target};
use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::command::Command;
use crate::session::review::{Form, item_of};
use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{GAP, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

/// The form that is open, as far as it is filled in.
#[derive(Default)]
pub(super) struct Forms {
    open: Option<(Form, Fields)>,
}

enum Fields {
    Entity(EntityFields),
    Kind,
    Merge(MergeFields),
    Split(SplitFields),
    Relation(RelationFields),
    Figure(FigureFields),
    Mention(MentionFields),
    Caption,
    /// What it is about is gone.
    Nothing,
}

/// What a form came to in this frame.
enum Answer {
    Waiting,
    Decided(Edit),
}

/// What a form is drawn with.
struct Around<'a> {
    dossier: &'a Dossier,
    generation: u64,
    /// It was opened in this frame: its first field takes the focus.
    is_new: bool,
}

impl Forms {
    pub(super) fn forget(&mut self) {
        self.open = None;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, form: &Form) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        let dossier = &opened.dossier;
        let is_new = self.open.as_ref().is_none_or(|(open, _)| open != form);
        if is_new {
            self.open = Some((form.clone(), Fields::of(dossier, form)));
        }
        let Some((_, fields)) = &mut self.open else {
            return;
        };
        let around = Around {
            dossier,
            generation: opened.generation,
            is_new,
        };
        let title = title(form);
        text::label(ui, title, TextStyle::sans(16.0).bold());
        subject_ui(ui, dossier, form);
        ui.add_space(GAP);
        let answer = match (fields, form) {
            (Fields::Entity(fields), Form::Edit(Target::Entity(id))) => {
                fields.show(ui, &around, id)
            }
            (Fields::Kind, Form::Kind(target)) => kind_ui(ui, &around, target),
            (Fields::Merge(fields), Form::Merge(Target::Entity(id))) => {
                fields.show(ui, &around, id)
            }
            (Fields::Split(fields), Form::Split(Target::Entity(id))) => {
                fields.show(ui, &around, id)
            }
            (Fields::Relation(fields), Form::Edit(Target::Relation(id))) => {
                fields.edit_ui(ui, &around, id)
            }
            (Fields::Relation(fields), Form::NewRelation(span)) => fields.new_ui(ui, &around, span),
            (Fields::Figure(fields), Form::Edit(Target::Figure(id))) => {
                fields.edit_ui(ui, &around, id)
            }
            (Fields::Figure(fields), Form::NewFigure(span)) => fields.new_ui(ui, &around, span),
            (Fields::Mention(fields), Form::NewMention(span)) => fields.show(ui, &around, span),
            (Fields::Caption, Form::NewCaption(span)) => caption_ui(ui, &around, span),
            _ => {
                text::label(ui, "It is not there any more", TextStyle::sans(TEXT_SIZE));
                Answer::Waiting
            }
        };
        ui.add_space(GAP);
        if Button::quiet("Cancel").keys("Esc").show(ui).clicked() {
            view.send(Command::CloseForm);
        }
        if let Answer::Decided(edit) = answer {
            view.send(Command::Decide(Box::new(edit)));
        }
    }
}

impl Fields {
    fn of(dossier: &Dossier, form: &Form) -> Self {
        let item = match form {
            Form::Edit(target) | Form::Kind(target) | Form::Merge(target) | Form::Split(target) => {
                item_of(dossier, target)
            }
            Form::NewFigure(span) => return Self::Figure(FigureFields::new(span)),
            Form::NewRelation(span) => return Self::Relation(RelationFields::new(dossier, span)),
            Form::NewMention(_) => return Self::Mention(MentionFields::default()),
            Form::NewCaption(_) => return Self::Caption,
        };
        match (form, item) {
            (Form::Edit(_), Some(Item::Entity(id))) => {
                Self::Entity(EntityFields::of(dossier.entity(id)))
            }
            (Form::Edit(_), Some(Item::Relation(id))) => {
                Self::Relation(RelationFields::of(dossier, id))
            }
            (Form::Edit(_), Some(Item::Figure(id))) => {
                Self::Figure(FigureFields::of(dossier.figure(id)))
            }
            (Form::Kind(_), Some(_)) => Self::Kind,
            (Form::Merge(_), Some(_)) => Self::Merge(MergeFields::default()),
            (Form::Split(_), Some(_)) => Self::Split(SplitFields::default()),
            _ => Self::Nothing,
        }
    }
}

fn title(form: &Form) -> &'static str {
    match form {
        Form::Edit(_) => "Edit",
        Form::Kind(_) => "Which kind is it?",
        Form::Merge(_) => "Who is it the same as?",
        Form::Split(_) => "Which mentions are somebody else’s?",
        Form::NewFigure(_) => "A number",
        Form::NewRelation(_) => "A relation",
        Form::NewMention(_) => "Who is named here?",
        Form::NewCaption(_) => "The caption of which picture?",
    }
}

/// The thing or the words that the form is about.
fn subject_ui(ui: &mut Ui, dossier: &Dossier, form: &Form) {
    let words = match form {
        Form::Edit(target) | Form::Kind(target) | Form::Merge(target) | Form::Split(target) => {
            item_of(dossier, target).map(|item| dossier.name_of(item))
        }
        Form::NewFigure(span)
        | Form::NewRelation(span)
        | Form::NewMention(span)
        | Form::NewCaption(span) => Some(quoted(span)),
    };
    let Some(words) = words else { return };
    let color = palette(ui.ctx()).weak_text;
    text::Label::new(&words, TextStyle::serif(15.0).color(color))
        .max_lines(4)
        .show(ui);
}

fn quoted(span: &Span) -> String {
    format!("“{}”", span.quote)
}

/// A field with its name above it; whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, name: &str, hint: &str, value: &mut String) -> (Response, bool) {
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, name, TextStyle::sans(SMALL_SIZE).color(color));
    let field = TextField::new(("review", name))
        .name(name)
        .hint(hint)
        .desired_width(ui.available_width());
    let field = field.show(ui, value);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    (field, entered)
}

/// One of a few words.
fn choice_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, choices: &[(T, &str)], chosen: &mut T) {
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, name, TextStyle::sans(SMALL_SIZE).color(color));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (choice, words) in choices {
            let button = Button::toggle(words, *choice == *chosen).small();
            if button.show(ui).clicked() {
                *chosen = *choice;
            }
        }
    });
    ui.add_space(4.0);
}

/// The button that decides; Enter in a field does the same.
fn decide_ui(ui: &mut Ui, words: &str, is_ready: bool) -> bool {
    let color = palette(ui.ctx()).good;
    let button = Button::filled(words).keys("Enter").color(color);
    let clicked = button.enabled(is_ready).show(ui).clicked();
    is_ready && clicked
}

/// Kinds of an entity, or of a relation, each with a button.
fn kind_ui(ui: &mut Ui, around: &Around<'_>, target: &Target) -> Answer {
    let item = item_of(around.dossier, target);
    let (kinds, now): (Vec<(&str, &str)>, &str) = match item {
        Some(Item::Entity(id)) => (
            entity::KINDS.to_vec(),
            around.dossier.entity(id).schema.as_str(),
        ),
        Some(Item::Relation(id)) => (
            relation::kinds(),
            around.dossier.relation(id).schema.as_str(),
        ),
        _ => return Answer::Waiting,
    };
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (schema, words) in kinds {
            if Button::toggle(words, schema == now).show(ui).clicked() && schema != now {
                chosen = Some(schema);
            }
        }
    });
    match chosen {
        Some(schema) => Answer::Decided(Edit::ChangeKind {
            target: target.clone(),
            schema: schema.to_owned(),
        }),
        None => Answer::Waiting,
    }
}
