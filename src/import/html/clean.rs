//! What inside the chosen part is not the article: forms, boxes of links, buttons.
//!
//! First Readability's rules for elements that look unlike text, each decided on what is left inside it.

use super::choose::measure::{Measures, measure};
use super::choose::shape::Shape;
use super::choose::{Facts, Rules};
use super::page::Page;
use super::signs::{Signs, weight};
use super::why::Why;

pub(super) fn clean(
    facts: &Facts<'_>,
    out: &mut [Option<Why>],
    shape: &Shape,
    parts: &[usize],
    rules: Rules,
) {
    let measures = measure(facts.page, facts.texts, out);
    let main = parts
        .iter()
        .copied()
        .max_by(|a, b| measures[*a].chars.total_cmp(&measures[*b].chars));
    let cleaner = Cleaner {
        facts,
        shape,
        parts,
        main,
        rules,
    };
    let tables = cleaner.data_tables();
    cleaner.conditionally(out, &tables, Why::Form, |name| {
        matches!(name, "form" | "fieldset")
    });
    cleaner.plainly(out);
    cleaner.conditionally(out, &tables, Why::Table, |name| name == "table");
    cleaner.conditionally(out, &tables, Why::Links, |name| matches!(name, "ul" | "ol"));
    cleaner.conditionally(out, &tables, Why::Links, |name| name == "div");
}

struct Cleaner<'a> {
    facts: &'a Facts<'a>,
    shape: &'a Shape,
    parts: &'a [usize],
    /// The part with the most text, which is never left out as a whole.
    main: Option<usize>,
    rules: Rules,
}

/// What an element holds that is not left out.
#[derive(Clone, Copy, Default)]
struct Contents {
    text: Measures,
    paragraphs: f32,
    images: f32,
    items: f32,
    inputs: f32,
    embeds: f32,
    videos: bool,
    heading_chars: f32,
    list_chars: f32,
    /// Whether any text stands in a block or a `span`.
    in_blocks: bool,
    data_table: bool,
}

impl Cleaner<'_> {
    /// Leaves out elements that hardly ever belong to an article, whatever they hold.
    fn plainly(&self, out: &mut [Option<Why>]) {
        let page = self.facts.page;
        let measures = measure(page, self.facts.texts, out);
        for part in self.parts {
            let mut at = *part;
            while at < page.end(*part) {
                if out[at].is_some() {
                    at = page.end(at);
                    continue;
                }
                let why = match page.name(at) {
                    "object" | "embed" | "iframe" => Some(Why::Embedded),
                    "footer" | "aside" => Some(Why::Beside),
                    "input" | "textarea" | "select" | "button" => Some(Why::Form),
                    "h1" | "h2" if self.rules.weighs_classes() && weight(page, at) < 0 => {
                        Some(Why::Beside)
                    }
                    name if !name.is_empty()
                        && self.facts.signs[at].has(Signs::SHARE)
                        && measures[at].chars < 500.0 =>
                    {
                        Some(Why::Sharing)
                    }
                    _ => None,
                };
                if why.is_some() && self.main != Some(at) {
                    out[at] = why;
                    at = page.end(at);
                } else {
                    at += 1;
                }
            }
        }
    }

    /// Leaves out elements of the given names that hold little but links, pictures or inputs.
    fn conditionally(
        &self,
        out: &mut [Option<Why>],
        tables: &[bool],
        why: Why,
        named: impl Fn(&str) -> bool,
    ) {
        if !self.rules.cleans_conditionally() {
            return;
        }
        let page = self.facts.page;
        let mut all = vec![Contents::default(); page.nodes.len()];
        let mut runs_of = vec![0_f32; page.nodes.len()];
        for run in &self.shape.runs {
            runs_of[run.parent] += 1.0;
        }
        for part in self.parts {
            for at in (*part..page.end(*part)).rev() {
                if out[at].is_some() {
                    continue;
                }
                let name = page.name(at);
                all[at].paragraphs += runs_of[at];
                if page.is_text(at) {
                    let text = self.facts.texts[at];
                    all[at].text.chars = text.chars;
                    all[at].text.commas = text.commas;
                } else if name == "a" {
                    let within = page.attribute(at, "href").starts_with('#');
                    all[at].text.link_chars = all[at].text.chars * if within { 0.3 } else { 1.0 };
                }
                let is_paragraph = self.shape.is_paragraph(at);
                let skipped = is_paragraph || self.shape.is_transparent(at);
                if named(name)
                    && !skipped
                    && self.is_unlike_text(at, &all[at], tables)
                    && self.main != Some(at)
                {
                    out[at] = Some(why);
                    continue;
                }
                let is_element = !page.is_text(at);
                let mut sum = all[at];
                if is_element {
                    add_own(page, at, is_paragraph, &mut sum);
                    sum.data_table |= tables[at];
                }
                if at > *part {
                    add(&mut all[page.parent(at)], &sum);
                }
            }
        }
    }

    fn is_unlike_text(&self, at: usize, held: &Contents, tables: &[bool]) -> bool {
        let page = self.facts.page;
        let name = page.name(at);
        if tables[at] || held.data_table {
            return false;
        }
        let mut in_figure = false;
        for (steps, above) in page.ancestors(at).enumerate() {
            let above_name = page.name(above);
            if tables[above] || (above_name == "code" && steps < 4) {
                return false;
            }
            in_figure |= above_name == "figure" && steps < 4;
        }
        let weight = if self.rules.weighs_classes() {
            weight(page, at)
        } else {
            0
        };
        if weight < 0 {
            return true;
        }
        if held.text.commas >= 9.0 {
            return false;
        }
        let chars = held.text.chars;
        if chars < 40.0 && is_label_of_advertisement(&page.text(at)) {
            return true;
        }
        let is_list = matches!(name, "ul" | "ol") || held.list_chars > 0.9 * chars;
        if held.videos {
            return false;
        }
        let density = held.text.link_density();
        let heading_density = if chars > 0.0 {
            held.heading_chars / chars
        } else {
            0.0
        };
        let unlike = (!in_figure && held.images > 1.0 && held.paragraphs / held.images < 0.5)
            || (!is_list && held.items - 100.0 > held.paragraphs)
            || held.inputs > (held.paragraphs / 3.0).floor()
            || (!is_list
                && !in_figure
                && heading_density < 0.9
                && chars < 25.0
                && (held.images == 0.0 || held.images > 2.0)
                && density > 0.0)
            || (!is_list && weight < 25 && density > 0.2)
            || (weight >= 25 && density > 0.5)
            || (held.embeds == 1.0 && chars < 75.0)
            || held.embeds > 1.0
            || (held.images == 0.0 && !held.in_blocks && held.paragraphs == 0.0);
        if is_list && unlike {
            // A plain list of pictures is a gallery.
            let each_one = page
                .child_elements(at)
                .all(|child| page.child_elements(child).count() <= 1);
            let items = page.child_elements(at).count() as f32;
            if each_one && held.images == items && items > 0.0 {
                return false;
            }
        }
        unlike
    }

    /// Which tables hold data, and do not just arrange the page.
    fn data_tables(&self) -> Vec<bool> {
        let page = self.facts.page;
        let mut tables = vec![false; page.nodes.len()];
        for at in page.named("table") {
            tables[at] = is_data_table(page, at);
        }
        tables
    }
}

