//! Units in words: what a code stands for, and how a counted word is written after 1.
//!
//! A unit stays as delivered wherever the file is quoted, and so does every unit that is not in these
//! lists: to guess at words of a language we do not know would change what was said.

use std::borrow::Cow;

/// What a unit stands for, in the plural; a unit we have no name for is its own name.
pub fn unit_name(unit: &str) -> &str {
    spelled_out(unit).unwrap_or(unit)
}

/// What a code stands for: ISO 4217, UCUM, UN/CEFACT, and the abbreviations of UN Comtrade.
pub fn spelled_out(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "AED" => "UAE dirhams",
        "AUD" => "Australian dollars",
        "BRL" => "Brazilian reais",
        "CAD" => "Canadian dollars",
        "CHF" => "Swiss francs",
        "CNY" => "Chinese yuan",
        "EGP" => "Egyptian pounds",
        "EUR" => "euros",
        "GBP" => "pounds sterling",
        "ILS" => "Israeli shekels",
        "INR" => "Indian rupees",
        "IRR" => "Iranian rials",
        "JOD" => "Jordanian dinars",
        "JPY" => "Japanese yen",
        "KRW" => "South Korean won",
        "RUB" => "Russian roubles",
        "SAR" => "Saudi riyals",
        "TRY" => "Turkish lira",
        "UAH" => "Ukrainian hryvnias",
        "USD" => "US dollars",
        "%" | "P1" => "per cent",
        "t" | "TNE" => "tonnes",
        "kt" | "KTN" => "kilotonnes",
        "Mt" => "megatonnes",
        "kg" | "KGM" => "kilograms",
        "g" | "GRM" => "grams",
        "carat" | "CTM" => "carats",
        "l" | "L" | "LTR" => "litres",
        "m" | "MTR" => "metres",
        "mm" | "MMT" => "millimetres",
        "cm" | "CMT" => "centimetres",
        "km" | "KMT" => "kilometres",
        "m2" | "m²" | "MTK" => "square metres",
        "km2" | "km²" | "KMK" => "square kilometres",
        "m3" | "m³" | "MTQ" => "cubic metres",
        "km/h" | "KMH" => "kilometres an hour",
        "m/s" | "MTS" => "metres a second",
        "ha" | "HAR" => "hectares",
        "s" | "SEC" => "seconds",
        "h" | "HUR" => "hours",
        "min" | "MIN" => "minutes",
        "d" | "DAY" => "days",
        "wk" | "WEE" => "weeks",
        "mo" | "MON" => "months",
        "a" | "ANN" => "years",
        "Cel" | "CEL" => "degrees Celsius",
        "[degF]" | "FAH" => "degrees Fahrenheit",
        "kW" | "KWT" => "kilowatts",
        "GW" => "gigawatts",
        "GWh" | "GWH" => "gigawatt hours",
        "TWh" => "terawatt hours",
        "[bbl_us]/d" => "barrels a day",
        "kW.h" | "kWh" | "KWH" => "kilowatt hours",
        "1000 kWh" => "thousands of kilowatt hours",
        "MW" | "MAW" => "megawatts",
        "MW.h" | "MWh" | "MWH" => "megawatt hours",
        "[bbl_us]" | "bbl" | "BLL" => "barrels",
        "u" | "C62" | "H87" | "NAR" => "items",
        "2u" | "NPR" => "pairs",
        "12u" | "DZN" => "dozens",
        "1000u" | "MIL" => "thousands of items",
        "u (jeu/pack)" | "SET" => "sets or packs",
        _ => return None,
    })
}

/// A unit as it is written after 1.
///
/// A counted word loses its plural where we know the word; a word that may be a plural and is in no
/// list of ours stands in brackets, unchanged, so that it is not read as the end of `1 …`.
pub fn after_one(unit: &str) -> Cow<'_, str> {
    if let Some((_, one)) = COUNTED.iter().find(|(many, _)| *many == unit) {
        return Cow::Borrowed(one);
    }
    let is_word = unit.len() >= 4 && unit.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_word && unit.ends_with('s') && !unit.ends_with("ss") {
        return Cow::Owned(format!("({unit})"));
    }
    Cow::Borrowed(unit)
}

/// Words that news counts with: many, and one.
const COUNTED: &[(&str, &str)] = &[
    ("agreements", "agreement"),
    ("aircraft", "aircraft"),
    ("arrests", "arrest"),
    ("articles", "article"),
    ("barrels", "barrel"),
    ("branches", "branch"),
    ("buildings", "building"),
    ("calls", "call"),
    ("cars", "car"),
    ("cases", "case"),
    ("casualties", "casualty"),
    ("children", "child"),
    ("cities", "city"),
    ("companies", "company"),
    ("containers", "container"),
    ("countries", "country"),
    ("days", "day"),
    ("deaths", "death"),
    ("dollars", "dollar"),
    ("employees", "employee"),
    ("euros", "euro"),
    ("families", "family"),
    ("flats", "flat"),
    ("flights", "flight"),
    ("hearings", "hearing"),
    ("homes", "home"),
    ("hours", "hour"),
    ("houses", "house"),
    ("incidents", "incident"),
    ("inquiries", "inquiry"),
    ("items", "item"),
    ("jobs", "job"),
    ("kilograms", "kilogram"),
    ("kilometres", "kilometre"),
    ("lamps", "lamp"),
    ("lanterns", "lantern"),
    ("litres", "litre"),
    ("meetings", "meeting"),
    ("members", "member"),
    ("men", "man"),
    ("metres", "metre"),
    ("minutes", "minute"),
    ("months", "month"),
    ("patients", "patient"),
    ("people", "person"),
    ("persons", "person"),
    ("pieces", "piece"),
    ("places", "place"),
    ("points", "point"),
    ("pounds", "pound"),
    ("roubles", "rouble"),
    ("rubles", "ruble"),
    ("seats", "seat"),
    ("shekels", "shekel"),
    ("ships", "ship"),
    ("states", "state"),
    ("students", "student"),
    ("stalls", "stall"),
    ("tickets", "ticket"),
    ("times", "time"),
    ("tonnes", "tonne"),
    ("tons", "ton"),
    ("tourists", "tourist"),
    ("trucks", "truck"),
    ("units", "unit"),
    ("vehicles", "vehicle"),
    ("vessels", "vessel"),
    ("visitors", "visitor"),
    ("visits", "visit"),
    ("votes", "vote"),
    ("weeks", "week"),
    ("women", "woman"),
    ("workers", "worker"),
    ("years", "year"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_something_is_no_plural() {
        for (unit, shown) in [
            ("calls", "call"),
            ("children", "child"),
            ("t", "t"),
            ("USD", "USD"),
            ("$/t", "$/t"),
            ("gross", "gross"),
            ("wagons", "(wagons)"),
            ("שיחות", "שיחות"),
            ("", ""),
        ] {
            assert_eq!(after_one(unit), shown);
        }
    }

    #[test]
    fn a_unit_that_is_in_no_list_is_its_own_name() {
        assert_eq!(unit_name("2u"), "pairs");
        assert_eq!(unit_name("XNC"), "XNC");
        assert_eq!(spelled_out("XNC"), None);
    }
}
