//! German.
//!
//! Numbers are written in one word, units before tens: [`compounds`] spells those that tables hold in
//! other languages.

use crate::import::figures::lexicon::Table;
use crate::model::figure::FigureStatus::{Estimate, Forecast, Target};
use crate::model::figure::Qualifier::{About, AtLeast, AtMost, LessThan, MoreThan};

#[rustfmt::skip] // Many words a line: a table is read as a whole.
pub(in crate::import::figures) const TABLE: Table = Table {
    tag: "de",
    point: ',',
    compounds: true,
    cardinals: &[
        ("null", 0), ("ein/e/en/em/er/es/s", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("elf", 11), ("zwölf", 12),
    ],
    hundreds: &["hundert"],
    scales: &[("tausend", 3), ("tsd", 3), ("tsd.", 3), ("million/en", 6), ("mio", 6), ("mio.", 6), ("milliarde/n", 9), ("mrd", 9), ("mrd.", 9), ("billion/en", 12)],
    many: &[("dutzende", 1), ("dutzenden", 1), ("hunderte", 2), ("hunderten", 2), ("tausende", 3), ("tausenden", 3), ("zehntausende/n", 4), ("hunderttausende/n", 5), ("zigtausende", 4), ("millionen von", 6), ("milliarden von", 9)],
    dozens: &[("dutzend", 12)],
    ordinals: &[("erste/r/n/s/m", 1), ("zweite/r/n/s/m", 2), ("dritte/r/n/s/m", 3), ("vierte/r/n/s/m", 4), ("fünfte/r/n/s/m", 5), ("sechste/r/n/s/m", 6), ("siebte/r/n/s/m", 7), ("achte/r/n/s/m", 8), ("neunte/r/n/s/m", 9), ("zehnte/r/n/s/m", 10)],
    fractions: &[("halb/e/en/er/es", 2), ("hälfte", 2), ("drittel/n", 3), ("viertel/n", 4), ("fünftel/n", 5), ("sechstel", 6), ("achtel", 8), ("zehntel", 10)],
    halves: &[("anderthalb", 3), ("eineinhalb", 3), ("zweieinhalb", 5), ("dreieinhalb", 7)],
    articles: &["ein/e/en/er/em/es"],
    and: &["und"],
    of: &["von", "der"],
    point_words: &["komma"],
    minus: &["minus"],
    vague: &["mehrere/n/r", "einige/n/r", "ein paar", "wenige/n"],
    before: &[("etwa", About), ("rund", About), ("ungefähr", About), ("circa", About), ("ca.", About), ("ca", About), ("zirka", About), ("knapp", LessThan), ("fast", About), ("nahezu", About), ("annähernd", About), ("gut", MoreThan), ("mehr als", MoreThan), ("über", MoreThan), ("mindestens", AtLeast), ("wenigstens", AtLeast), ("zumindest", AtLeast), ("nicht weniger als", AtLeast), ("bis zu", AtMost), ("höchstens", AtMost), ("maximal", AtMost), ("nicht mehr als", AtMost), ("weniger als", LessThan), ("unter", LessThan), ("geschätzt/e/en", About)],
    after: &[("oder mehr", AtLeast), ("und mehr", AtLeast), ("und älter", AtLeast), ("oder weniger", AtMost), ("und darüber", AtLeast)],
    outlook: &[("schätzung/en", Estimate), ("schätzungsweise", Estimate), ("schätzt", Estimate), ("geschätzt", Estimate), ("prognose/n", Forecast), ("erwartet", Forecast), ("voraussichtlich", Forecast), ("ziel", Target), ("geplant/e/en", Target), ("will", Target)],
    between: &["zwischen"],
    from: &["von"],
    to: &["bis", "oder"],
    ranging: &["reicht", "reichen", "liegt", "liegen", "alter", "kostet", "kosten", "preis/e"],
    percent: &["prozent", "proz."],
    percentage_points: &[("prozentpunkt/e/en", "percentage points"), ("basispunkt/e/en", "basis points")],
    units: &[("kilometer/n", "km"), ("meter/n", "m"), ("zentimeter/n", "cm"), ("millimeter/n", "mm"), ("meile/n", "miles"), ("quadratmeter/n", "m2"), ("quadratkilometer/n", "km2"), ("kubikmeter/n", "m3"), ("hektar", "ha"), ("tonne/n", "t"), ("kilogramm", "kg"), ("kilo/s", "kg"), ("gramm", "g"), ("pfund", "pounds"), ("liter/n", "l"), ("fass", "[bbl_us]"), ("barrel/s", "[bbl_us]"), ("kilometer pro stunde", "km/h"), ("stundenkilometer/n", "km/h"), ("kilowattstunde/n", "kWh"), ("megawattstunde/n", "MWh"), ("gigawattstunde/n", "GWh"), ("terawattstunde/n", "TWh"), ("kilowatt", "kW"), ("megawatt", "MW"), ("gigawatt", "GW"), ("ps", "hp"), ("volt", "V"), ("gigabyte", "GB"), ("megabyte", "MB")],
    durations: &[("jahr/e/en/es", "a"), ("monat/e/en/s", "mo"), ("woche/n", "wk"), ("tag/e/en/es", "d"), ("stunde/n", "h"), ("minute/n", "min"), ("sekunde/n", "s"), ("jahrzehnt/e/en", "decades"), ("jahrhundert/e/en", "centuries")],
    age_after: &["alt", "alte/r/n/s"],
    age_before: &["alter von"],
    ages: &[("jährige/r/n/s/m", "a"), ("jährig", "a"), ("monatige/r/n/s", "mo")],
    degrees: &["grad"],
    temperatures: &[("celsius", "Cel"), ("fahrenheit", "[degF]")],
    weather: &["temperatur/en", "warm", "kalt", "hitze", "wetter"],
    money: &[("dollar/s", "dollars"), ("euro/s", "euros"), ("franken", "francs"), ("rubel", "roubles"), ("yen", "yen"), ("yuan", "yuan"), ("lira", "lira"), ("zloty", "zlotys"), ("rupie/n", "rupees"), ("schekel", "shekels"), ("krone/n", "kronor"), ("peso/s", "pesos"), ("d-mark", "DEM"), ("britische pfund", "GBP"), ("pfund sterling", "GBP"), ("dinar", "dinars"), ("hrywnja", "hryvnias")],
    cents: &[("cent/s", "cents"), ("rappen", "rappen"), ("pence", "pence")],
    countries: &[("us", "US"), ("amerikanische/r/n", "US"), ("usa", "US"), ("kanadische/r/n", "CA"), ("australische/r/n", "AU"), ("schweizer", "CH"), ("schweiz", "CH"), ("schwedische/n", "SE"), ("norwegische/n", "NO"), ("dänische/n", "DK"), ("tschechische/n", "CZ"), ("russische/r/n", "RU"), ("türkische/r/n", "TR"), ("indische/n", "IN"), ("britische/n", "GB"), ("ägyptische/n", "EG"), ("mexikanische/n", "MX"), ("deutschland", "DE")],
    months: &[("januar", 1), ("jänner", 1), ("jan.", 1), ("februar", 2), ("feber", 2), ("feb.", 2), ("märz", 3), ("april", 4), ("apr.", 4), ("mai", 5), ("juni", 6), ("juli", 7), ("august", 8), ("aug.", 8), ("september", 9), ("sept.", 9), ("oktober", 10), ("okt.", 10), ("november", 11), ("nov.", 11), ("dezember", 12), ("dez.", 12)],
    quarters: &["quartal/s"],
    since: &["seit", "vor", "nach", "bis", "ab"],
    flows: &[("export/e/en/s", "X"), ("exportierte/n", "X"), ("ausfuhr/en", "X"), ("import/e/en/s", "M"), ("importierte/n", "M"), ("einfuhr/en", "M")],
    trade: &["handel/s", "handelsvolumen", "außenhandel"],
    toward: &["nach"],
    labels: &["flug", "artikel", "absatz", "paragraf", "§", "nr.", "nummer", "seite", "kapitel", "zimmer", "resolution", "autobahn", "linie", "klasse", "platz", "gruppe", "raum"],
    scores: &["gewann", "gewonnen", "siegte", "verlor", "unentschieden", "spiel", "tor/e/en", "sieg", "niederlage", "endstand"],
    copulas: &["betrug", "beträgt", "betrugen", "betragen", "erreichte", "erreicht", "stieg", "stiegen", "sank", "sanken", "fiel", "fielen", "wuchs", "lag bei", "liegt bei", "kostet", "kostete", "ist", "sind", "war", "waren", "umfasst", "dauerte", "dauert", "wiegt", "belief sich auf", "belaufen sich auf"],
    stops: &["der", "die", "das", "den", "dem", "des", "ein", "eine", "und", "oder", "aber", "in", "im", "an", "am", "auf", "aus", "bei", "mit", "nach", "von", "vom", "zu", "zum", "zur", "für", "über", "unter", "vor", "seit", "bis", "durch", "gegen", "ohne", "um", "als", "wie", "dass", "ist", "sind", "war", "waren", "wurde", "wurden", "hat", "haben", "nicht", "auch", "noch", "nur", "er", "sie", "es", "wir", "pro", "je", "wegen", "sich"],
    ..Table::EMPTY
};

/// All numbers from 13 to 999 in one word, and the same thousands.
pub(in crate::import::figures) fn compounds() -> Vec<(String, u32)> {
    let mut all = Vec::new();
    for value in 1..1000 {
        let word = spelled(value);
        all.push((format!("{word}tausend"), value * 1000));
        // "hundert" and "tausend" stand alone too.
        if value >= 13 {
            if let Some(rest) = word.strip_prefix("einhundert") {
                all.push((format!("hundert{rest}"), value));
            }
            all.push((word, value));
        }
    }
    // "hundert" alone multiplies what stands before it, and is in the table.
    all.retain(|(word, _)| word != "hundert");
    all
}

fn spelled(value: u32) -> String {
    const ONES: [&str; 20] = [
        "",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 10] = [
        "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig",
        "neunzig",
    ];
    let hundreds = match value / 100 {
        0 => String::new(),
        count => format!("{}hundert", ONES[count as usize]),
    };
    let rest = match value % 100 {
        1 => "eins".to_owned(),
        small @ 0..20 => ONES[small as usize].to_owned(),
        large if large % 10 == 0 => TENS[(large / 10) as usize].to_owned(),
        large => format!(
            "{}und{}",
            ONES[(large % 10) as usize],
            TENS[(large / 10) as usize]
        ),
    };
    // "eintausend", but "hunderteins".
    if value == 1 {
        "ein".to_owned()
    } else {
        format!("{hundreds}{rest}")
    }
}
