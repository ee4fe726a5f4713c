//! Signs of units that every language shares, as UCUM writes them where that is plain to read.
//!
//! Units that UCUM writes in brackets (miles, feet, pounds) are kept as words: `[mi_i]` tells a reader
//! nothing. Words of units are in the tables of the languages.

/// Signs after a number. Case matters: `m` is no `M`.
#[rustfmt::skip]
pub(super) const SYMBOLS: &[(&str, &str)] = &[
    ("km", "km"), ("Km", "km"), ("KM", "km"), ("m", "m"), ("cm", "cm"), ("mm", "mm"), ("nm", "nm"), ("µm", "um"),
    ("m²", "m2"), ("m2", "m2"), ("sq m", "m2"), ("sqm", "m2"), ("km²", "km2"), ("km2", "km2"), ("sq km", "km2"), ("sq. km", "km2"),
    ("m³", "m3"), ("m3", "m3"), ("cm²", "cm2"), ("cm³", "cm3"), ("ha", "ha"), ("sq ft", "square feet"), ("sq. ft.", "square feet"), ("sq mi", "square miles"),
    ("kg", "kg"), ("Kg", "kg"), ("KG", "kg"), ("kgs", "kg"), ("g", "g"), ("mg", "mg"), ("mcg", "ug"), ("µg", "ug"), ("t", "t"), ("kt", "kt"), ("Mt", "Mt"), ("Gt", "Gt"),
    ("l", "l"), ("L", "l"), ("ml", "ml"), ("mL", "ml"), ("ML", "Ml"), ("dl", "dl"), ("cl", "cl"), ("hl", "hl"), ("cc", "cm3"),
    ("km/h", "km/h"), ("km/hr", "km/h"), ("kph", "km/h"), ("kmh", "km/h"), ("kmph", "km/h"), ("km/ms", "km/ms"), ("mph", "mph"), ("m/s", "m/s"), ("kn", "knots"),
    ("lb", "pounds"), ("lbs", "pounds"), ("oz", "ounces"), ("ft", "feet"), ("yd", "yards"), ("mi", "miles"),
    ("W", "W"), ("kW", "kW"), ("KW", "kW"), ("MW", "MW"), ("GW", "GW"), ("TW", "TW"), ("Wh", "Wh"), ("kWh", "kWh"), ("KWh", "kWh"), ("kwh", "kWh"), ("MWh", "MWh"), ("GWh", "GWh"),
    ("TWh", "TWh"), ("V", "V"), ("kV", "kV"), ("A", "A"), ("mAh", "mAh"), ("J", "J"), ("kJ", "kJ"), ("MJ", "MJ"), ("GJ", "GJ"), ("kcal", "kcal"), ("cal", "cal"),
    ("hp", "hp"), ("bhp", "hp"), ("Hz", "Hz"), ("kHz", "kHz"), ("MHz", "MHz"), ("GHz", "GHz"), ("Pa", "Pa"), ("hPa", "hPa"), ("kPa", "kPa"), ("psi", "psi"), ("mb", "mbar"),
    ("KB", "kB"), ("kB", "kB"), ("MB", "MB"), ("GB", "GB"), ("TB", "TB"), ("PB", "PB"), ("Mbps", "Mbit/s"), ("Gbps", "Gbit/s"), ("kbps", "kbit/s"), ("Mbit/s", "Mbit/s"), ("Gbit/s", "Gbit/s"),
    ("bbl", "[bbl_us]"), ("bpd", "[bbl_us]/d"), ("b/d", "[bbl_us]/d"), ("bcm", "Gm3"), ("mcm", "Mm3"), ("dB", "dB"), ("MP", "megapixels"), ("rpm", "rpm"), ("TEU", "TEU"), ("TEUs", "TEU"),
    ("ppm", "ppm"), ("mSv", "mSv"), ("mg/dL", "mg/dl"), ("kg/m3", "kg/m3"),
];

#[rustfmt::skip]
pub(super) const DURATION_SYMBOLS: &[(&str, &str)] = &[
    ("h", "h"), ("hr", "h"), ("hrs", "h"), ("min", "min"), ("mins", "min"), ("s", "s"), ("sec", "s"), ("secs", "s"), ("ms", "ms"),
    ("yr", "a"), ("yrs", "a"), ("ys", "a"), ("mos", "mo"), ("wk", "wk"), ("wks", "wk"),
];

#[rustfmt::skip]
pub(super) const TEMPERATURE_SYMBOLS: &[(&str, &str)] = &[
    ("°C", "Cel"), ("° C", "Cel"), ("ºC", "Cel"), ("℃", "Cel"), ("°F", "[degF]"), ("° F", "[degF]"), ("℉", "[degF]"),
];

/// Short scales right after digits, and whether they need a currency beside them: `5m` alone is metres.
#[rustfmt::skip]
pub(super) const SHORT_SCALES: &[(&str, u8, bool)] = &[
    ("k", 3, false), ("K", 3, false), ("M", 6, false), ("m", 6, true), ("mn", 6, false), ("mln", 6, false), ("mil", 6, false), ("mio", 6, false),
    ("Mio", 6, false), ("MM", 6, false), ("mm", 6, true), ("bn", 9, false), ("Bn", 9, false), ("BN", 9, false), ("b", 9, true), ("B", 9, false), ("bln", 9, false), ("bil", 9, false),
    ("mrd", 9, false), ("Mrd", 9, false), ("tn", 12, false), ("trn", 12, false), ("trln", 12, false), ("T", 12, true), ("t", 12, true),
    ("cr", 7, true), ("Cr", 7, true), ("lac", 5, false), ("mln.", 6, false), ("bln.", 9, false),
];

/// How many of the second unit make one of the first: only where that is exact.
pub(super) fn whole_parts(larger: &str, smaller: &str) -> Option<u64> {
    Some(match (larger, smaller) {
        ("feet", "inches") | ("a", "mo") => 12,
        ("pounds", "ounces") => 16,
        ("km", "m") | ("kg", "g") | ("t", "kg") | ("l", "ml") => 1000,
        ("m", "cm") => 100,
        ("wk", "d") => 7,
        ("d", "h") => 24,
        ("h", "min") | ("min", "s") => 60,
        ("h", "s") => 3600,
        ("d", "min") => 1440,
        _ => return None,
    })
}