/// Whether a table holds data.
pub(super) fn is_data_table(page: &Page, at: usize) -> bool {
    if page.attribute(at, "role") == "presentation" || page.attribute(at, "datatable") == "0" {
        return false;
    }
    if page.find_attribute(at, "summary").is_some() {
        return true;
    }
    let (mut rows, mut columns, mut nested, mut has_head) = (0_usize, 0_usize, false, false);
    let mut below = page.below(at);
    while let Some(child) = below.next() {
        match page.name(child) {
            "col" | "colgroup" | "tfoot" | "thead" | "th" => has_head = true,
            "caption" => has_head |= page.end(child) > child + 1,
            "table" => {
                nested = true;
                below = page.end(child)..page.end(at);
            }
            "tr" => {
                rows += span(page.attribute(child, "rowspan"));
                let cells = page
                    .child_elements(child)
                    .filter(|cell| matches!(page.name(*cell), "td" | "th"))
                    .map(|cell| span(page.attribute(cell, "colspan")))
                    .fold(0_usize, usize::saturating_add);
                columns = columns.max(cells);
            }
            _ => {}
        }
    }
    if has_head {
        return true;
    }
    if nested || rows <= 1 || columns <= 1 {
        return false;
    }
    rows >= 10 || columns > 4 || rows * columns > 10
}

fn span(value: &str) -> usize {
    value.trim().parse().unwrap_or(1).clamp(1, 1000)
}

/// What an element itself adds to what it holds.
fn add_own(page: &Page, at: usize, is_paragraph: bool, sum: &mut Contents) {
    let name = page.name(at);
    let chars = sum.text.chars;
    match name {
        "p" => sum.paragraphs += 1.0,
        "img" => sum.images += 1.0,
        "li" => sum.items += 1.0,
        "input" => sum.inputs += 1.0,
        "object" | "embed" | "iframe" => {
            let is_video = ["src", "data", "data-src"]
                .iter()
                .any(|name| is_video(page.attribute(at, name)));
            sum.videos |= is_video;
            sum.embeds += 1.0;
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => sum.heading_chars += chars,
        "ul" | "ol" => sum.list_chars += chars,
        _ => {}
    }
    sum.paragraphs += f32::from(u8::from(is_paragraph && name != "p"));
    let is_block = matches!(
        name,
        "span"
            | "li"
            | "td"
            | "blockquote"
            | "dl"
            | "div"
            | "img"
            | "ol"
            | "p"
            | "pre"
            | "table"
            | "ul"
    );
    sum.in_blocks |= (is_block && chars > 0.0) || sum.paragraphs > 0.0;
}

fn add(above: &mut Contents, own: &Contents) {
    above.text.chars += own.text.chars;
    above.text.commas += own.text.commas;
    above.text.link_chars += own.text.link_chars;
    above.paragraphs += own.paragraphs;
    above.images += own.images;
    above.items += own.items;
    above.inputs += own.inputs;
    above.embeds += own.embeds;
    above.videos |= own.videos;
    above.heading_chars += own.heading_chars;
    above.list_chars += own.list_chars;
    above.in_blocks |= own.in_blocks;
    above.data_table |= own.data_table;
}

fn is_video(address: &str) -> bool {
    [
        "dailymotion.com",
        "youtube.com",
        "youtube-nocookie.com",
        "player.vimeo.com",
        "v.qq.com",
        "bilibili.com",
        "archive.org",
        "upload.wikimedia.org",
        "player.twitch.tv",
    ]
    .iter()
    .any(|host| address.contains(host))
}

fn is_label_of_advertisement(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.trim_end_matches(['.', '…', ':', ' ']);
    matches!(
        text,
        "ad" | "ads"
            | "advertising"
            | "advertisement"
            | "pub"
            | "publicité"
            | "werb"
            | "werbung"
            | "anzeige"
            | "广告"
            | "реклама"
            | "anuncio"
            | "publicidad"
            | "pubblicità"
            | "advertentie"
            | "loading"
            | "正在加载"
            | "загрузка"
            | "chargement"
            | "cargando"
            | "reklama"
            | "reklame"
            | "פרסומת"
            | "إعلان"
    )
}
