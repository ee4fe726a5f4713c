//! Every color, spacing and size by name, light and dark; nobody else writes a color.
//!
//! Contrast of at least 4.5 : 1 for words, 3 : 1 for lines that carry meaning, checked by the test
//! at the foot (WCAG 2.2, success criteria 1.4.3 and 1.4.11).

use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Theme, ThemePreference,
    Visuals, vec2,
};

use super::text::{self, FontSource, TextEngine};
use crate::model::entity::EntityKind;
use crate::model::standing::Standing;
use crate::session::selection::Highlight;
use crate::session::settings::{Settings, ThemeChoice};

/// Size of ordinary interface text, in points.
pub const TEXT_SIZE: f32 = 14.0;
/// Size of secondary interface text, in points.
pub const SMALL_SIZE: f32 = 12.0;
/// Size of a panel's heading, in points.
pub const HEADING_SIZE: f32 = 18.0;
/// Rounding of cards and buttons.
pub const ROUNDING: u8 = 6;
/// Space between things that belong together, in points.
pub const GAP: f32 = 8.0;
/// Space around the content of a panel, in points.
pub const MARGIN: f32 = 16.0;

/// What a picture is multiplied with to keep its own colors.
pub const UNTINTED: Color32 = Color32::WHITE;

/// The colors of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Bars and side panels.
    pub chrome: Color32,
    /// Where content lies: the reading column, the map, tables.
    pub paper: Color32,
    /// Cards, and the stripes of tables, on `paper` or `chrome`.
    pub card: Color32,
    /// Buttons and fields.
    pub control: Color32,
    pub control_hovered: Color32,
    /// Hairlines that only divide.
    pub line: Color32,
    /// Borders that carry meaning: fields, nodes.
    pub strong_line: Color32,
    pub text: Color32,
    pub weak_text: Color32,
    /// Links, focus, the chosen tab.
    pub accent: Color32,
    /// Behind the words that are selected.
    pub selected: Color32,
    pub hovered: Color32,
    pub related: Color32,
    /// Behind the exact words of an item within its sentence.
    pub exact_words: Color32,
    /// Behind find hits, and behind the current one.
    pub hit: Color32,
    pub current_hit: Color32,
    /// Behind text that the reader marked with the pointer, and behind what is switched on.
    pub marked: Color32,
    pub good: Color32,
    pub warning: Color32,
    pub bad: Color32,
    /// Behind a lasting banner.
    pub banner: Color32,
    /// Underline of numbers in the text, and bars of charts.
    pub figure: Color32,
    pub person: Color32,
    pub organization: Color32,
    pub company: Color32,
    pub public_body: Color32,
    pub event: Color32,
    pub thing: Color32,
    pub unknown: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

pub const LIGHT: Palette = Palette {
    chrome: rgb(0x00F3_F1EC),
    paper: rgb(0x00FD_FCFA),
    card: rgb(0x00F7_F5F0),
    control: rgb(0x00E9_E6DF),
    control_hovered: rgb(0x00DD_D9D0),
    line: rgb(0x00DF_DBD2),
    strong_line: rgb(0x0085_8078),
    text: rgb(0x0021_201D),
    weak_text: rgb(0x005E_5A53),
    accent: rgb(0x001B_5E9E),
    selected: rgb(0x00FF_DF8C),
    hovered: rgb(0x00DD_EAF6),
    related: rgb(0x00FB_F1D3),
    exact_words: rgb(0x00FF_C94D),
    hit: rgb(0x00D5_EDC8),
    current_hit: rgb(0x009F_DB86),
    marked: rgb(0x00A9_CCEE),
    good: rgb(0x0025_6B3C),
    warning: rgb(0x008A_5200),
    bad: rgb(0x00AE_2A2A),
    banner: rgb(0x00FB_E9D2),
    figure: rgb(0x009A_4F14),
    person: rgb(0x001F_64A8),
    organization: rgb(0x0083_5300),
    company: rgb(0x0072_4A9C),
    public_body: rgb(0x0013_6B4B),
    event: rgb(0x00A8_3246),
    thing: rgb(0x0054_5E69),
    unknown: rgb(0x006B_6B6B),
};

