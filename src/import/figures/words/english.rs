//! English.

use crate::import::figures::lexicon::Table;
use crate::model::figure::FigureStatus::{Estimate, Forecast, Target};
use crate::model::figure::Qualifier::{About, AtLeast, AtMost, Exact, LessThan, MoreThan};

#[rustfmt::skip] // Many words a line: a table is read as a whole.
pub(in crate::import::figures) const TABLE: Table = Table {
    tag: "en",
    cardinals: &[
        ("zero", 0), ("nil", 0), ("nought", 0), ("naught", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
        ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19),
        ("twenty", 20), ("thirty", 30), ("forty", 40), ("fourty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
        ("eighty", 80), ("ninety", 90),
    ],
    hundreds: &["hundred"],
    scales: &[
        ("thousand", 3), ("lakh/s", 5), ("lac", 5), ("million", 6), ("crore/s", 7), ("billion", 9), ("trillion", 12), ("quadrillion", 15),
    ],
    many: &[
        ("tens", 1), ("dozens", 1), ("scores of", 1), ("hundreds", 2), ("thousands", 3), ("lakhs of", 5), ("millions", 6), ("crores of", 7), ("billions", 9),
        ("trillions", 12), ("multimillion", 6), ("multi million", 6), ("multibillion", 9), ("multi billion", 9), ("multitrillion", 12),
        ("multi thousand", 3),
    ],
    dozens: &[("dozen/s", 12), ("dz/s", 12), ("doz/s", 12)],
    ordinals: &[
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8),
        ("ninth", 9), ("nineth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13), ("fourteenth", 14),
        ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20),
        ("thirtieth", 30), ("fortieth", 40), ("fiftieth", 50), ("sixtieth", 60), ("seventieth", 70), ("eightieth", 80),
        ("ninetieth", 90), ("hundredth", 100), ("thousandth", 1000), ("millionth", 1_000_000), ("billionth", 1_000_000_000),
    ],
    wholes: &["all", "full", "whole", "entire", "another"],
    ordinal_endings: &["st", "nd", "rd", "th"],
    fractions: &[
        ("half", 2), ("halves", 2), ("third/s", 3), ("quarter/s", 4), ("fourth/s", 4), ("fifth/s", 5), ("sixth/s", 6), ("seventh/s", 7),
        ("eighth/s", 8), ("ninth/s", 9), ("tenth/s", 10), ("twelfth/s", 12), ("sixteenth/s", 16), ("twentieth/s", 20), ("thirtieth/s", 30), ("hundredth/s", 100),
        ("thousandth/s", 1000), ("millionth/s", 1_000_000), ("billionth/s", 1_000_000_000),
        ("firsts", 1), ("eleventh/s", 11), ("thirteenth/s", 13), ("fourteenth/s", 14), ("fifteenth/s", 15),
    ],
    articles: &["a", "an"],
    and: &["and"],
    of: &["of"],
    point_words: &["point"],
    minus: &["minus", "negative"],
    vague: &["several", "a few", "few", "many", "a couple of", "couple of", "some"],
    before: &[
        ("about", About), ("around", About), ("approximately", About), ("approx", About), ("approx.", About), ("roughly", About), ("nearly", About), ("almost", About),
        ("close to", About), ("some", About), ("circa", About), ("ca.", About), ("c.", About), ("in the region of", About), ("in the order of", About),
        ("an average of", About), ("on average", About), ("an estimated", About), ("as good as", About), ("virtually", About), ("just about", About),
        ("more than", MoreThan), ("over", MoreThan), ("greater than", MoreThan), ("above", MoreThan), ("larger than", MoreThan), ("bigger than", MoreThan), ("higher than", MoreThan),
        ("upwards of", MoreThan), ("upward of", MoreThan), ("in excess of", MoreThan), ("exceeding", MoreThan), ("exceed/s/ed", MoreThan), ("surpass/es/ed/ing", MoreThan),
        ("well over", MoreThan), ("just over", MoreThan), ("slightly more than", MoreThan), ("just more than", MoreThan), ("beyond", MoreThan), ("much more than", MoreThan),
        ("a little over", MoreThan), ("a little more than", MoreThan), ("slightly over", MoreThan), ("longer than", MoreThan), ("older than", MoreThan), ("topping", MoreThan),
        ("north of", MoreThan),
        ("at least", AtLeast), ("no less than", AtLeast), ("not less than", AtLeast), ("no fewer than", AtLeast), ("not fewer than", AtLeast), ("a minimum of", AtLeast), ("minimum of", AtLeast),
        ("as many as", AtMost), ("as much as", AtMost), ("up to", AtMost), ("at most", AtMost), ("no more than", AtMost), ("not more than", AtMost), ("a maximum of", AtMost),
        ("maximum of", AtMost), ("not exceeding", AtMost), ("not greater than", AtMost), ("as high as", AtMost), ("no greater than", AtMost), ("a total of up to", AtMost),
        ("greater than or equal to", AtLeast), ("more than or equal to", AtLeast), ("greater or equal than", AtLeast), ("at least or equal to", AtLeast),
        ("equal to or more than", AtLeast), ("equal to or greater than", AtLeast), ("equal or more than", AtLeast), ("bigger than or equal to", AtLeast), ("larger than or equal to", AtLeast),
        ("less than or equal to", AtMost), ("smaller or equal than", AtMost), ("smaller than or equal to", AtMost), ("equal to or less than", AtMost),
        ("lower than or equal to", AtMost), ("equal or less than", AtMost), ("not above", AtMost), ("not over", AtMost), ("not below", AtLeast), ("not under", AtLeast),
        ("less than", LessThan), ("fewer than", LessThan), ("under", LessThan), ("below", LessThan), ("smaller than", LessThan), ("lower than", LessThan),
        ("just under", LessThan), ("short of", LessThan), ("just short of", LessThan), ("slightly less than", LessThan), ("just below", LessThan), ("younger than", LessThan),
        ("shy of", LessThan), ("well under", LessThan), ("a little under", LessThan),
        ("equal to", Exact), ("equals to", Exact), ("equaling to", Exact), ("exactly", Exact), ("precisely", Exact),
    ],
    after: &[
        ("or more", AtLeast), ("or above", AtLeast), ("or greater", AtLeast), ("or higher", AtLeast), ("or over", AtLeast), ("or older", AtLeast), ("and over", AtLeast), ("and above", AtLeast), ("or longer", AtLeast),
        ("and older", AtLeast), ("or less", AtMost), ("or fewer", AtMost), ("or lower", AtMost), ("or under", AtMost), ("or below", AtMost), ("or younger", AtMost), ("and under", AtMost), ("and below", AtMost),
        ("or so", About), ("plus", MoreThan), ("odd", About), ("at least", AtLeast), ("at most", AtMost),
    ],
    status: &[
        ("estimated", Estimate), ("an estimated", Estimate), ("estimated at", Estimate), ("estimates of", Estimate), ("estimate of", Estimate), ("projected", Forecast), ("expected", Forecast),
        ("forecast", Forecast), ("anticipated", Forecast), ("predicted", Forecast), ("target of", Target), ("goal of", Target), ("targeted", Target), ("planned", Target), ("targeting", Target), ("aim of", Target),
    ],
    outlook: &[
        ("estimated", Estimate), ("estimate/s", Estimate), ("projected to", Forecast), ("expected to", Forecast), ("forecast to", Forecast), ("forecasts", Forecast), ("projects", Forecast),
        ("predicted to", Forecast), ("predicts", Forecast), ("is set to", Forecast), ("are set to", Forecast), ("will reach", Forecast), ("will grow", Forecast), ("will rise", Forecast), ("will fall", Forecast), ("will exceed", Forecast),
        ("could reach", Forecast), ("is likely to", Forecast), ("are likely to", Forecast), ("aims to", Target), ("aim to", Target), ("targets", Target), ("pledged to", Target), ("plans to", Target), ("plan to", Target), ("planning to", Target),
    ],
    between: &["between"],
    from: &["from"],
    to: &["to", "through", "or"],
    ranging: &[
        "range/s/d", "ranging", "vary", "varies", "varying", "anywhere", "is", "are", "was", "were", "aged", "ages", "price/s", "costs", "cost", "costing", "somewhere", "between", "lasting", "last", "takes", "take",
    ],
    percent: &["percent/s", "per cent", "pct", "pc", "per-cent"],
    percentage_points: &[
        ("percentage point/s", "percentage points"), ("percent point/s", "percentage points"), ("% point/s", "percentage points"), ("pp", "percentage points"), ("ppt", "percentage points"), ("basis point/s", "basis points"), ("bps", "basis points"),
    ],
    units: &[
        ("kilometer/s", "km"), ("kilometre/s", "km"), ("kms", "km"), ("meter/s", "m"), ("metre/s", "m"), ("centimeter/s", "cm"), ("centimetre/s", "cm"), ("millimeter/s", "mm"), ("millimetre/s", "mm"),
        ("mile/s", "miles"), ("nautical mile/s", "nautical miles"), ("foot", "feet"), ("feet", "feet"), ("inch/es", "inches"), ("yard/s", "yards"), ("light year/s", "light years"), ("furlong/s", "furlongs"),
        ("square kilometer/s", "km2"), ("square kilometre/s", "km2"), ("square meter/s", "m2"), ("square metre/s", "m2"), ("square mile/s", "square miles"), ("square foot", "square feet"), ("square feet", "square feet"), ("square inch/es", "square inches"), ("square yard/s", "square yards"),
        ("cubic meter/s", "m3"), ("cubic metre/s", "m3"), ("cubic foot", "cubic feet"), ("cubic feet", "cubic feet"), ("cubic kilometre/s", "km3"), ("cubic kilometer/s", "km3"), ("cubic centimeter/s", "cm3"), ("cubic centimetre/s", "cm3"), ("cubic inch/es", "cubic inches"), ("cubic yard/s", "cubic yards"),
        ("hectare/s", "ha"), ("acre/s", "acres"), ("bigha/s", "bighas"),
        ("tonne/s", "t"), ("metric ton/s", "t"), ("metric tonne/s", "t"), ("ton/s", "tons"), ("kilogram/s", "kg"), ("kilogramme/s", "kg"), ("kilo/s", "kg"), ("gram/s", "g"), ("gramme/s", "g"), ("milligram/s", "mg"), ("microgram/s", "ug"), ("ounce/s", "ounces"), ("pound/s", "pounds"), ("stone", "stone"), ("carat/s", "carat"), ("kiloton/s", "kt"), ("megaton/s", "Mt"), ("troy ounce/s", "troy ounces"),
        ("liter/s", "l"), ("litre/s", "l"), ("milliliter/s", "ml"), ("millilitre/s", "ml"), ("gallon/s", "gallons"), ("pint/s", "pints"), ("quart/s", "quarts"), ("barrel/s", "[bbl_us]"), ("teaspoon/s", "teaspoons"), ("tablespoon/s", "tablespoons"), ("tsp", "teaspoons"), ("tbsp", "tablespoons"), ("cup/s", "cups"), ("bushel/s", "bushels"), ("fluid ounce/s", "fluid ounces"), ("hectoliter/s", "hl"), ("hectolitre/s", "hl"),
        ("kilometers per hour", "km/h"), ("kilometres per hour", "km/h"), ("kilometer per hour", "km/h"), ("kilometre per hour", "km/h"), ("kilometers an hour", "km/h"), ("kilometres an hour", "km/h"), ("km per hour", "km/h"), ("km an hour", "km/h"), ("miles per hour", "mph"), ("mile per hour", "mph"), ("miles an hour", "mph"), ("mile an hour", "mph"), ("meters per second", "m/s"), ("metres per second", "m/s"), ("meter per second", "m/s"), ("metre per second", "m/s"), ("knot/s", "knots"), ("feet per second", "ft/s"), ("miles per gallon", "mpg"), ("revolutions per minute", "rpm"),
        ("watt/s", "W"), ("kilowatt/s", "kW"), ("megawatt/s", "MW"), ("gigawatt/s", "GW"), ("terawatt/s", "TW"), ("kilowatt hour/s", "kWh"), ("megawatt hour/s", "MWh"), ("gigawatt hour/s", "GWh"), ("terawatt hour/s", "TWh"), ("volt/s", "V"), ("amp/s", "A"), ("ampere/s", "A"), ("joule/s", "J"), ("calorie/s", "cal"), ("kilocalorie/s", "kcal"), ("horsepower", "hp"), ("hertz", "Hz"), ("megahertz", "MHz"), ("gigahertz", "GHz"), ("decibel/s", "dB"),
        ("bit/s", "bit"), ("byte/s", "B"), ("kilobyte/s", "kB"), ("megabyte/s", "MB"), ("gigabyte/s", "GB"), ("terabyte/s", "TB"), ("petabyte/s", "PB"), ("kilobit/s", "kbit"), ("megabit/s", "Mbit"), ("gigabit/s", "Gbit"), ("megapixel/s", "megapixels"), ("pixel/s", "pixels"),
    ],
    durations: &[
        ("year/s", "a"), ("month/s", "mo"), ("week/s", "wk"), ("fortnight/s", "fortnights"), ("day/s", "d"), ("hour/s", "h"), ("minute/s", "min"), ("second/s", "s"), ("millisecond/s", "ms"), ("decade/s", "decades"), ("century", "centuries"), ("centuries", "centuries"), ("business day/s", "business days"), ("working day/s", "working days"), ("weekend/s", "weekends"), ("night/s", "nights"), ("millennium", "millennia"), ("millennia", "millennia"), ("academic year/s", "a"), ("calendar year/s", "a"), ("calendar day/s", "d"),
    ],
    age_after: &["old", "olds", "of age"],
    age_before: &["aged", "age", "age of", "ages", "turned", "turns", "turning"],
    ages: &[("yo", "a"), ("y.o.", "a"), ("year old/s", "a"), ("yr old/s", "a")],
    degrees: &["degree/s", "deg"],
    temperatures: &[
        ("celsius", "Cel"), ("celcius", "Cel"), ("centigrade", "Cel"), ("centigrate", "Cel"), ("c", "Cel"), ("fahrenheit", "[degF]"), ("farenheit", "[degF]"), ("f", "[degF]"), ("kelvin", "K"),
    ],
    weather: &[
        "temperature/s", "temp/s", "thermostat", "heat", "hot", "cold", "warm/er/ing", "cool/er", "weather", "fever", "freezing", "outside", "oven", "mercury", "climate",
    ],
    money: &[
        ("dollar/s", "dollars"), ("buck/s", "dollars"), ("greenback/s", "dollars"), ("euro/s", "euros"), ("pound/s", "pounds"), ("quid", "pounds"), ("pound/s sterling", "GBP"), ("sterling", "GBP"), ("rupee/s", "rupees"), ("rupiah/s", "rupiah"), ("peso/s", "pesos"),
        ("franc/s", "francs"), ("dinar/s", "dinars"), ("riyal/s", "riyals"), ("rial/s", "rials"), ("toman/s", "tomans"), ("dirham/s", "dirhams"), ("krona", "kronor"), ("kronor", "kronor"), ("krone", "kronor"),
        ("kroner", "kronor"), ("crown/s", "kronor"), ("koruna/s", "koruna"), ("lira/s", "lira"), ("lire", "lira"), ("shilling/s", "shillings"), ("yen", "yen"), ("yuan/s", "yuan"), ("renminbi", "yuan"), ("won", "won"), ("rouble/s", "roubles"),
        ("ruble/s", "roubles"), ("shekel/s", "shekels"), ("hryvnia/s", "hryvnias"), ("hryvnya/s", "hryvnias"), ("reais", "reais"), ("real/s", "reais"), ("rand/s", "rand"), ("taka/s", "taka"), ("naira/s", "naira"), ("cedi/s", "cedis"), ("baht/s", "baht"),
        ("ringgit/s", "ringgit"), ("dong", "dong"), ("kyat/s", "kyat"), ("riel/s", "riel"), ("kip", "kip"), ("tugrik/s", "tugrik"), ("togrog/s", "tugrik"), ("tenge/s", "tenge"), ("som/s", "soms"), ("sum", "sums"), ("soum/s", "sums"), ("manat/s", "manats"),
        ("lari/s", "lari"), ("dram/s", "drams"), ("zloty/s", "zlotys"), ("zlotych", "zlotys"), ("forint/s", "forints"), ("lei", "lei"), ("leu", "lei"), ("lev", "leva"), ("leva", "leva"), ("birr", "birr"), ("kwacha/s", "kwacha"), ("pula", "pula"), ("kina", "kina"),
        ("afghani/s", "afghanis"), ("soles", "soles"), ("bolivar/s", "bolivars"), ("bolívar/es", "bolivars"), ("boliviano/s", "bolivianos"), ("guarani/es", "guaranies"), ("quetzal/s/es", "quetzals"), ("colon/es", "colones"), ("markka/a", "markka"), ("mark/s", "marks"), ("deutschmark/s", "DEM"), ("deutsche mark/s", "DEM"), ("peseta/s", "pesetas"), ("guilder/s", "guilders"), ("escudo/s", "escudos"),
        ("drachma/s", "drachmas"), ("bitcoin/s", "bitcoins"), ("geneh", "EGP"), ("gineh", "EGP"), ("genihat", "EGP"), ("genihat masriya", "EGP"), ("saudiriyal/s", "SAR"), ("cfa franc/s", "francs CFA"),
    ],
    cents: &[
        ("cent/s", "cents"), ("¢", "cents"), ("penny", "pence"), ("pence", "pence"), ("pennies", "pence"), ("p", "pence"), ("kopeck/s", "kopecks"), ("kopek/s", "kopecks"), ("kopiyka/s", "kopiykas"), ("paisa", "paise"), ("paise", "paise"), ("sen", "sen"), ("agora", "agorot"), ("agorot", "agorot"), ("fils", "fils"), ("halala/s", "halalas"), ("centavo/s", "centavos"), ("piastre/s", "piastres"), ("satang", "satang"), ("poisha", "poisha"), ("c", "cents"),
    ],
    countries: &[
        ("us", "US"), ("u.s.", "US"), ("u.s", "US"), ("american", "US"), ("united states", "US"), ("usa", "US"), ("australian", "AU"), ("australia", "AU"), ("aussie", "AU"), ("canadian", "CA"), ("canada", "CA"), ("new zealand", "NZ"), ("hong kong", "HK"), ("taiwan/ese", "TW"), ("new taiwan", "TW"),
        ("singapore", "SG"), ("singaporean", "SG"), ("zimbabwe", "ZW"), ("zimbabwean", "ZW"), ("jamaica", "JM"), ("jamaican", "JM"), ("trinidad", "TT"), ("fiji", "FJ"), ("fijian", "FJ"), ("namibia/n", "NA"), ("liberia/n", "LR"), ("barbados", "BB"), ("bahamas", "BS"), ("bahamian", "BS"), ("guyana", "GY"), ("east caribbean", "XC"), ("brunei", "BN"),
        ("british", "GB"), ("uk", "GB"), ("u.k.", "GB"), ("britain", "GB"), ("england", "GB"), ("english", "GB"), ("london", "GB"), ("egypt/ian", "EG"), ("lebanon", "LB"), ("lebanese", "LB"), ("syria/n", "SY"), ("sudan", "SD"), ("sudanese", "SD"), ("south sudan", "SS"), ("south sudanese", "SS"), ("cairo", "EG"),
        ("india/n", "IN"), ("delhi", "IN"), ("mumbai", "IN"), ("pakistan/i", "PK"), ("karachi", "PK"), ("islamabad", "PK"), ("lahore", "PK"), ("sri lanka/n", "LK"), ("colombo", "LK"), ("nepal", "NP"), ("nepali", "NP"), ("nepalese", "NP"), ("kathmandu", "NP"), ("mauritius", "MU"), ("mauritian", "MU"), ("seychelles", "SC"), ("bangladesh/i", "BD"), ("dhaka", "BD"),
        ("mexico", "MX"), ("mexican", "MX"), ("philippine/s", "PH"), ("filipino", "PH"), ("manila", "PH"), ("argentina", "AR"), ("argentine", "AR"), ("argentinian", "AR"), ("chile", "CL"), ("chilean", "CL"), ("colombia/n", "CO"), ("cuba/n", "CU"), ("dominican", "DO"), ("uruguay/an", "UY"),
        ("swiss", "CH"), ("switzerland", "CH"), ("french", "FR"), ("belgian", "BE"), ("rwanda/n", "RW"), ("burundi", "BI"), ("congolese", "CD"), ("congo", "CD"), ("djibouti", "DJ"), ("guinea/n", "GN"), ("comoros", "KM"), ("cameroon", "CM"), ("chad", "TD"), ("gabon", "GA"), ("senegal", "SN"), ("ivory coast", "CI"), ("mali", "ML"), ("burkina faso", "BF"), ("togo", "TG"), ("benin", "BJ"),
        ("kuwait/i", "KW"), ("bahrain/i", "BH"), ("iraq/i", "IQ"), ("jordan/ian", "JO"), ("libya/n", "LY"), ("tunisia/n", "TN"), ("algeria/n", "DZ"), ("serbia/n", "RS"), ("saudi", "SA"), ("saudi arabia/n", "SA"), ("qatar/i", "QA"), ("oman/i", "OM"), ("yemen/i", "YE"), ("iran/ian", "IR"), ("emirati", "AE"), ("uae", "AE"), ("u.a.e.", "AE"), ("emirates", "AE"), ("dubai", "AE"), ("morocco", "MA"), ("moroccan", "MA"),
        ("swedish", "SE"), ("sweden", "SE"), ("norwegian", "NO"), ("norway", "NO"), ("danish", "DK"), ("denmark", "DK"), ("icelandic", "IS"), ("iceland", "IS"), ("estonian", "EE"), ("czech", "CZ"), ("slovak", "SK"), ("turkish", "TR"), ("turkey", "TR"), ("türkiye", "TR"), ("italian", "IT"), ("kenya/n", "KE"), ("nairobi", "KE"), ("uganda/n", "UG"), ("kampala", "UG"), ("tanzania/n", "TZ"), ("somali", "SO"), ("somalia", "SO"),
        ("japanese", "JP"), ("japan", "JP"), ("chinese", "CN"), ("china", "CN"), ("south korea/n", "KR"), ("korea/n", "KR"), ("north korea/n", "KP"), ("russia/n", "RU"), ("belarus/ian", "BY"), ("israel/i", "IL"), ("ukraine", "UA"), ("ukrainian", "UA"), ("brazil/ian", "BR"), ("south africa/n", "ZA"), ("bangladeshi", "BD"), ("nigeria/n", "NG"), ("ghana", "GH"), ("ghanaian", "GH"), ("thai", "TH"), ("thailand", "TH"), ("malaysia/n", "MY"), ("indonesia/n", "ID"), ("vietnamese", "VN"), ("vietnam", "VN"), ("myanmar", "MM"), ("burmese", "MM"), ("cambodia/n", "KH"), ("lao", "LA"), ("laos", "LA"), ("mongolia/n", "MN"), ("kazakh", "KZ"), ("kazakhstan/i", "KZ"), ("kyrgyz", "KG"), ("kyrgyzstan", "KG"), ("uzbek", "UZ"), ("uzbekistan", "UZ"), ("azerbaijan/i", "AZ"), ("turkmen", "TM"), ("georgian", "GE"), ("armenian", "AM"), ("polish", "PL"), ("hungarian", "HU"), ("romanian", "RO"), ("moldovan", "MD"), ("bulgarian", "BG"), ("ethiopian", "ET"), ("zambia/n", "ZM"), ("malawi/an", "MW"), ("botswana", "BW"), ("papua new guinea", "PG"), ("afghan", "AF"), ("peruvian", "PE"), ("venezuelan", "VE"), ("bolivian", "BO"), ("paraguayan", "PY"), ("guatemalan", "GT"), ("costa rican", "CR"), ("finnish", "FI"), ("german", "DE"), ("spanish", "ES"), ("dutch", "NL"), ("portuguese", "PT"), ("greek", "GR"),
    ],
    months: &[
        ("january", 1), ("jan", 1), ("jan.", 1), ("february", 2), ("feb", 2), ("feb.", 2), ("march", 3), ("mar", 3), ("mar.", 3), ("april", 4), ("apr", 4), ("apr.", 4), ("may", 5), ("june", 6), ("jun", 6), ("jun.", 6), ("july", 7), ("jul", 7), ("jul.", 7), ("august", 8), ("aug", 8), ("aug.", 8), ("september", 9), ("sept", 9), ("sept.", 9), ("sep", 9), ("sep.", 9), ("october", 10), ("oct", 10), ("oct.", 10), ("november", 11), ("nov", 11), ("nov.", 11), ("december", 12), ("dec", 12), ("dec.", 12),
    ],
    quarters: &["quarter"],
    since: &["since", "before", "after", "until", "till", "from", "than", "by end"],
    flows: &[
        ("export/s/ed/ing", "X"), ("import/s/ed/ing", "M"), ("re-export/s/ed", "RX"), ("reexport/s/ed", "RX"), ("re-import/s/ed", "RM"),
    ],
    trade: &["trade", "commerce", "trade turnover", "trade volume", "turnover"],
    toward: &["to"],
    labels: &[
        "flight", "article", "section", "chapter", "room", "highway", "route", "page", "resolution", "no.", "number", "nos.", "paragraph", "clause", "episode", "season", "gate", "platform", "bus", "line", "exit", "class", "phase", "volume", "vol.", "issue", "boeing", "airbus", "channel", "rule", "version", "windows", "iphone", "area", "district", "ward", "stage", "level", "grade", "category", "tier", "type", "group", "unit", "brigade", "ep", "pp.", "psalm", "apollo", "formula", "interstate", "title", "proposition", "ext", "suite", "block", "figure", "table", "box", "act", "part", "verse", "world war", "covid", "amendment", "nrs.", "top", "s&p", "stoxx", "nasdaq", "ftse", "cac", "nikkei", "russell",
    ],
    scores: &[
        "win/s", "won", "beat", "beats", "beating", "lost", "lose/s", "victory", "defeat/ed", "draw", "drew", "score/d", "lead", "led", "match", "game", "goal/s", "half time", "final", "league", "cup", "penalties", "set", "sets", "vote/d", "odds", "loss", "thrashed", "edged", "thumping", "rout", "down",
    ],
    copulas: &[
        "amounted to", "amounts to", "amounting to", "totaled", "totalled", "totals", "totaling", "totalling", "reached", "reach", "reaches", "reaching", "stood at", "stands at", "was", "were", "is", "are", "be", "been", "rose", "rise", "rises", "risen", "rising", "fell", "fall", "falls", "fallen", "falling", "grew", "grow", "grows", "grown", "growing", "dropped", "drop", "drops", "declined", "decline", "increased", "increase", "increases", "decreased", "decrease", "climbed", "climb", "jumped", "jump", "surged", "soared", "gained", "slipped", "slid", "sank", "tumbled", "plunged", "slumped", "costs", "cost", "costing", "worth", "valued at", "came to", "hit", "lasted", "lasts", "lasting", "measures", "measured", "measuring", "weighs", "weighed", "weighing", "covers", "covered", "spans", "made up", "makes up", "accounted for", "accounts for", "accounting for", "represents", "represented", "averaged", "averages", "remained at", "numbered", "numbers", "exceeded", "exceeds", "surpassed", "topped", "ended at", "closed at", "traded at", "priced at", "estimated at", "put at", "set at", "kept at", "located", "lies", "will be", "equals", "edged", "advanced", "eased", "shrank", "expanded", "doubled to", "tripled to", "widened to", "narrowed to", "stretches", "expected to reach",
    ],
    stops: &[
        "the", "a", "an", "and", "or", "but", "nor", "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "into", "onto", "over", "under", "about", "after", "before", "during", "since", "until", "through", "throughout", "across", "against", "between", "among", "amid", "within", "along", "around", "near", "off", "out", "up", "down", "per", "via", "as", "than", "that", "which", "who", "whom", "whose", "what", "when", "where", "while", "if", "because", "although", "though", "so", "then", "there", "this", "these", "those", "it", "its", "he", "she", "they", "them", "we", "us", "you", "his", "her", "their", "our", "my", "your", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "not", "no", "also", "only", "just", "more", "most", "less", "each", "every", "both", "all", "any", "said", "says", "say", "told", "ago", "later", "earlier", "yesterday", "today", "tomorrow", "apiece", "alone", "already", "now", "ever", "here", "how", "why", "too", "again", "away", "together", "respectively", "however",
    ],
    plurals: &[
        "people", "men", "women", "children", "police", "troops", "personnel", "staff", "aircraft", "sheep", "cattle", "fish", "feet", "teeth", "mice", "geese", "media", "data", "spacecraft", "policemen", "policewomen", "gunmen", "firemen", "fishermen", "servicemen", "salesmen", "businessmen", "congressmen", "criteria", "phenomena", "dead", "wounded", "injured", "arrested", "missing", "hostages", "percent", "dice", "deer", "offspring", "lives", "wives", "knives", "poor", "unemployed", "elderly", "young", "fewer",
    ],
    ..Table::EMPTY
};
