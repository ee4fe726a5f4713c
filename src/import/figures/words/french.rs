//! French.

use crate::import::figures::lexicon::Table;
use crate::model::figure::FigureStatus::{Estimate, Forecast, Target};
use crate::model::figure::Qualifier::{About, AtLeast, AtMost, LessThan, MoreThan};

#[rustfmt::skip] // Many words a line: a table is read as a whole.
pub(in crate::import::figures) const TABLE: Table = Table {
    tag: "fr",
    point: ',',
    cardinals: &[
        ("zéro", 0), ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13), ("quatorze", 14), ("quinze", 15), ("seize", 16), ("dix sept", 17), ("dix huit", 18), ("dix neuf", 19),
        ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60), ("septante", 70), ("quatre vingt/s", 80), ("huitante", 80), ("octante", 80), ("nonante", 90),
    ],
    hundreds: &["cent", "cents"],
    scales: &[("mille", 3), ("million/s", 6), ("milliard/s", 9), ("billion/s", 12)],
    many: &[("dizaines", 1), ("vingtaines", 1), ("centaines", 2), ("milliers", 3), ("des millions", 6), ("des milliards", 9)],
    dozens: &[("douzaine/s", 12), ("dizaine", 10), ("quinzaine", 15), ("vingtaine", 20), ("trentaine", 30), ("quarantaine", 40), ("cinquantaine", 50), ("centaine", 100), ("millier", 1000)],
    ordinals: &[("premier/s", 1), ("première/s", 1), ("deuxième", 2), ("second", 2), ("seconde", 2), ("troisième", 3), ("quatrième", 4), ("cinquième", 5), ("sixième", 6), ("septième", 7), ("huitième", 8), ("neuvième", 9), ("dixième", 10)],
    ordinal_endings: &["er", "ère", "e", "ème", "eme", "re", "nd"],
    fractions: &[("moitié", 2), ("demi/e/s", 2), ("tiers", 3), ("quart/s", 4)],
    articles: &["un", "une"],
    and: &["et"],
    of: &["de", "d'", "d’", "des"],
    point_words: &["virgule"],
    minus: &["moins"],
    vague: &["plusieurs", "quelques"],
    before: &[("environ", About), ("près de", About), ("quelque", About), ("autour de", About), ("à peu près", About), ("presque", About), ("quasiment", About), ("de l'ordre de", About), ("plus de", MoreThan), ("plus d'", MoreThan), ("plus d’", MoreThan), ("au-delà de", MoreThan), ("supérieur/e à", MoreThan), ("dépasse", MoreThan), ("au moins", AtLeast), ("pas moins de", AtLeast), ("au minimum", AtLeast), ("jusqu'à", AtMost), ("jusqu’à", AtMost), ("au plus", AtMost), ("au maximum", AtMost), ("pas plus de", AtMost), ("moins de", LessThan), ("moins d'", LessThan), ("moins d’", LessThan), ("inférieur/e à", LessThan)],
    after: &[("ou plus", AtLeast), ("et plus", AtLeast), ("au moins", AtLeast), ("ou moins", AtMost), ("au plus", AtMost), ("au maximum", AtMost), ("environ", About)],
    outlook: &[("estimation/s", Estimate), ("estimé/e/s/es", Estimate), ("estime", Estimate), ("prévision/s", Forecast), ("prévu/e/s", Forecast), ("devrait", Forecast), ("devraient", Forecast), ("prévoit", Forecast), ("objectif/s", Target), ("vise", Target)],
    between: &["entre"],
    from: &["de", "d'"],
    to: &["à", "ou"],
    ranging: &["allant", "va", "varie", "varient", "âgés", "prix", "coûte"],
    percent: &["pour cent", "pourcent", "p. 100", "pc"],
    percentage_points: &[("point/s de pourcentage", "percentage points"), ("point/s de base", "basis points")],
    units: &[("kilomètre/s", "km"), ("mètre/s", "m"), ("centimètre/s", "cm"), ("millimètre/s", "mm"), ("mètre/s carré/s", "m2"), ("kilomètre/s carré/s", "km2"), ("mètre/s cube/s", "m3"), ("hectare/s", "ha"), ("tonne/s", "t"), ("kilogramme/s", "kg"), ("kilo/s", "kg"), ("gramme/s", "g"), ("litre/s", "l"), ("baril/s", "[bbl_us]"), ("kilomètre/s par heure", "km/h"), ("kilomètres-heure", "km/h"), ("kilomètres heure", "km/h"), ("mégawatt/s", "MW"), ("gigawatt/s", "GW"), ("kilowattheure/s", "kWh"), ("mégawattheure/s", "MWh"), ("térawattheure/s", "TWh"), ("mille/s marins", "nautical miles"), ("gigaoctet/s", "GB"), ("go", "GB"), ("mo", "MB")],
    durations: &[("an/s", "a"), ("année/s", "a"), ("mois", "mo"), ("semaine/s", "wk"), ("jour/s", "d"), ("journée/s", "d"), ("heure/s", "h"), ("minute/s", "min"), ("seconde/s", "s"), ("décennie/s", "decades"), ("siècle/s", "centuries")],
    age_before: &["âgé de", "âgée de", "âgés de", "âgées de", "l'âge de"],
    degrees: &["degré/s"],
    temperatures: &[("celsius", "Cel"), ("fahrenheit", "[degF]")],
    weather: &["température/s", "chaleur", "froid", "chaud"],
    money: &[("dollar/s", "dollars"), ("euro/s", "euros"), ("franc/s", "francs"), ("franc/s suisses", "CHF"), ("franc/s cfa", "francs CFA"), ("livre/s sterling", "GBP"), ("livre/s", "pounds"), ("rouble/s", "roubles"), ("yen/s", "yen"), ("yuan/s", "yuan"), ("roupie/s", "rupees"), ("dinar/s", "dinars"), ("dirham/s", "dirhams"), ("shekel/s", "shekels"), ("peso/s", "pesos"), ("couronne/s", "kronor"), ("riyal/s", "riyals"), ("hryvnia/s", "hryvnias"), ("real", "reais"), ("reais", "reais")],
    cents: &[("centime/s", "cents"), ("pence", "pence")],
    countries: &[("américain/e/s/es", "US"), ("us", "US"), ("états-unis", "US"), ("états unis", "US"), ("canadien/ne/s/nes", "CA"), ("canada", "CA"), ("australien/s", "AU"), ("suisse/s", "CH"), ("rwandais", "RW"), ("algérien/s", "DZ"), ("tunisien/s", "TN"), ("marocain/s", "MA"), ("maroc", "MA"), ("algérie", "DZ"), ("tunisie", "TN"), ("égyptiennes", "EG"), ("libanaises", "LB"), ("syriennes", "SY"), ("indiennes", "IN"), ("suédoises", "SE"), ("norvégiennes", "NO"), ("danoises", "DK"), ("turques", "TR"), ("france", "FR")],
    months: &[("janvier", 1), ("janv.", 1), ("février", 2), ("févr.", 2), ("mars", 3), ("avril", 4), ("mai", 5), ("juin", 6), ("juillet", 7), ("août", 8), ("septembre", 9), ("sept.", 9), ("octobre", 10), ("oct.", 10), ("novembre", 11), ("nov.", 11), ("décembre", 12), ("déc.", 12)],
    quarters: &["trimestre"],
    since: &["depuis", "avant", "après", "dès", "jusqu'en"],
    flows: &[("exportation/s", "X"), ("exporté/e/s", "X"), ("importation/s", "M"), ("importé/e/s", "M")],
    trade: &["commerce", "échanges"],
    toward: &["vers", "à"],
    labels: &["vol", "article", "numéro", "n°", "no", "page", "chapitre", "chambre", "résolution", "route", "ligne", "salle", "alinéa"],
    scores: &["victoire", "gagné", "battu", "perdu", "match", "but/s", "score", "nul"],
    copulas: &["s'élève à", "s'élèvent à", "s’élève à", "a atteint", "atteint", "atteignent", "a augmenté", "a baissé", "a reculé", "a progressé", "ont augmenté", "ont baissé", "ont reculé", "ont progressé", "ont atteint", "est", "sont", "était", "étaient", "coûte", "coûtent", "représente", "représentent", "compte", "pèse", "mesure", "dure", "a duré", "s'établit à"],
    stops: &["le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "et", "ou", "mais", "à", "au", "aux", "en", "dans", "sur", "sous", "par", "pour", "avec", "sans", "contre", "entre", "chez", "vers", "depuis", "pendant", "avant", "après", "que", "qui", "dont", "où", "ce", "cette", "ces", "il", "elle", "ils", "elles", "est", "sont", "a", "ont", "été", "était", "étaient", "ne", "pas", "plus", "moins", "se", "s", "n", "y", "comme", "lors", "selon", "dès", "jusqu"],
    ..Table::EMPTY
};
