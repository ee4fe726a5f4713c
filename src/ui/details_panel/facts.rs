//! Rows of names and values: what else the file says of an item, and where a dossier comes from.
//!
//! Nothing that was delivered stays hidden; only names and dates are written for people.

use std::collections::HashSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Ui, WidgetInfo};

use super::section_ui;
use crate::model::date::{names_a_date, readable};
use crate::model::figure::{Flow, Number};
use crate::model::item::Item;
use crate::model::units::spelled_out;
use crate::model::{Dossier, Reference};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, TextStyle, shortened};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// A name and a value, in the order in which they are shown.
#[derive(Debug, Default)]
struct Facts(Vec<Fact>);

#[derive(Debug, PartialEq, Eq)]
struct Fact {
    name: String,
    value: String,
    /// Where the value leads to, if it is not the value itself.
    link: Option<String>,
}

impl Facts {
    fn add(&mut self, name: &str, value: &str) {
        self.add_linked(name, value, None);
    }

    fn add_date(&mut self, name: &str, value: &str) {
        self.add(name, &readable(value));
    }

    fn add_date_if(&mut self, name: &str, value: Option<&str>) {
        self.add_date(name, value.unwrap_or_default());
    }

    /// Of a property with a name as in the file; an identifier may look like a date and stays.
    fn add_property(&mut self, name: &str, value: &str) {
        let shown = readable_name(name);
        if names_a_date(name) {
            self.add_date(&shown, value);
        } else {
            self.add(&shown, value);
        }
    }

    fn add_linked(&mut self, name: &str, value: &str, link: Option<&str>) {
        if !value.is_empty() {
            self.0.push(Fact {
                name: name.to_owned(),
                value: value.to_owned(),
                link: link.map(str::to_owned),
            });
        }
    }

    fn add_if(&mut self, name: &str, value: Option<&str>) {
        self.add(name, value.unwrap_or_default());
    }

    fn add_references(&mut self, name: &str, references: &[Reference]) {
        for reference in references {
            let link = reference.link.as_deref();
            let title = if reference.title.is_empty() {
                link.unwrap_or_default()
            } else {
                &reference.title
            };
            let known = self.0.iter_mut().find(|fact| {
                let same_link =
                    fact.link.is_none() || link.is_none() || fact.link.as_deref() == link;
                fact.name == name && fact.value == title && same_link
            });
            match known {
                Some(fact) => fact.link = fact.link.take().or(link.map(str::to_owned)),
                None => self.add_linked(name, title, link),
            }
        }
    }

    fn add_properties(&mut self, properties: &[(String, Vec<String>)]) {
        for (name, values) in properties {
            for value in values {
                self.add_property(name, value);
            }
        }
    }
}

/// Whatever else the file says of an item.
///
/// Guests and organizers who are `listed` with the relations, by their ids, are not listed again.
pub(super) fn properties_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    item: Item,
    listed: &HashSet<String>,
) {
    let facts = properties(dossier, item, listed);
    if !facts.0.is_empty() {
        section_ui(ui, "In the file");
        facts_ui(ui, view, &facts);
    }
}

