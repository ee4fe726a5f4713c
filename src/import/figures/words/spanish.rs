//! Spanish.

use crate::import::figures::lexicon::Table;
use crate::model::figure::FigureStatus::{Estimate, Forecast, Target};
use crate::model::figure::Qualifier::{About, AtLeast, AtMost, LessThan, MoreThan};

#[rustfmt::skip] // Many words a line: a table is read as a whole.
pub(in crate::import::figures) const TABLE: Table = Table {
    tag: "es",
    point: ',',
    cardinals: &[
        ("cero", 0), ("un", 1), ("uno", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15), ("dieciséis", 16), ("diecisiete", 17), ("dieciocho", 18), ("diecinueve", 19),
        ("veinte", 20), ("veintiuno", 21), ("veintiún", 21), ("veintiuna", 21), ("veintidós", 22), ("veintitrés", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiséis", 26), ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90),
        ("cien", 100), ("ciento", 100), ("doscientos", 200), ("doscientas", 200), ("trescientos", 300), ("trescientas", 300), ("cuatrocientos", 400), ("cuatrocientas", 400), ("quinientos", 500), ("quinientas", 500), ("seiscientos", 600), ("seiscientas", 600), ("setecientos", 700), ("setecientas", 700), ("ochocientos", 800), ("ochocientas", 800), ("novecientos", 900), ("novecientas", 900),
    ],
    scales: &[("mil", 3), ("millón", 6), ("millones", 6), ("mdd", 6), ("billón", 12), ("billones", 12)],
    many: &[("decenas", 1), ("centenares", 2), ("cientos", 2), ("miles", 3), ("decenas de miles", 4), ("cientos de miles", 5), ("miles de millones", 9)],
    dozens: &[("docena/s", 12), ("decena", 10), ("veintena", 20), ("treintena", 30), ("centenar", 100)],
    ordinals: &[("primer", 1), ("primero/s", 1), ("primera/s", 1), ("segundo", 2), ("segunda", 2), ("tercer", 3), ("tercero", 3), ("tercera", 3), ("cuarto", 4), ("cuarta", 4), ("quinto", 5), ("quinta", 5), ("sexto", 6), ("sexta", 6), ("séptimo", 7), ("séptima", 7), ("octavo", 8), ("octava", 8), ("noveno", 9), ("novena", 9), ("décimo", 10), ("décima", 10)],
    ordinal_endings: &["º", "ª", ".º", ".ª", "er", "ro", "ra"],
    fractions: &[("mitad", 2), ("medio", 2), ("media", 2), ("tercio/s", 3), ("cuarto/s", 4), ("quinto/s", 5)],
    articles: &["un", "una"],
    and: &["y"],
    of: &["de", "del"],
    point_words: &["coma"],
    minus: &["menos"],
    vague: &["varios", "varias", "algunos", "algunas", "unos pocos", "unas pocas"],
    before: &[("unos", About), ("unas", About), ("aproximadamente", About), ("alrededor de", About), ("cerca de", About), ("casi", About), ("en torno a", About), ("más o menos", About), ("más de", MoreThan), ("por encima de", MoreThan), ("superior a", MoreThan), ("supera los", MoreThan), ("superó los", MoreThan), ("al menos", AtLeast), ("por lo menos", AtLeast), ("como mínimo", AtLeast), ("no menos de", AtLeast), ("hasta", AtMost), ("como máximo", AtMost), ("no más de", AtMost), ("a lo sumo", AtMost), ("menos de", LessThan), ("por debajo de", LessThan), ("inferior a", LessThan)],
    after: &[("o más", AtLeast), ("y más", AtLeast), ("o menos", AtMost), ("como mínimo", AtLeast), ("como máximo", AtMost), ("aproximadamente", About)],
    outlook: &[("estimación", Estimate), ("estimaciones", Estimate), ("estima", Estimate), ("estimado/a/s", Estimate), ("previsión", Forecast), ("prevé", Forecast), ("prevén", Forecast), ("espera", Forecast), ("se espera", Forecast), ("objetivo", Target), ("meta", Target)],
    between: &["entre"],
    from: &["de", "desde"],
    to: &["a", "o", "hasta"],
    ranging: &["oscila", "oscilan", "va", "van", "varía", "edades", "precio/s", "cuesta"],
    percent: &["por ciento", "porciento", "por cien"],
    percentage_points: &[("punto/s porcentual/es", "percentage points"), ("punto/s básico/s", "basis points")],
    units: &[("kilómetro/s", "km"), ("metro/s", "m"), ("centímetro/s", "cm"), ("milímetro/s", "mm"), ("milla/s", "miles"), ("metro/s cuadrado/s", "m2"), ("kilómetro/s cuadrado/s", "km2"), ("metro/s cúbico/s", "m3"), ("hectárea/s", "ha"), ("tonelada/s", "t"), ("kilogramo/s", "kg"), ("kilo/s", "kg"), ("gramo/s", "g"), ("litro/s", "l"), ("barril/es", "[bbl_us]"), ("kilómetro/s por hora", "km/h"), ("megavatio/s", "MW"), ("megavatios hora", "MWh"), ("gigavatio/s", "GW"), ("kilovatio/s", "kW"), ("kilovatio/s hora", "kWh"), ("gigabyte/s", "GB")],
    durations: &[("año/s", "a"), ("mes/es", "mo"), ("semana/s", "wk"), ("día/s", "d"), ("jornada/s", "d"), ("hora/s", "h"), ("minuto/s", "min"), ("segundos", "s"), ("década/s", "decades"), ("siglo/s", "centuries")],
    age_after: &["de edad"],
    age_before: &["edad de", "hombre de", "mujer de", "joven de", "niño de", "niña de", "chico de", "chica de"],
    degrees: &["grado/s"],
    temperatures: &[("celsius", "Cel"), ("centígrado/s", "Cel"), ("fahrenheit", "[degF]")],
    weather: &["temperatura/s", "calor", "frío"],
    money: &[("dólar/es", "dollars"), ("euro/s", "euros"), ("peso/s", "pesos"), ("libra/s", "pounds"), ("libra/s esterlina/s", "GBP"), ("franco/s", "francs"), ("franco/s suizos", "CHF"), ("rublo/s", "roubles"), ("yen/es", "yen"), ("yuan/es", "yuan"), ("real/es", "reais"), ("sol/es", "soles"), ("bolívar/es", "bolivars"), ("boliviano/s", "bolivianos"), ("guaraní/es", "guaranies"), ("quetzal/es", "quetzals"), ("peseta/s", "pesetas"), ("rupia/s", "rupees"), ("corona/s", "kronor"), ("séquel/s", "shekels"), ("dinar/es", "dinars"), ("grivna/s", "hryvnias")],
    cents: &[("centavo/s", "centavos"), ("céntimo/s", "cents"), ("centavos de dólar", "cents")],
    countries: &[("estadounidense/s", "US"), ("americanos", "US"), ("eeuu", "US"), ("ee.uu", "US"), ("estados unidos", "US"), ("canadienses", "CA"), ("australianos", "AU"), ("mexicano/s", "MX"), ("méxico", "MX"), ("argentino/s", "AR"), ("argentina", "AR"), ("chileno/s", "CL"), ("chile", "CL"), ("colombiano/s", "CO"), ("colombia", "CO"), ("cubano/s", "CU"), ("cuba", "CU"), ("uruguayo/s", "UY"), ("uruguay", "UY"), ("dominicano/s", "DO"), ("filipinos", "PH"), ("suizos", "CH"), ("egipcias", "EG"), ("brasileños", "BR")],
    months: &[("enero", 1), ("febrero", 2), ("marzo", 3), ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8), ("septiembre", 9), ("setiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12)],
    quarters: &["trimestre"],
    since: &["desde", "antes de", "después de", "tras", "hasta"],
    flows: &[("exportación", "X"), ("exportaciones", "X"), ("exportó", "X"), ("exportaron", "X"), ("importación", "M"), ("importaciones", "M"), ("importó", "M"), ("importaron", "M")],
    trade: &["comercio", "intercambio comercial"],
    toward: &["a", "hacia"],
    labels: &["vuelo", "artículo", "número", "n.º", "página", "capítulo", "habitación", "resolución", "carretera", "línea", "sala", "apartado"],
    scores: &["ganó", "venció", "perdió", "empate", "partido", "gol/es", "victoria", "derrota", "marcador"],
    copulas: &["ascendió a", "ascienden a", "asciende a", "ascendieron a", "alcanzó", "alcanza", "alcanzaron", "llegó a", "subió", "subieron", "bajó", "cayó", "cayeron", "creció", "aumentó", "aumentaron", "disminuyó", "es", "son", "era", "eran", "fue", "fueron", "cuesta", "cuestan", "costó", "representa", "suma", "sumaron", "pesa", "mide", "duró", "se situó en"],
    stops: &["el", "la", "los", "las", "un", "una", "unos", "unas", "de", "del", "y", "o", "u", "e", "pero", "a", "al", "en", "con", "sin", "por", "para", "sobre", "bajo", "entre", "desde", "hasta", "durante", "tras", "contra", "según", "que", "quien", "cuyo", "donde", "cuando", "como", "este", "esta", "estos", "estas", "se", "su", "sus", "es", "son", "fue", "fueron", "ha", "han", "no", "más", "menos", "ya", "también", "murieron", "lo", "le"],
    ..Table::EMPTY
};
