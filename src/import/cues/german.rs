//! German.

use super::Order::{Active, Passive, Together};
use super::RoleClass::{Associate, Belongs, Founded, Heads, Is, Kin, Owns, Represents, Works};
use super::{Cues, NONE, Pronoun, cue};

pub(super) const CUES: Cues = Cues {
    language: "de",
    says: "\
sagte sagten sagt sagen gesagt erklärte erklärten erklärt betonte betonten betont meinte meinten meint teilte \
teilten mitgeteilt fügte ergänzte ergänzt berichtete berichteten berichtet schrieb schrieben schreibt \
geschrieben antwortete antworteten antwortet fragte fragten fragt warnte warnten warnt gewarnt forderte \
forderten fordert gefordert kritisierte kritisierten kritisiert behauptete behaupteten behauptet versicherte \
versicherten versichert bestätigte bestätigten bestätigt erzählte erzählt äußerte äußerten äußert räumte \
kündigte kündigten angekündigt verkündete verkündet stellte unterstrich unterstreicht bekräftigte bekräftigt \
rief twitterte postete verteidigte verspricht versprach klagte lobte lobt monierte mahnte mahnt resümierte \
findet fand glaubt glaubte urteilte verwies hieß zitierte freute bedauerte hofft hoffte bilanzierte sprach \
gab gibt appellierte begründete",
    calls: "nannte nennt nannten bezeichnete bezeichneten bezeichnet bezeichnete beschrieb beschreibt verglich warf lehnte",
    saying: "",
    according: &[
        "laut",
        "nach angaben von",
        "nach angaben des",
        "nach angaben der",
        "nach ansicht von",
        "nach worten von",
        "nach den worten von",
        "so",
        "gemäß",
        "nach aussage von",
        "nach einschätzung von",
        "nach meinung von",
    ],
    according_behind: &["zufolge"],
    according_pronoun: &[
        ("ihm zufolge", Pronoun::He),
        ("ihr zufolge", Pronoun::She),
        ("seiner meinung nach", Pronoun::He),
        ("ihrer meinung nach", Pronoun::She),
        ("seinen angaben zufolge", Pronoun::He),
        ("nach seinen worten", Pronoun::He),
        ("nach ihren worten", Pronoun::She),
    ],
    that: "dass daß ob wie",
    who: "welcher welche",
    pronouns: &[
        ("er", Pronoun::He),
        ("sie", Pronoun::She),
        ("es", Pronoun::It),
        ("ich", Pronoun::I),
        ("wir", Pronoun::I),
    ],
    auxiliaries: "hat hatte haben hatten ist war wird wurde würde habe sei sind waren",
    adverbs: "auch dann später nun jetzt wieder noch bereits schon jedoch aber dazu dabei zudem außerdem weiter sich nicht einst zuvor deutlich",
    prepositions: "von vom für aus zu zum zur mit bei beim in im an am auf über unter nach vor seit durch gegen um ohne zwischen wegen während laut gegenüber",
    conjunctions: "und oder aber denn als während weil wenn obwohl nachdem",
    definite: "der die das dem den des dieser diese dieses",
    indefinite: "ein eine einer eines einem einen mehrere viele einige zwei drei vier manche keine kein",
    possessives: "sein seine seiner seinem ihr ihre ihrer ihrem",
    times: "montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern morgen abend woche monat jahr jahre tag tage",
    abbreviations: "dr prof st bzw ca",
    titles_male: "herr herrn",
    titles_female: "frau",
    bodies: "ministerium behörde botschaft firma unternehmen regierung polizei gericht verband partei gewerkschaft universität kommission außenministerium staatsanwaltschaft",
    roles: &[
        (
            Heads,
            "präsident präsidentin bundespräsident kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin außenminister außenministerin innenminister innenministerin finanzminister finanzministerin verteidigungsminister ministerpräsident ministerpräsidentin premierminister regierungschef chef chefin vorsitzender vorsitzende vorstand vorstandschef geschäftsführer geschäftsführerin leiter leiterin direktor direktorin bürgermeister bürgermeisterin oberbürgermeister generalsekretär parteichef fraktionschef könig papst trainer staatschef rektor intendant",
        ),
        (
            Represents,
            "botschafter botschafterin sprecher sprecherin regierungssprecher anwalt anwältin rechtsanwalt pressesprecher pressesprecherin beauftragter vertreter vertreterin",
        ),
        (
            Works,
            "professor professorin journalist journalistin reporter redakteur analyst analystin experte expertin berater beraterin forscher forscherin wissenschaftler wissenschaftlerin ökonom arzt ärztin richter richterin mitarbeiter lehrer ingenieur polizist",
        ),
        (
            Belongs,
            "abgeordneter abgeordnete senator senatorin mitglied stürmer torwart spieler kandidat kandidatin",
        ),
        (Owns, "eigentümer besitzer inhaber inhaberin"),
        (Founded, "gründer gründerin mitgründer"),
        (
            Kin,
            "vater mutter sohn tochter bruder schwester frau mann ehefrau ehemann onkel tante witwe enkel",
        ),
        (
            Associate,
            "freund freundin partner partnerin kollege kollegin",
        ),
        (
            Is,
            "politiker politikerin unternehmer unternehmerin schauspieler schauspielerin autor autorin schriftsteller künstler künstlerin musiker sänger sängerin regisseur regisseurin historiker",
        ),
    ],
    copulas: "ist war wurde wird bleibt",
    former: "ehemalige ehemaliger ehemaligen früher frühere früherer früheren ex verstorbene damalige damaliger",
    alleged: "mutmaßliche mutmaßlicher angeblich angebliche angeblicher",
    planned: "künftige künftiger designierte designierter will wird",
    denied: "nicht nie niemals bestreitet bestritt dementierte kein keine",
    relations: &[
        cue(
            "traf|trifft|traf sich mit|sprach mit|spricht mit|telefonierte mit",
            "UnknownLink",
            "traf",
            Active,
        ),
        cue(
            "trafen sich|telefonierten",
            "UnknownLink",
            "trafen sich",
            Together,
        ),
        cue(
            "leitet|leitete|führt|führte",
            "Directorship",
            "leitet",
            Active,
        ),
        cue(
            "besitzt|besaß|kaufte|übernahm|erwarb",
            "Ownership",
            "besitzt",
            Active,
        ),
        cue(
            "arbeitet für|arbeitete für|arbeitet bei|arbeitete bei",
            "Employment",
            "arbeitet für",
            Active,
        ),
        cue("vertritt|vertrat", "Representation", "vertritt", Active),
        cue("gründete", "UnknownLink", "gründete", Active),
        cue(
            "beschuldigte|verklagte|kritisierte",
            "UnknownLink",
            "beschuldigte",
            Active,
        ),
        cue("wird geleitet von", "Directorship", "leitet", Passive),
    ],
    months: &[
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    since: "seit im in am",
    until: "bis",
    ..NONE
};
