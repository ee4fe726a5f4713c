//! Numbers of the article and of its tables, with everything that keeps a number honest.
//!
//! Column names are UN Comtrade's where Comtrade has one. The number is kept twice: as the text
//! that was delivered and as `f64` for drawing; lists and exports show the text.

use super::annotation::Stance;
use super::item::AnnotationId;

/// One number, one row of `figures.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As in the file; unique.
    pub id: String,
    /// What the number is.
    pub label: String,
    pub value: Number,
    /// The upper end of a range; a range is never averaged.
    pub value_max: Option<Number>,
    /// Three capitals are an ISO 4217 currency; else UCUM, WCO or a word.
    pub unit: String,
    pub status: FigureStatus,
    pub qualifier: Qualifier,
    /// `FOB`, `CIF`, `current`, …
    pub price_basis: Option<String>,
    pub period: Option<Period>,
    pub flow: Option<Flow>,
    pub reporter: Area,
    pub partner: Area,
    /// `HS`, …
    pub classification: Option<String>,
    /// The commodity code as text: leading zeros count.
    pub commodity_code: Option<String>,
    pub commodity: Option<String>,
    /// The annotations that show where the text says so.
    pub annotations: Vec<AnnotationId>,
    /// How the text puts it, over all its annotations, without doubles; see
    /// `Dossier::figure_standing`.
    pub stances: Vec<Stance>,
    /// Columns we do not know, in file order.
    pub extra: Vec<(String, String)>,
    /// Every annotation behind it was made by a rule and none is confirmed.
    pub suggested: bool,
    /// Where it came from when not from the `figures` resource: an extra table's name.
    pub table: Option<String>,
}

impl Figure {
    /// Whether it is about trade: it names a flow, a partner or a commodity.
    pub fn is_trade(&self) -> bool {
        self.flow.is_some()
            || !self.partner.is_empty()
            || self.commodity.is_some()
            || self.commodity_code.is_some()
    }

    /// Whether the unit is an ISO 4217 currency code.
    pub fn is_money(&self) -> bool {
        self.unit.len() == 3 && self.unit.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

/// A finite decimal number: the text as delivered and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    text: String,
    value: f64,
}

impl Number {
    /// Reads `text`; `None` unless it is a plain finite decimal with a `.` point and no grouping.
    ///
    /// Rust's own parser also takes `inf`, `nan` and `infinity`, which are no figures.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
        if !plain {
            return None;
        }
        let value: f64 = text.parse().ok()?;
        value.is_finite().then(|| Self {
            text: text.to_owned(),
            value,
        })
    }

    /// As delivered, for lossless export.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn value(&self) -> f64 {
        self.value
    }
}

/// How the number was come by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureStatus {
    #[default]
    Actual,
    Estimate,
    Forecast,
    Target,
}

impl FigureStatus {
    pub const ALL: [Self; 4] = [Self::Actual, Self::Estimate, Self::Forecast, Self::Target];

    /// The word used in files and in the interface.
    pub fn word(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Estimate => "estimate",
            Self::Forecast => "forecast",
            Self::Target => "target",
        }
    }
}

/// How near the number is to what is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    #[default]
    Exact,
    About,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
}

impl Qualifier {
    pub const ALL: [Self; 6] = [
        Self::Exact,
        Self::About,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
    ];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::LessThan => "less_than",
            Self::AtMost => "at_most",
        }
    }

    /// The words before the number in the interface; empty for an exact one.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "about",
            Self::MoreThan => "more than",
            Self::AtLeast => "at least",
            Self::LessThan => "less than",
            Self::AtMost => "at most",
        }
    }

    /// The true number may lie above the one given.
    pub fn is_open_above(self) -> bool {
        matches!(self, Self::MoreThan | Self::AtLeast)
    }

    /// The true number may lie below the one given.
    pub fn is_open_below(self) -> bool {
        matches!(self, Self::LessThan | Self::AtMost)
    }
}

/// `flowCode`: which way the goods went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// `X`
    Export,
    /// `M`
    Import,
    /// `RX`
    ReExport,
    /// `RM`
    ReImport,
    /// Anything else, as written.
    Other(String),
}

