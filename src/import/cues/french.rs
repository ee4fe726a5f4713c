//! French.

use super::Order::{Active, Passive, Together};
use super::RoleClass::{Associate, Belongs, Founded, Heads, Is, Kin, Owns, Represents, Works};
use super::{Cues, NONE, Pronoun, cue};

pub(super) const CUES: Cues = Cues {
    language: "fr",
    says: "\
dit déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté ajoutait \
souligne souligné soulignait précise précisé précisait indique indiqué indiquait estime estimé estimait \
annonce annoncé assure assuré assurait rappelle rappelé rappelait confie confié confiait répond répondu \
répondait raconte raconté racontait écrit écrivait note noté notait observe observé regrette regretté \
dénonce dénoncé insiste insisté juge jugé reconnaît reconnu admet admis prévient prévenu avertit averti \
lance lancé conclut conclu poursuit poursuivi reprend martèle martelé confirme confirmé demande demandé \
promet promis soutient soutenu constate constaté résume résumé témoigne témoigné tweete tweeté pense \
disait disaient affirment expliquent déclarent commente commenté s'interroge s'inquiète s'exclame",
    never_inverted: "",
    calls: "qualifie qualifié qualifiait décrit appelle appelé accuse accusé considère considéré critique critiqué évoque évoqué",
    saying: "ajoutant affirmant expliquant soulignant précisant déclarant estimant assurant qualifiant dénonçant rappelant disant",
    according: &[
        "selon",
        "d'après",
        "pour",
        "aux yeux de",
        "de l'avis de",
        "selon les mots de",
    ],
    according_pronoun: &[
        ("selon lui", Pronoun::He),
        ("selon elle", Pronoun::She),
        ("d'après lui", Pronoun::He),
        ("d'après elle", Pronoun::She),
        ("pour lui", Pronoun::He),
        ("pour elle", Pronoun::She),
    ],
    that: "que qu",
    who: "qui dont lequel laquelle",
    pronouns: &[
        ("il", Pronoun::He),
        ("elle", Pronoun::She),
        ("ils", Pronoun::They),
        ("elles", Pronoun::They),
        ("je", Pronoun::I),
        ("nous", Pronoun::I),
        ("on", Pronoun::They),
    ],
    auxiliaries: "a avait ont avaient est était sera serait aurait aura s'est",
    adverbs: "aussi également alors ensuite encore déjà toujours ainsi ne pas plus enfin notamment d'ailleurs cependant toutefois récemment",
    prepositions: "de du des d à au aux pour par avec sans sur sous dans en chez vers entre contre depuis pendant avant après selon devant lors",
    conjunctions: "et ou mais car quand lorsque comme si tandis",
    definite: "le la les l ce cet cette ces",
    indefinite: "un une plusieurs quelques certains deux trois quatre aucun aucune",
    possessives: "son sa ses leur leurs",
    times: "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui matin soir semaine mois année ans jours",
    abbreviations: "m mm mme mlle dr pr st",
    titles_male: "m monsieur",
    titles_female: "mme madame mlle",
    bodies: "ministère ambassade entreprise société gouvernement police tribunal parti syndicat université commission agence association parquet comité",
    roles: &[
        (
            Heads,
            "président présidente ministre premier directeur directrice pdg chef cheffe maire gouverneur gouverneure préfet préfète secrétaire patron patronne procureur procureure roi reine pape général dirigeant dirigeante entraîneur sélectionneur rectrice recteur vice-président vice-présidente chancelier chancelière",
        ),
        (
            Represents,
            "ambassadeur ambassadrice porte-parole avocat avocate représentant représentante émissaire consul",
        ),
        (
            Works,
            "professeur professeure journaliste analyste économiste chercheur chercheuse conseiller conseillère médecin juge ingénieur rédacteur rédactrice enseignant enseignante reporter correspondant correspondante",
        ),
        (
            Belongs,
            "député députée sénateur sénatrice membre eurodéputé eurodéputée candidat candidate élu élue attaquant gardien défenseur",
        ),
        (Owns, "propriétaire actionnaire"),
        (Founded, "fondateur fondatrice cofondateur cofondatrice"),
        (
            Kin,
            "père mère fils fille frère sœur femme mari épouse époux oncle tante veuve neveu nièce cousin cousine",
        ),
        (
            Associate,
            "ami amie associé associée partenaire collègue allié alliée",
        ),
        (
            Is,
            "homme femme politicien écrivain écrivaine auteur auteure acteur actrice chanteur chanteuse peintre réalisateur réalisatrice historien historienne philosophe entrepreneur milliardaire expert experte musicien",
        ),
    ],
    copulas: "est était devient reste fut",
    former: "ancien ancienne ex ex-ministre ex-président feu défunt",
    alleged: "présumé présumée soi-disant prétendu prétendue",
    planned: "futur future désigné désignée va",
    denied: "pas jamais nie démenti dément ne",
    relations: &[
        cue(
            "a rencontré|rencontre|rencontré|s'est entretenu avec|s'est entretenue avec|a parlé avec|a téléphoné à|a reçu",
            "UnknownLink",
            "a rencontré",
            Active,
        ),
        cue(
            "se sont rencontrés|se sont entretenus",
            "UnknownLink",
            "se sont rencontrés",
            Together,
        ),
        cue(
            "dirige|dirigeait|préside|présidait|a dirigé",
            "Directorship",
            "dirige",
            Active,
        ),
        cue(
            "possède|possédait|détient|a acheté|a racheté",
            "Ownership",
            "possède",
            Active,
        ),
        cue(
            "travaille pour|travaillait pour|travaille chez|travaillait chez",
            "Employment",
            "travaille pour",
            Active,
        ),
        cue(
            "représente|représentait",
            "Representation",
            "représente",
            Active,
        ),
        cue("a fondé|fonda|fonde", "UnknownLink", "a fondé", Active),
        cue(
            "a accusé|accuse|a poursuivi",
            "UnknownLink",
            "accuse",
            Active,
        ),
        cue(
            "est dirigé par|est dirigée par|dirigé par|dirigée par",
            "Directorship",
            "dirige",
            Passive,
        ),
    ],
    months: &[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    since: "depuis en",
    until: "jusqu'en jusqu'à",
    ..NONE
};
