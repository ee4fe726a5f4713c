//! When relations hold, as far as the file says, and how many hold when.
//!
//! A date is as precise as it was given: a year is all of its months. Where only a beginning is known,
//! the relation goes on; where only an end is known, it goes back: nobody said otherwise.

use crate::model::Dossier;
use crate::model::entity::Relation;
use crate::model::item::EntityId;

/// Years outside of this are taken for mistakes.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;
/// So many bars are shown at most.
const MOST_BARS: i32 = 80;
/// Up to so many months each has a bar, if all dates are that precise.
const MOST_MONTHS: i32 = 36;

/// Months since the year 0, first and last, as far as each is known; at least one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: Option<i32>,
    pub last: Option<i32>,
    /// Whether months are known.
    is_precise: bool,
}

/// Months from the first to the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    pub first: i32,
    pub last: i32,
}

impl Span {
    /// When a relation holds; of an event's link, when the event is.
    pub(super) fn of(dossier: &Dossier, relation: &Relation) -> Option<Self> {
        let of_relation = Self::from_words(
            relation.start.as_deref(),
            relation.end.as_deref(),
            first_value(&relation.properties, "date"),
        );
        if of_relation.is_some() || !relation.thin {
            return of_relation;
        }
        Self::of_event(dossier, relation.source)
    }

    fn of_event(dossier: &Dossier, event: EntityId) -> Option<Self> {
        let properties = &dossier.entity(event).properties;
        let value = |name| first_value(properties, name);
        Self::from_words(value("startDate"), value("endDate"), value("date"))
    }

    fn from_words(start: Option<&str>, end: Option<&str>, date: Option<&str>) -> Option<Self> {
        let (start, end) = (start.and_then(months), end.and_then(months));
        let (first, last) = match (start, end, date.and_then(months)) {
            (None, None, Some(date)) => (Some(date), Some(date)),
            (None, None, None) => return None,
            (start, end, _) => (start, end),
        };
        if let (Some(first), Some(last)) = (first, last)
            && first.first > last.last
        {
            // Nobody can say when that was.
            return None;
        }
        let is_precise =
            |months: Option<Months>| months.is_none_or(|known| known.first == known.last);
        Some(Self {
            first: first.map(|months| months.first),
            last: last.map(|months| months.last),
            is_precise: is_precise(first) && is_precise(last),
        })
    }

    /// Whether it holds in some of these months, as far as it is known.
    pub fn touches(self, months: Months) -> bool {
        self.first.is_none_or(|first| first <= months.last)
            && self.last.is_none_or(|last| last >= months.first)
    }
}

fn first_value<'a>(properties: &'a [(String, Vec<String>)], name: &str) -> Option<&'a str> {
    let values = properties.iter().find(|(known, _)| known == name);
    values
        .and_then(|(_, values)| values.first())
        .map(String::as_str)
}

/// The months that `YYYY`, `YYYY-MM` or something that begins so speaks of.
fn months(text: &str) -> Option<Months> {
    let mut parts = text.trim().splitn(3, '-');
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = parts
        .next()
        .filter(|part| part.len() == 4)
        .filter(is_number)?;
    let year: i32 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let Some(month) = parts.next() else {
        return Some(Months {
            first: year * 12,
            last: year * 12 + 11,
        });
    };
    let month: i32 = Some(month).filter(is_number)?.parse().ok()?;
    (1..=12).contains(&month).then(|| {
        let month = year * 12 + month - 1;
        Months {
            first: month,
            last: month,
        }
    })
}

/// How many relations hold when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    first: i32,
    /// How many months each bar stands for.
    step: i32,
    pub bars: Vec<u32>,
    pub dated: usize,
    pub undated: usize,
}

impl Timeline {
    pub(super) fn of(spans: &[Option<Span>]) -> Self {
        let dated = spans.iter().copied().flatten();
        let undated = spans.iter().filter(|span| span.is_none()).count();
        let ends = dated
            .clone()
            .flat_map(|span| [span.first, span.last])
            .flatten();
        let (Some(first), Some(last)) = (ends.clone().min(), ends.max()) else {
            return Self {
                undated,
                ..Self::default()
            };
        };
        let are_precise = dated.clone().all(|span| span.is_precise);
        let step = if are_precise && last - first < MOST_MONTHS {
            1
        } else {
            let years = (last - first) / 12 + 1;
            let wide = [1, 2, 5, 10, 20, 50, 100];
            let wide = wide.into_iter().find(|wide| years / wide < MOST_BARS);
            wide.unwrap_or(200) * 12
        };
        let first = first.div_euclid(step) * step;
        let count = (last - first) / step + 1;
        let mut timeline = Self {
            first,
            step,
            bars: Vec::new(),
            dated: dated.clone().count(),
            undated,
        };
        // Where each begins and where it ends: one look at every relation, however long it holds.
        let mut changes = vec![0i64; count as usize + 1];
        for span in dated {
            let bar = |month: i32| ((month - first) / step).clamp(0, count - 1) as usize;
            let from = span.first.map_or(0, bar);
            let to = span.last.map_or(count as usize - 1, bar);
            if from <= to {
                changes[from] += 1;
                changes[to + 1] -= 1;
            }
        }
        let mut holding = 0;
        for change in &changes[..count as usize] {
            holding += change;
            timeline.bars.push(u32::try_from(holding).unwrap_or(0));
        }
        timeline
    }

    /// Whether there is anything to choose from.
    pub fn is_worth_showing(&self) -> bool {
        self.bars.len() > 1
    }