impl Flow {
    /// Reads a Comtrade flow code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "X" => Self::Export,
            "M" => Self::Import,
            "RX" => Self::ReExport,
            "RM" => Self::ReImport,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The Comtrade code, or the text as written.
    pub fn code(&self) -> &str {
        match self {
            Self::Export => "X",
            Self::Import => "M",
            Self::ReExport => "RX",
            Self::ReImport => "RM",
            Self::Other(text) => text,
        }
    }

    /// The word in the interface.
    pub fn word(&self) -> &str {
        match self {
            Self::Export => "exports",
            Self::Import => "imports",
            Self::ReExport => "re-exports",
            Self::ReImport => "re-imports",
            Self::Other(text) => text,
        }
    }
}

/// A country or region, by ISO 3166-1 alpha-3 code and name; both may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    pub iso: Option<String>,
    pub name: Option<String>,
}

impl Area {
    pub fn is_empty(&self) -> bool {
        self.iso.is_none() && self.name.is_none()
    }

    /// The name, else the code, else nothing.
    pub fn label(&self) -> &str {
        self.name
            .as_deref()
            .or(self.iso.as_deref())
            .unwrap_or_default()
    }
}

/// A year, a quarter or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    Year(i32),
    /// Quarter 1 to 4.
    Quarter(i32, u8),
    /// Month 1 to 12.
    Month(i32, u8),
}

/// Kinds of period never share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    Year,
    Quarter,
    Month,
}

impl Period {
    /// Reads `YYYY`, `YYYY-Qn` or `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        if year.len() != 4 || !digits(year) {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        match rest {
            None => Some(Self::Year(year)),
            Some(rest) => {
                if let Some(quarter) = rest.strip_prefix('Q') {
                    let quarter: u8 = digits(quarter).then(|| quarter.parse().ok())??;
                    return ((1..=4).contains(&quarter) && rest.len() == 2)
                        .then_some(Self::Quarter(year, quarter));
                }
                let month: u8 = (rest.len() == 2 && digits(rest)).then(|| rest.parse().ok())??;
                (1..=12)
                    .contains(&month)
                    .then_some(Self::Month(year, month))
            }
        }
    }

    pub fn kind(self) -> PeriodKind {
        match self {
            Self::Year(_) => PeriodKind::Year,
            Self::Quarter(..) => PeriodKind::Quarter,
            Self::Month(..) => PeriodKind::Month,
        }
    }

    /// Its place on an axis, in years.
    pub fn start_in_years(self) -> f64 {
        match self {
            Self::Year(year) => f64::from(year),
            Self::Quarter(year, quarter) => f64::from(year) + f64::from(quarter - 1) / 4.0,
            Self::Month(year, month) => f64::from(year) + f64::from(month - 1) / 12.0,
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    /// By time, a longer period before a shorter one that starts with it.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: Self| match period {
            Self::Year(year) => (year, 1, PeriodKind::Year),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, PeriodKind::Quarter),
            Self::Month(year, month) => (year, month, PeriodKind::Month),
        };
        key(*self).cmp(&key(*other))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_finite_decimals_are_numbers() {
        for good in ["0", "-1.5", "12400000", "1e6", "+3", "007"] {
            assert_eq!(
                Number::parse(good).map(|n| n.text().to_owned()),
                Some(good.to_owned())
            );
        }
        for bad in [
            "", "inf", "-inf", "NaN", "infinity", "1,000", "1 000", "0x10", "1e999", "٣", "-", "e",
        ] {
            assert_eq!(Number::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn periods_are_years_quarters_and_months() {
        for good in ["2025", "2025-Q1", "2025-Q4", "2025-01", "2025-12"] {
            assert_eq!(
                Period::parse(good).map(|p| p.to_string()),
                Some(good.to_owned())
            );
        }
        for bad in [
            "",
            "25",
            "2025-",
            "2025-Q0",
            "2025-Q5",
            "2025-Q01",
            "2025-13",
            "2025-1",
            "2025-01-02",
            "202é",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
        let mut periods: Vec<Period> = ["2025-02", "2025-Q2", "2025", "2024-12"]
            .iter()
            .filter_map(|text| Period::parse(text))
            .collect();
        periods.sort();
        let texts: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2024-12", "2025", "2025-02", "2025-Q2"]);
    }
}