fn properties(dossier: &Dossier, item: Item, listed: &HashSet<String>) -> Facts {
    let mut facts = Facts::default();
    match item {
        Item::Entity(id) => {
            for (name, values) in &dossier.entity(id).properties {
                for value in values.iter().filter(|value| !listed.contains(*value)) {
                    facts.add_property(name, value);
                }
            }
        }
        Item::Relation(id) => facts.add_properties(&dossier.relation(id).properties),
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            facts.add("Value as delivered", figure.value.text());
            facts.add_if("Upper end", figure.value_max.as_ref().map(Number::text));
            facts.add("Unit", &figure.unit);
            facts.add_if("Unit in words", spelled_out(&figure.unit));
            facts.add("Status", figure.status.word());
            let period = figure.period.map(|period| period.to_string());
            facts.add_date_if("Period", period.as_deref());
            facts.add_if("Flow", figure.flow.as_ref().map(Flow::word));
            facts.add("Reporter", figure.reporter.label());
            facts.add("Partner", figure.partner.label());
            facts.add_if("Price basis", figure.price_basis.as_deref());
            facts.add_if("Commodity", figure.commodity.as_deref());
            facts.add_if("Commodity code", figure.commodity_code.as_deref());
            facts.add_if("Table", figure.table.as_deref());
            for (name, value) in &figure.extra {
                facts.add_property(name, value);
            }
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            facts.add("Name", &picture.name);
            facts.add_if("File", picture.file.as_deref());
            if picture.caption.as_deref() != Some(picture.title()) {
                facts.add_if("Caption", picture.caption.as_deref());
            }
            for right in &picture.rights {
                facts.add("Rights", right);
            }
            if picture.alt != picture.caption {
                facts.add_if("Described as", picture.alt.as_deref());
            }
            facts.add_if("Described at length", picture.long_description.as_deref());
            if picture.by != picture.credit {
                facts.add_if("Made by", picture.by.as_deref());
            }
            facts.add_date_if("Made on", picture.created.as_deref());
            for (name, values) in [
                ("Source", &picture.sources),
                ("Person on it", &picture.people),
                ("Organization on it", &picture.organizations),
            ] {
                for value in values {
                    facts.add(name, value);
                }
            }
            facts.add_if("From", picture.link.as_deref());
            if !picture.from_file.is_empty() {
                // The article does not say these, so who vouches for the article does not for them.
                facts.add("From the picture file", &picture.from_file.join(", "));
            }
        }
        Item::Sentence(_) | Item::Note(_) => {}
    }
    facts
}

/// Where the article and the bundle come from.
pub(super) fn about_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier) {
    section_ui(ui, "About this dossier");
    facts_ui(ui, view, &about(dossier));
}

fn about(dossier: &Dossier) -> Facts {
    let (article, about) = (&dossier.article, &dossier.about);
    let mut facts = Facts::default();
    facts.add("Title", dossier.title());
    facts.add_if("By", article.byline.as_deref());
    facts.add_if("Place", article.dateline.as_deref());
    facts.add_date_if("Published", article.published.as_deref());
    if article.changed != article.published {
        facts.add_date_if("Changed", article.changed.as_deref());
    }
    facts.add_date_if("Embargo until", article.embargoed_until.as_deref());
    facts.add_date_if("Not to be used after", article.expires.as_deref());
    facts.add_references("Source", &article.sources);
    facts.add_references("Source", &about.sources);
    facts.add_references("Contributor", &about.contributors);
    for right in &article.rights {
        facts.add("Rights", right);
    }
    facts.add_references("License", &about.licences);
    facts.add_references("Tag", &article.tags);
    facts.add_if("Language", article.language.as_deref());
    facts.add_date_if("Dossier made", about.created.as_deref());
    facts.add_if("Version", about.version.as_deref());
    facts.add("Identifier", about.id.as_deref().unwrap_or(&article.uri));
    facts
}

/// A name stands once above all its values; web addresses open on click, with the host in view.
fn facts_ui(ui: &mut Ui, view: &View<'_>, facts: &Facts) {
    let colors = palette(ui.ctx());
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut above = "";
    for fact in &facts.0 {
        if fact.name != above {
            ui.add_space(if above.is_empty() { 2.0 } else { 8.0 });
            let style = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::label(ui, &fact.name, style);
        }
        above = &fact.name;
        let address = fact.link.as_ref().unwrap_or(&fact.value);
        if let Some(host) = host(address) {
            let style = TextStyle::sans(TEXT_SIZE).color(colors.accent);
            let label = text::Label::new(&fact.value, style).max_lines(3).link();
            let hint = format!("Open {host} in the browser");
            let response = label.show(ui).on_hover_text(hint);
            if response.clicked() {
                view.send(Command::OpenLink(address.clone()));
            }
            // A title may be anything, also another address: where it leads is said beside it.
            if says_another_host(&fact.value, &host) {
                let name = format!("{}, {host}", shortened(&fact.value));
                response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
                let style = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
                text::label(ui, &host, style);
            }
        } else {
            let style = TextStyle::sans(TEXT_SIZE);
            text::Label::new(&fact.value, style).max_lines(12).show(ui);
        }
    }
}