pub const DARK: Palette = Palette {
    chrome: rgb(0x0022_2427),
    paper: rgb(0x001A_1B1D),
    card: rgb(0x0025_272B),
    control: rgb(0x0034_373C),
    control_hovered: rgb(0x0041_454B),
    line: rgb(0x0036_393E),
    strong_line: rgb(0x007F_858D),
    text: rgb(0x00E9_E6E0),
    weak_text: rgb(0x00AE_AAA2),
    accent: rgb(0x0086_B9EF),
    selected: rgb(0x005E_4A12),
    hovered: rgb(0x0027_3B50),
    related: rgb(0x0039_3320),
    exact_words: rgb(0x0080_6208),
    hit: rgb(0x002C_4A22),
    current_hit: rgb(0x003F_6E2E),
    marked: rgb(0x0020_5690),
    good: rgb(0x0084_CC9A),
    warning: rgb(0x00EC_B766),
    bad: rgb(0x00F2_9090),
    banner: rgb(0x0048_3717),
    figure: rgb(0x00E9_A36C),
    person: rgb(0x0088_BBF2),
    organization: rgb(0x00E3_B860),
    company: rgb(0x00C6_A4EC),
    public_body: rgb(0x007C_CFAE),
    event: rgb(0x00F0_98A6),
    thing: rgb(0x00AE_B8C3),
    unknown: rgb(0x00A6_A6A6),
};

impl Palette {
    /// The color of a kind of entity; never the only sign of it.
    pub fn kind(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Organization => self.organization,
            EntityKind::Company => self.company,
            EntityKind::PublicBody => self.public_body,
            EntityKind::Event => self.event,
            EntityKind::Thing => self.thing,
            EntityKind::Unknown => self.unknown,
        }
    }

    /// The color of a relation's line; never the only sign of how it stands.
    pub fn standing(&self, standing: Standing) -> Color32 {
        match standing {
            Standing::Asserted => self.weak_text,
            Standing::Alleged => self.warning,
            Standing::Denied | Standing::Disputed => self.bad,
            Standing::Former | Standing::NoSentence => self.strong_line,
            Standing::Planned => self.accent,
        }
    }

    /// What lies behind highlighted words, rows and cards.
    pub fn highlight(&self, highlight: Highlight) -> Color32 {
        match highlight {
            Highlight::None => Color32::TRANSPARENT,
            Highlight::Related => self.related,
            Highlight::Hovered => self.hovered,
            Highlight::Selected => self.selected,
        }
    }
}

