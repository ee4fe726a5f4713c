//! Spanish.

use super::Order::{Active, Passive, Together};
use super::RoleClass::{Associate, Belongs, Founded, Heads, Is, Kin, Owns, Represents, Works};
use super::{Cues, NONE, Pronoun, cue};

pub(super) const CUES: Cues = Cues {
    language: "es",
    says: "\
dijo dijeron dice dicen dicho afirmó afirmaron afirma afirman declaró declararon declara explicó explicaron \
explica explican añadió añadieron añade agregó agregaron agrega señaló señalaron señala aseguró aseguraron \
asegura indicó indicaron indica manifestó manifestaron manifiesta sostuvo sostuvieron sostiene comentó comenta \
apuntó apunta destacó destacaron destaca subrayó subraya recordó recuerda insistió insiste advirtió advierte \
admitió admite reconoció reconoce respondió responde contestó preguntó pregunta pidió pide escribió escribe \
anunció anuncia confirmó confirma denunció denuncia lamentó lamenta criticó prometió promete expresó expresa \
expuso precisó precisa matizó relató relata contó cuenta concluyó concluye opinó opina considera reiteró \
enfatizó puntualizó aclaró zanjó reclamó exigió tuiteó cree negó detalló",
    calls: "llamó llama calificó califica tachó describió describe acusó acusa definió define consideró",
    saying: "diciendo añadiendo asegurando afirmando señalando explicando calificando",
    according: &[
        "según",
        "de acuerdo con",
        "en palabras de",
        "a juicio de",
        "en opinión de",
        "para",
    ],
    according_pronoun: &[
        ("según él", Pronoun::He),
        ("según ella", Pronoun::She),
        ("a su juicio", Pronoun::Person),
        ("en su opinión", Pronoun::Person),
    ],
    that: "que",
    who: "quien quienes cual",
    pronouns: &[
        ("él", Pronoun::He),
        ("ella", Pronoun::She),
        ("ellos", Pronoun::They),
        ("yo", Pronoun::I),
    ],
    auxiliaries: "ha han había habían fue es era será",
    adverbs: "también además luego después entonces ya aún todavía no nunca siempre así incluso ayer hoy finalmente",
    prepositions: "de del a al para por con sin sobre en entre contra desde hasta hacia ante tras durante",
    conjunctions: "según y e o u pero aunque cuando mientras porque si como",
    definite: "el la los las este esta ese esa",
    indefinite: "un una unos unas varios varias algunos muchos dos tres cuatro ningún",
    possessives: "su sus",
    times: "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche semana mes año años días pasado",
    abbreviations: "sr sra dr dra",
    titles_male: "sr señor don",
    titles_female: "sra señora doña",
    bodies: "ministerio embajada empresa compañía gobierno policía tribunal partido sindicato universidad comisión agencia asociación fiscalía comité",
    roles: &[
        (
            Heads,
            "presidente presidenta ministro ministra director directora jefe jefa alcalde alcaldesa gobernador gobernadora secretario secretaria canciller rey reina papa general líder consejero consejera entrenador seleccionador rector rectora vicepresidente vicepresidenta primer fiscal",
        ),
        (
            Represents,
            "embajador embajadora portavoz vocero vocera abogado abogada representante cónsul",
        ),
        (
            Works,
            "profesor profesora periodista analista economista investigador investigadora asesor asesora médico médica juez jueza ingeniero redactor redactora corresponsal",
        ),
        (
            Belongs,
            "diputado diputada senador senadora miembro eurodiputado candidato candidata concejal delantero portero",
        ),
        (Owns, "dueño dueña propietario propietaria accionista"),
        (Founded, "fundador fundadora cofundador cofundadora"),
        (
            Kin,
            "padre madre hijo hija hermano hermana esposa esposo marido mujer tío tía viuda primo prima nieto",
        ),
        (Associate, "amigo amiga socio socia colega aliado aliada"),
        (
            Is,
            "político política empresario empresaria escritor escritora autor autora actor actriz cantante pintor pintora cineasta historiador historiadora filósofo activista experto experta músico",
        ),
    ],
    copulas: "es era fue será sigue",
    former: "ex exministro expresidente antiguo antigua difunto difunta entonces",
    alleged: "presunto presunta supuesto supuesta presuntamente",
    planned: "futuro futura electo electa será",
    denied: "no nunca niega negó desmintió",
    relations: &[
        cue(
            "se reunió con|se reúne con|se encontró con|habló con|conversó con|llamó a",
            "UnknownLink",
            "se reunió con",
            Active,
        ),
        cue(
            "se reunieron|conversaron",
            "UnknownLink",
            "se reunieron",
            Together,
        ),
        cue(
            "dirige|dirigía|preside|presidía|encabeza|lidera",
            "Directorship",
            "dirige",
            Active,
        ),
        cue("posee|compró|adquirió", "Ownership", "posee", Active),
        cue(
            "trabaja para|trabajaba para|trabaja en|trabajó para|trabajó en",
            "Employment",
            "trabaja para",
            Active,
        ),
        cue(
            "representa a|representa|representaba a",
            "Representation",
            "representa",
            Active,
        ),
        cue("fundó", "UnknownLink", "fundó", Active),
        cue("acusó a|acusa a|demandó a", "UnknownLink", "acusa", Active),
        cue(
            "es dirigida por|es dirigido por|dirigida por|dirigido por",
            "Directorship",
            "dirige",
            Passive,
        ),
    ],
    months: &[
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    since: "desde en",
    until: "hasta",
    ..NONE
};