    /// The months of some bars.
    pub fn months(&self, from: usize, to: usize) -> Months {
        let number = |bar: usize| i32::try_from(bar).unwrap_or(i32::MAX);
        let month = |bar: usize| {
            self.first
                .saturating_add(number(bar).saturating_mul(self.step))
        };
        Months {
            first: month(from),
            last: month(to + 1) - 1,
        }
    }

    /// The bars that some months lie in.
    pub fn bars_of(&self, months: Months) -> (usize, usize) {
        let most = self.bars.len().saturating_sub(1);
        let bar = |month: i32| ((month - self.first) / self.step.max(1)).max(0) as usize;
        (bar(months.first).min(most), bar(months.last).min(most))
    }

    /// Bars that begin a round number of years or months, `most` at most, and what they are called.
    pub fn ticks(&self, most: usize) -> Vec<(usize, String)> {
        let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];
        let bars = || (0..self.bars.len()).map(|bar| (bar, self.months(bar, bar).first));
        let fitting = steps
            .into_iter()
            .filter(|every| every % self.step.max(1) == 0);
        for every in fitting {
            let ticks = || bars().filter(|(_, month)| month.rem_euclid(every) == 0);
            if ticks().count() <= most {
                let name = |month: i32| match month % 12 {
                    0 => (month / 12).to_string(),
                    _ => format!("{:04}-{:02}", month / 12, month % 12 + 1),
                };
                return ticks().map(|(bar, month)| (bar, name(month))).collect();
            }
        }
        Vec::new()
    }

    /// What the months of a bar are called.
    pub fn name(&self, bar: usize) -> String {
        let Months { first, last } = self.months(bar, bar);
        match self.step {
            1 => format!("{:04}-{:02}", first / 12, first % 12 + 1),
            12 => (first / 12).to_string(),
            _ => format!("{}–{}", first / 12, last / 12),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: &str, end: &str) -> Option<Span> {
        let word = |word: &'static str| (!word.is_empty()).then_some(word);
        let leak = |text: &str| word(Box::leak(text.to_owned().into_boxed_str()));
        Span::from_words(leak(start), leak(end), None)
    }

    #[test]
    fn dates_are_as_precise_as_they_were_given() {
        let of = |text| months(text).map(|months| (months.first, months.last));
        assert_eq!(of("2019"), Some((2019 * 12, 2019 * 12 + 11)));
        assert_eq!(of("2019-03"), Some((2019 * 12 + 2, 2019 * 12 + 2)));
        assert_eq!(of("2019-03-31T10:00"), of("2019-03"));
        for wrong in [
            "", "19", "2019-13", "2019-00", "0000", "+201", "-2019", "20190", "2019-x", "spring",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn years_have_bars_and_what_has_no_end_goes_on() {
        let spans = [
            span("2015", ""),
            span("2016", "2017"),
            span("", "2015"),
            None,
            span("2018-05", "2018-06"),
        ];
        let timeline = Timeline::of(&spans);
        assert_eq!(timeline.bars, [2, 2, 2, 2]);
        assert_eq!((timeline.dated, timeline.undated), (4, 1));
        assert_eq!(timeline.name(0), "2015");
        let only_2017 = timeline.months(2, 2);
        assert_eq!(timeline.bars_of(only_2017), (2, 2));
        let holding = spans
            .iter()
            .flatten()
            .filter(|span| span.touches(only_2017));
        assert_eq!(holding.count(), 2, "as the bar says");
    }

    #[test]
    fn round_years_are_named_and_no_more_than_there_is_room_for() {
        let words = |timeline: &Timeline, most| -> Vec<String> {
            let ticks = timeline.ticks(most).into_iter();
            ticks.map(|(bar, name)| format!("{bar} {name}")).collect()
        };
        let years = Timeline::of(&[span("1998", "2019")]);
        assert_eq!(words(&years, 5), ["2 2000", "7 2005", "12 2010", "17 2015"]);
        assert_eq!(words(&years, 30).len(), 22);
        let months = Timeline::of(&[span("2018-10", "2019-02")]);
        assert_eq!(words(&months, 9).len(), 5);
        assert_eq!(words(&months, 3), ["0 2018-10", "3 2019"]);
        assert_eq!(words(&Timeline::default(), 9), [] as [&str; 0]);
        let ages = Timeline::of(&[span("0001", "9999")]);
        assert!(ages.ticks(8).len() <= 8);
    }

    #[test]
    fn months_have_bars_only_when_all_are_known() {
        let months = [span("2018-05", "2018-06"), span("2018-11", "2018-11")];
        let timeline = Timeline::of(&months);
        assert_eq!(timeline.bars, [1, 1, 0, 0, 0, 0, 1]);
        assert_eq!(timeline.name(6), "2018-11");
        let with_a_year = [months[0], months[1], span("2018", "2018")];
        assert_eq!(Timeline::of(&with_a_year).bars, [3]);
    }

    #[test]
    fn ages_apart_there_are_still_few_bars() {
        let ages = [
            span("0001", "0001"),
            span("9999", "9999"),
            span("2020", "2010"),
        ];
        let timeline = Timeline::of(&ages);
        assert!(
            timeline.bars.len() <= MOST_BARS as usize,
            "{}",
            timeline.bars.len()
        );
        assert_eq!(
            timeline.bars.iter().sum::<u32>(),
            2,
            "one ends before it begins"
        );
        assert_eq!(Timeline::of(&[]), Timeline::default());
    }
}