/// The palette of the theme that is on.
pub fn palette(ctx: &egui::Context) -> &'static Palette {
    match ctx.theme() {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// Sets fonts and styles once, before the first frame.
pub fn install(ctx: &egui::Context, bundled_fonts_only: bool) {
    ctx.set_fonts(text::egui_fonts());
    TextEngine::install(
        ctx,
        if bundled_fonts_only {
            FontSource::Bundled
        } else {
            FontSource::System
        },
    );
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(theme, palette);
            style.text_styles = [
                (TextStyle::Small, SMALL_SIZE),
                (TextStyle::Body, TEXT_SIZE),
                (TextStyle::Button, TEXT_SIZE),
                (TextStyle::Monospace, TEXT_SIZE),
                (TextStyle::Heading, HEADING_SIZE),
            ]
            .into_iter()
            .map(|(text_style, size)| (text_style, FontId::new(size, FontFamily::Proportional)))
            .collect();
            style.spacing.item_spacing = vec2(GAP, 6.0);
            style.spacing.button_padding = vec2(8.0, 4.0);
            style.spacing.interact_size.y = 28.0;
            style.spacing.menu_margin = egui::Margin::same(6);
            style.spacing.scroll = egui::style::ScrollStyle::solid();
            style.spacing.scroll.bar_width = 8.0;
            style.url_in_tooltip = true;
        });
    }
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Follows the settings; does nothing when nothing changed.
pub fn apply(ctx: &egui::Context, settings: &Settings) {
    let preference = match settings.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
    if (ctx.zoom_factor() - settings.zoom).abs() > 0.001 {
        ctx.set_zoom_factor(settings.zoom);
    }
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.override_text_color = None;
    // An idle window draws nothing, also while a field has the focus.
    visuals.text_cursor.blink = false;
    visuals.panel_fill = palette.chrome;
    visuals.window_fill = palette.chrome;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = palette.paper;
    visuals.faint_bg_color = palette.card;
    visuals.code_bg_color = palette.card;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.bad;
    visuals.selection.bg_fill = palette.marked;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    let radius = CornerRadius::same(ROUNDING);
    let widgets = &mut visuals.widgets;
    for (state, fill, line, text) in [
        (
            &mut widgets.noninteractive,
            palette.chrome,
            palette.line,
            palette.text,
        ),
        (
            &mut widgets.inactive,
            palette.control,
            Color32::TRANSPARENT,
            palette.text,
        ),
        (
            &mut widgets.hovered,
            palette.control_hovered,
            palette.strong_line,
            palette.text,
        ),
        (
            &mut widgets.active,
            palette.control_hovered,
            palette.accent,
            palette.text,
        ),
        (
            &mut widgets.open,
            palette.control,
            palette.line,
            palette.text,
        ),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue as amounts of light.
    fn linear(color: Color32) -> [f64; 3] {
        [color.r(), color.g(), color.b()].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color32) -> f64 {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// How far apart two colors look, in hundredths of `OKLab`; below about 5 they look alike.
    fn distance(one: Color32, other: Color32) -> f64 {
        const CONES: [[f64; 3]; 3] = [
            [0.412_221, 0.536_333, 0.051_446],
            [0.211_903, 0.680_700, 0.107_397],
            [0.088_302, 0.281_719, 0.629_979],
        ];
        const OKLAB: [[f64; 3]; 3] = [
            [0.210_454, 0.793_618, -0.004_072],
            [1.977_998, -2.428_592, 0.450_594],
            [0.025_904, 0.782_772, -0.808_676],
        ];
        let times = |matrix: [[f64; 3]; 3], amounts: [f64; 3]| {
            matrix.map(|row| row.iter().zip(amounts).map(|(x, y)| x * y).sum::<f64>())
        };
        let lab = |color| times(OKLAB, times(CONES, linear(color)).map(f64::cbrt));
        let pairs = lab(one).into_iter().zip(lab(other));
        100.0 * pairs.map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn selected_hovered_and_marked_can_be_told_apart() {
        for (theme, palette) in [("light", &LIGHT), ("dark", &DARK)] {
            let lit = [
                ("selected", palette.selected),
                ("hovered", palette.hovered),
                ("marked", palette.marked),
                ("current hit", palette.current_hit),
            ];
            for (index, (name, color)) in lit.iter().enumerate() {
                for (other_name, other) in &lit[index + 1..] {
                    let far = distance(*color, *other);
                    assert!(far >= 8.0, "{theme}: {name} and {other_name}: {far:.1}");
                }
                let far = distance(*color, palette.paper);
                assert!(far >= 6.0, "{theme}: {name} on paper: {far:.1}");
            }
        }
    }

    #[test]
    fn words_and_lines_can_be_told_from_what_lies_behind() {
        for (theme, palette) in [("light", &LIGHT), ("dark", &DARK)] {
            let grounds = [
                ("chrome", palette.chrome),
                ("paper", palette.paper),
                ("card", palette.card),
            ];
            let lit = [
                ("selected", palette.selected),
                ("hovered", palette.hovered),
                ("related", palette.related),
                ("exact words", palette.exact_words),
                ("hit", palette.hit),
                ("current hit", palette.current_hit),
                ("marked", palette.marked),
                ("control", palette.control),
                ("control hovered", palette.control_hovered),
                ("banner", palette.banner),
            ];
            let words = [
                ("text", palette.text),
                ("weak text", palette.weak_text),
                ("accent", palette.accent),
                ("good", palette.good),
                ("warning", palette.warning),
                ("bad", palette.bad),
                ("figure", palette.figure),
            ];
            let kinds = EntityKind::ALL.map(|kind| (kind.word(), palette.kind(kind)));
            for (ground_name, ground) in grounds {
                for (name, word) in words.iter().chain(&kinds) {
                    let ratio = contrast(*word, ground);
                    assert!(ratio >= 4.5, "{theme}: {name} on {ground_name}: {ratio:.2}");
                }
                let ratio = contrast(palette.strong_line, ground);
                assert!(
                    ratio >= 3.0,
                    "{theme}: strong line on {ground_name}: {ratio:.2}"
                );
                for standing in Standing::ALL {
                    let ratio = contrast(palette.standing(standing), ground);
                    assert!(
                        ratio >= 3.0,
                        "{theme}: {standing:?} on {ground_name}: {ratio:.2}"
                    );
                }
            }
            for (ground_name, ground) in lit {
                let ratio = contrast(palette.text, ground);
                assert!(ratio >= 4.5, "{theme}: text on {ground_name}: {ratio:.2}");
            }
            for (name, word) in [("weak text", palette.weak_text), ("accent", palette.accent)] {
                for (ground_name, ground) in [
                    ("related", palette.related),
                    ("hovered", palette.hovered),
                    ("control", palette.control),
                    ("banner", palette.banner),
                ] {
                    let ratio = contrast(word, ground);
                    assert!(ratio >= 4.5, "{theme}: {name} on {ground_name}: {ratio:.2}");
                }
            }
        }
    }
}