/// Whether a title does not say by itself, as an address of that host, where it leads.
fn says_another_host(title: &str, leads_to: &str) -> bool {
    host(title).is_none_or(|said| said != leads_to)
}

/// The host that a web address leads to.
fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    url.host_str().filter(|_| is_web).map(str::to_owned)
}

/// A property's name for people: `birthDate` as `Birth date`. Names with spaces or in other scripts stay.
fn readable_name(name: &str) -> String {
    let is_code = name
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'));
    if !is_code {
        return name.to_owned();
    }
    let mut words = String::with_capacity(name.len() + 4);
    let mut was_small = false;
    for letter in name.chars() {
        if matches!(letter, '_' | '-') {
            words.push(' ');
        } else if letter.is_ascii_uppercase() && was_small {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
        was_small = letter.is_ascii_lowercase();
    }
    super::heading::capitalised(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_dates_are_written_for_people() {
        for (name, shown) in [
            ("birthDate", "Birth date"),
            ("source_url", "Source url"),
            ("isoCode", "Iso code"),
            ("HS", "HS"),
            ("Quelle der Zahl", "Quelle der Zahl"),
            ("מקור", "מקור"),
        ] {
            assert_eq!(readable_name(name), shown);
        }
        let mut facts = Facts::default();
        facts.add_properties(&[("birthDate".to_owned(), vec!["1952-10-07".to_owned()])]);
        facts.add("Empty", "");
        assert_eq!(facts.0.len(), 1);
        assert_eq!(facts.0[0].value, "7 October 1952");
    }

    #[test]
    fn an_identifier_that_looks_like_a_date_stays_as_it_is() {
        let mut facts = Facts::default();
        let one = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()]);
        facts.add_properties(&[
            one("registrationNumber", "2015-03"),
            one("format", "2015-03"),
            one("date", "2015-03"),
            one("publishedAt", "2015-03-04"),
        ]);
        let values: Vec<&str> = facts.0.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["2015-03", "2015-03", "March 2015", "4 March 2015"]);
    }

    #[test]
    fn a_source_that_is_named_twice_is_listed_once() {
        let reference = |title: &str, link: Option<&str>| Reference {
            title: title.to_owned(),
            link: link.map(str::to_owned),
        };
        let mut dossier = Dossier::default();
        dossier.article.sources =
            vec![reference("Agency", None), reference("", Some("https://a/"))];
        dossier.about.sources = vec![reference("Agency", Some("https://b/"))];
        dossier.article.published = Some("2026-01-21".to_owned());
        dossier.article.changed = Some("2026-01-21".to_owned());
        let facts = about(&dossier);
        let of = |name: &str| -> Vec<&str> {
            let named = facts.0.iter().filter(|fact| fact.name == name);
            named.map(|fact| fact.value.as_str()).collect()
        };
        assert_eq!(of("Source"), ["Agency", "https://a/"]);
        let agency = facts.0.iter().find(|fact| fact.value == "Agency").unwrap();
        assert_eq!(
            agency.link.as_deref(),
            Some("https://b/"),
            "and keeps its link"
        );
        assert_eq!(of("Published"), ["21 January 2026"]);
        assert!(of("Changed").is_empty(), "it says nothing new");
    }

    #[test]
    fn whoever_is_listed_with_the_relations_is_no_id_in_the_facts() {
        let mut dossier = crate::model::figure_samples::quay();
        let values = ["ann", "nobody known"].map(str::to_owned).to_vec();
        dossier.entities[0].properties = vec![("involved".to_owned(), values)];
        let listed = HashSet::from(["ann".to_owned()]);
        let item = Item::Entity(crate::model::item::EntityId(0));
        let facts = properties(&dossier, item, &listed);
        assert_eq!(facts.0.len(), 1);
        assert_eq!(facts.0[0].value, "nobody known");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            host("https://example.org/a"),
            Some("example.org".to_owned())
        );
        for other in ["javascript:alert(1)", "file:///etc/passwd", "Agency", ""] {
            assert_eq!(host(other), None);
        }
        for title in ["https://real.example", "fake.example", "Agency"] {
            assert!(says_another_host(title, "fake.example"), "{title}");
        }
        assert!(!says_another_host("http://fake.example/a", "fake.example"));
    }
}
