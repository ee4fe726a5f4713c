//! English.
//!
//! The given names are common ones, written down by hand: they tell which pronoun fits, and make nobody
//! a person.

use super::Order::{Active, Between, Passive, Together};
use super::RoleClass::{Associate, Belongs, Founded, Heads, Is, Kin, Owns, Represents, Works};
use super::{Cues, Pronoun, RelationCue, cue};

pub(super) const CUES: Cues = Cues {
    language: "en",
    says: "\
said says say added adds told tells replied replies answered answers asked asks noted notes stated \
states explained explains insisted insists argued argues claimed claims warned warns wrote writes written shot fired \
tweeted tweets retweeted posted posts announced announces declared declares acknowledged acknowledges admitted \
admits conceded concedes suggested suggests stressed stresses emphasized emphasizes emphasised \
emphasises underlined underlines underscored underscores highlighted highlights reiterated reiterates \
repeated repeats recalled recalls remembered remembers confirmed confirms clarified clarifies \
predicted predicts concluded concludes observed observes remarked remarks commented comments \
complained complains boasted boasts bragged brags joked jokes quipped quips shouted shouts yelled \
yells screamed whispered murmured muttered exclaimed demanded demands urged urges pleaded begged \
promised promises vowed vows pledged pledges swore threatened testified testifies alleged alleges \
asserted asserts maintained maintains contended contends cautioned cautions lamented laments mused \
countered counters retorted responded responds continued continues went began begins recounted recounts \
related proclaimed proclaims proposed proposes revealed reveals reported reports speculated \
hinted implied agreed agrees disagreed objected protested thundered roared deadpanned sighed laughed \
smiled snapped shrugged intoned opined opines thinks thought believes believed feels felt knows hopes hoped \
charged charges chanted chants read reads advised advises assured assures reminded reminds informed \
estimated estimates denied denies expressed offered offers counseled confided confessed elaborated \
chimed concurred interjected pointed points enthused gushed fumed implored intimated jeered mocked needled \
ordered instructed instructs praised praises raved recommended recommends ruled scoffed sniffed stammered summed \
surmised taunted teased texted emailed cried signed rejoined ventured volunteered wondered wonders",
    never_inverted: "told tells assured assures reminded reminds informed urged advised instructed ordered",
    says_bare: "said says say thinks thought believes believed claimed claims insisted insists argued \
argues suggested suggests admitted admits acknowledged acknowledges predicted predicts estimates \
estimated noted notes added adds announced confirmed maintained maintains alleged alleges hopes denied",
    calls: "\
describe label denounce decry dismiss criticize mock praise condemn compare accuse portray declare \
called calls call described describes describe dubbed dubs labeled labels labelled branded termed terms \
characterized characterizes characterised denounced denounces decried dismissed dismisses blasted blasts \
slammed slams criticized criticizes criticised attacked attacks mocked mocks praised praises hailed hails \
touted touts condemned condemns compared compares accused accuses deemed deems derided derides ridiculed \
portrayed cast painted considers considered declared declares referred refers refer cited cites blamed blames \
rejected rejects pronounced proclaimed likened invoked bemoaned assailed castigated lambasted lampooned \
derided defended defends promised promises pledged vowed vows quoted disavowed used uses urged expressed voiced \
railed ranted spoke speaks talked talks complained bragged wants wanted sees saw views viewed finds found \
apologized apologizes thanked congratulated welcomed welcomes offered offers made gave gives",
    saying: "\
saying adding telling calling describing noting warning arguing insisting claiming writing tweeting \
declaring suggesting explaining stating asking stressing emphasizing emphasising promising vowing \
pledging labeling labelling dubbing denouncing dismissing accusing replying answering pointing joking \
boasting bragging complaining conceding acknowledging admitting asserting alleging contending \
predicting urging shouting yelling referring remarking observing quipping citing likening comparing \
blasting slamming reading lamenting reiterating repeating recalling responding announcing \
characterizing cautioning charging countering criticizing deriding mocking praising quoting",
    according: &[
        "according to",
        "in the words of",
        "in the view of",
        "in the opinion of",
        "as told by",
        "in a statement from",
        "in a statement by",
        "in a tweet from",
        "as quoted by",
    ],
    according_behind: &[],
    according_pronoun: &[
        ("according to him", Pronoun::He),
        ("according to her", Pronoun::She),
        ("according to them", Pronoun::They),
        ("according to it", Pronoun::It),
        ("in his words", Pronoun::He),
        ("in her words", Pronoun::She),
        ("in his view", Pronoun::He),
        ("in her view", Pronoun::She),
    ],
    that: "that how why whether if",
    who: "who which whose whom",
    pronouns: &[
        ("he", Pronoun::He),
        ("she", Pronoun::She),
        ("it", Pronoun::It),
        ("they", Pronoun::They),
        ("i", Pronoun::I),
        ("we", Pronoun::I),
        ("you", Pronoun::I),
    ],
    auxiliaries: "\
has have had is are was were be been being will would can could may might must shall should did does do \
'd 's 've has hasn't hadn't didn't doesn't won't wouldn't can't couldn't isn't wasn't",
    adverbs: "\
also long ever later then now again once recently previously already repeatedly only just even still often \
sometimes always never not ever instead famously reportedly simply quickly publicly first further \
thus therefore however too soon nevertheless once both all perhaps maybe who's well rather himself herself \
further-more earlier afterward afterwards afterwards meanwhile there here jokingly once almost",
    prepositions: "\
of for from to with by at in on about against into over under between among during after before since \
until through without within near behind toward towards upon via per despite like unlike including \
alongside off out up down across amid around outside inside following regarding concerning than as \
versus beyond throughout because onto aboard amongst beneath",
    conjunctions: "and or but nor & while when although though because if so yet whereas unless as after before since until than",
    definite: "the this that these those",
    indefinite: "\
a an another some several many one two three four five six seven eight nine ten few most both other \
others every each any no dozens hundreds thousands various certain numerous more",
    possessives: "his her their its my our your",
    times: "\
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning \
afternoon evening night week month year weekend day days weeks months years hours minutes hour minute \
earlier last next ago spring summer autumn fall winter late early",
    abbreviations: "\
mr mrs ms dr prof sen rep gov gen lt col sgt capt maj adm rev hon st jr sr messrs sens reps cmdr \
pres supt det insp inc corp co ltd no",
    titles_male: "mr sir lord king prince father sheikh baron duke count pope imam rabbi ayatollah emperor",
    titles_female: "mrs ms miss lady queen princess dame madam mother baroness duchess sister empress",
    names_male: "\
aaron abdul abdullah adam ahmad ahmed alan albert alexander alexei alfred ali amir anatoly andre andreas \
andrew andrei anthony antonio arnold arthur avi barack ben benjamin bernard bernie bill bob boris brad \
brandon brian bruce bryan carl carlos charles charlie chris christian christopher chuck colin corey \
craig dan daniel dave david dean dennis dmitri dmitry don donald doug douglas dylan ed eduardo edward \
edwin elijah emmanuel eric erik ernest ethan eugene evan felix fernando francis francisco frank franklin \
fred frederick gabriel gary gavin geoffrey george gerald gerard gilbert glenn gordon graham greg gregory \
gustavo guy hans harold harry harvey hassan henry herbert howard hugh hugo hussein ian ibrahim igor ilya \
isaac ismail ivan jack jacob jake jamal james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jim \
joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth \
kevin khaled kyle larry lars lawrence lee leo leon leonard lewis liam louis lucas luis luke mahmoud manuel \
marc marco marcus mario mark martin marvin matt matthew maurice max michael miguel mike mikhail milo mitch \
mohamed mohammad mohammed mohammad moshe muhammad nathan neil newt nicholas nick nicolas nigel nikolai noah norman oleg \
oliver omar oscar otto patrick paul pavel pedro pete peter phil philip phillip pierre rafael ralph \
ramon randy ray raymond reza ricardo rich richard rick rob robert roberto rodrigo roger roland ron ronald \
ross roy rudy rupert russell ryan salman sam samuel scott sean sebastian sergei sergey seth shane simon \
stanley stephen steve steven stuart tariq ted terry theodore thomas tim timothy toby todd tom tony travis \
trevor ulrich victor viktor vincent vitaly vladimir wally walter warren wayne wesley will william \
xavier yair yitzhak yoav yousef yuri yusuf zachary",
    names_female: "\
abigail adriana agnes aisha alexandra alice alicia alison allison amanda amelia amy ana andrea angela \
anita ann anna anne annette annie ariana ashley audrey barbara beatrice becky bernadette beth betty \
beverly bonnie brenda bridget brittany camille carla carly carmen carol caroline carolyn catherine cathy charlotte \
cheryl chelsea chloe christina christine cindy claire clara claudia colleen condoleezza courtney cynthia dana \
daniela dawn deborah debbie debra denise diana diane dolores donna doris dorothy eileen elaine eleanor \
elena elisabeth elizabeth ella ellen emily emma erica erin esther eva evelyn fatima fiona florence frances \
gail genevieve gina ginger gloria grace greta gwen hannah heather heidi helen hillary holly huma ida inga \
ingrid irene irina isabel isabella ivanka jackie jacqueline jane janet janice jean jeanne jennifer jenny jessica jill \
joan joanna joanne josephine joyce judith judy julia julie june karen kate katherine kathleen kathryn \
kathy katie katrina kayla kelly kellyanne kim kimberly kirsten kristen kristin laila lara laura lauren \
leah leila lena leslie lillian linda lisa liz lois loretta lori louise lucia lucy lydia lynn madeleine \
madison maggie maria marian marie marilyn marina marjorie martha mary maya megan megyn melania melanie \
melissa michele michelle mildred miriam molly monica nadia nancy naomi natalia natalie natasha nicole \
nikki nina noa nora norma olga olivia pamela patricia patty paula peggy penny phyllis priya rachel rebecca \
regina renee rhonda rita roberta robin rosa rose rosemary ruth sabrina sally samantha sandra sara sarah \
sasha shannon sharon sheila shirley silvia sofia sonia sophia sophie stacy stella stephanie sue susan \
suzanne svetlana sylvia tamar tanya tara tatiana teresa theresa tiffany tina tracy valerie vanessa \
vera veronica victoria virginia vivian wanda wendy yael yasmin yolanda yvonne zoe",
    bodies: "\
ministry campaign embassy company firm agency department government administration committee office \
police court bank party union group organization organisation association commission board council \
newspaper network kremlin pentagon university spokesperson army military team bureau institute \
foundation center centre charity regulator authority consulate parliament senate station website magazine",
    speeches: "\
tweet statement post letter email e-mail message memo speech remarks comment comments note reply \
response testimony blog column essay caption text op-ed motto slogan",
    roles: &[
        (
            Heads,
            "president chairman chairwoman chairperson chair chief head director ceo cfo coo cto leader \
minister premier chancellor governor mayor secretary commander commissioner superintendent principal \
dean rector captain manager undersecretary undersecretary-general secretary-general king queen emperor \
prince princess sultan emir monarch supervisor boss editor-in-chief treasurer vice-president prosecutor \
sheriff coordinator administrator controller chief-of-staff general admiral attorney-general deputy \
speaker whip ruler dictator sheikh pope archbishop bishop patriarch ayatollah co-chairman co-chair \
co-director convener convenor coach executive curator conductor overseer warden headmaster headteacher gov pres",
        ),
        (
            Works,
            "analyst professor reporter correspondent journalist editor columnist researcher fellow adviser \
advisor aide consultant economist strategist engineer scientist teacher lecturer instructor employee \
worker officer official operative staffer assistant pollster physicist chemist historian detective \
inspector sergeant lieutenant colonel agent guard technician clerk accountant physician doctor \
nurse surgeon psychologist psychiatrist epidemiologist anchor host commentator producer librarian \
pilot driver intern trainer judge justice diplomat trooper constable deputy-director designer \
architect planner investigator auditor programmer developer superintendent scholar prof dr sgt lt col maj capt \
teammate co-star bureaucrat vice-chancellor bookkeeper butler mechanic",
        ),
        (
            Belongs,
            "senator congressman congresswoman congressperson representative lawmaker legislator mp mep \
member councillor councilman councilwoman councilor delegate deputy alderman assemblyman assemblywoman \
parliamentarian sen rep goalkeeper striker midfielder defender player quarterback pitcher forward \
resident student alumnus alumna graduate veteran soldier marine nominee candidate hopeful contender \
frontrunner front-runner minority-leader citizen activist native freshman sophomore senior junior undergraduate",
        ),
        (
            Represents,
            "ambassador envoy spokesman spokeswoman spokesperson lawyer attorney counsel solicitor barrister \
consul representative lobbyist surrogate publicist emissary advocate negotiator press-secretary",
        ),
        (Owns, "owner co-owner shareholder landlord proprietor"),
        (
            Founded,
            "founder co-founder cofounder creator inventor co-creator",
        ),
        (
            Kin,
            "father mother son daughter brother sister wife husband uncle aunt nephew niece cousin \
grandfather grandmother grandson granddaughter stepfather stepmother stepson stepdaughter widow widower \
fiance fiancee fiancé fiancée son-in-law daughter-in-law father-in-law mother-in-law brother-in-law \
sister-in-law half-brother half-sister twin parent sibling dad mom mum kinsman grandparent spouse \
ex-wife ex-husband girlfriend boyfriend brothers sisters sons daughters parents children child heir great-grandfather baby toddler",
        ),
        (
            Associate,
            "friend ally partner associate colleague confidant confidante rival opponent mentor protégé \
protege supporter donor critic neighbor neighbour business-partner accomplice classmate roommate successor \
predecessor running-mate mate bandmate disciple pupil follower",
        ),
        (
            Is,
            "politician businessman businesswoman billionaire millionaire entrepreneur tycoon magnate \
actor actress singer musician painter artist author writer novelist poet playwright composer director \
filmmaker photographer sculptor athlete swimmer runner boxer golfer footballer philosopher mathematician \
homeopath farmer fisherman carpenter plumber electrician baker chef cook waiter waitress bartender \
inventor explorer astronaut cosmonaut man woman boy girl expert specialist democrat republican \
libertarian independent socialist conservative liberal winner laureate champion medalist medallist \
survivor victim witness suspect defendant plaintiff whistleblower hacker blogger vlogger youtuber \
influencer model comedian dancer star rapper drummer guitarist bassist vocalist pianist violinist \
philanthropist activist campaigner lawyer oligarch investor trader banker broker financier retiree \
pensioner housewife homemaker volunteer missionary priest pastor preacher reverend minister monk nun \
rabbi imam cleric theologian scientist biologist physicist chemist geologist botanist zoologist \
archaeologist anthropologist sociologist linguist astronomer hero heroine character person refugee \
immigrant migrant dissident exile prisoner convict fugitive gunman terrorist militant guerrilla warlord \
translator interpreter publisher designer referee umpire realtor salesman saleswoman contractor \
climber mountaineer cyclist racer skier skater wrestler jockey gymnast sprinter goaltender voice \
mogul socialite heiress magician clown puppeteer animator illustrator cartoonist essayist critic \
biographer memoirist screenwriter showrunner songwriter lyricist dramatist statesman stateswoman nobleman \
appellant appellants respondent petitioner politicians councillors activists",
        ),
    ],
    copulas: "is was became becomes be being remains remained",
    former: "former ex formerly late then-president onetime one-time erstwhile retired ex-president longtime-former past previous deceased ousted",
    alleged: "alleged suspected accused purported reported reputed supposed self-described self-proclaimed self-styled so-called presumed allegedly reportedly supposedly apparently may might could",
    planned: "designate incoming elect president-elect prime-minister-designate presumptive future will would plans planned plan intends expects expected hopes wants prospective aspiring",
    denied: "not never denied denies deny didn't doesn't hasn't hadn't wasn't isn't won't no neither nor without refused refuses",
    relations: RELATIONS,
    months: &[
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ],
    since: "since from in on during of",
    until: "until till to through",
    adjectives: &[
        ("russian", "russia"),
        ("israeli", "israel"),
        ("american", "united states"),
        ("british", "britain"),
        ("french", "france"),
        ("german", "germany"),
        ("italian", "italy"),
        ("spanish", "spain"),
        ("ukrainian", "ukraine"),
        ("polish", "poland"),
        ("turkish", "turkey"),
        ("iranian", "iran"),
        ("iraqi", "iraq"),
        ("syrian", "syria"),
        ("egyptian", "egypt"),
        ("saudi", "saudi arabia"),
        ("chinese", "china"),
        ("japanese", "japan"),
        ("indian", "india"),
        ("pakistani", "pakistan"),
        ("canadian", "canada"),
        ("mexican", "mexico"),
        ("brazilian", "brazil"),
        ("australian", "australia"),
        ("dutch", "netherlands"),
        ("belgian", "belgium"),
        ("swiss", "switzerland"),
        ("swedish", "sweden"),
        ("norwegian", "norway"),
        ("danish", "denmark"),
        ("finnish", "finland"),
        ("greek", "greece"),
        ("hungarian", "hungary"),
        ("austrian", "austria"),
        ("czech", "czech republic"),
        ("irish", "ireland"),
        ("scottish", "scotland"),
        ("portuguese", "portugal"),
        ("romanian", "romania"),
        ("afghan", "afghanistan"),
        ("lebanese", "lebanon"),
        ("jordanian", "jordan"),
        ("palestinian", "palestine"),
        ("korean", "korea"),
        ("belarusian", "belarus"),
        ("kazakh", "kazakhstan"),
        ("georgian", "georgia"),
        ("armenian", "armenia"),
        ("serbian", "serbia"),
        ("croatian", "croatia"),
        ("nigerian", "nigeria"),
        ("kenyan", "kenya"),
        ("argentine", "argentina"),
        ("venezuelan", "venezuela"),
        ("colombian", "colombia"),
        ("cuban", "cuba"),
    ],
    clitics: &[],
};

const RELATIONS: &[RelationCue] = &[
    cue(
        "met with|meets with|met|meets|held talks with|held a meeting with|had a meeting with|sat down with",
        "UnknownLink",
        "met with",
        Active,
    ),
    cue(
        "spoke with|speaks with|spoke to|talked with|talked to|held a phone conversation with|held a telephone conversation with|had a phone call with|had a call with|conferred with",
        "UnknownLink",
        "spoke with",
        Active,
    ),
    cue(
        "phoned|telephoned|spoke by phone with|spoke by telephone with|called on the phone",
        "UnknownLink",
        "phoned",
        Active,
    ),
    cue(
        "told|informed|assured|reminded|warned|briefed|notified",
        "UnknownLink",
        "told",
        Active,
    ),
    cue(
        "wrote to|sent a letter to|sent a message to|emailed|texted",
        "UnknownLink",
        "wrote to",
        Active,
    ),
    cue(
        "was told by|were told by|was informed by|was briefed by|was warned by",
        "UnknownLink",
        "told",
        Passive,
    ),
    cue(
        "asked|urged|appealed to|called on|called upon",
        "UnknownLink",
        "asked",
        Active,
    ),
    cue(
        "meeting between|meetings between|talks between|conversation between|conversations between|call between|calls between|negotiations between|summit between|contacts between",
        "UnknownLink",
        "talks between",
        Between,
    ),
    cue(
        "met|held talks|held a meeting|held phone conversations|held telephone conversations|spoke by phone|spoke by telephone|spoke on the phone|had a phone call|shook hands",
        "UnknownLink",
        "met",
        Together,
    ),
    cue(
        "works for|worked for|work for|working for|works at|worked at|work at|working at|is employed by|was employed by|was hired by|joined the staff of",
        "Employment",
        "works for",
        Active,
    ),
    cue(
        "hired|hires|employs|employed|recruited",
        "Employment",
        "hired",
        Passive,
    ),
    cue(
        "heads|headed|leads|led|runs|ran|chairs|chaired|directs|directed|presides over|presided over|is in charge of|was in charge of|took over as head of",
        "Directorship",
        "heads",
        Active,
    ),
    cue(
        "is headed by|was headed by|is led by|was led by|is run by|was run by|is chaired by|was chaired by|headed by|led by|chaired by",
        "Directorship",
        "heads",
        Passive,
    ),
    cue(
        "is a member of|was a member of|belongs to|belonged to|joined|sits on|sat on|serves on|served on|served in|serves in",
        "Membership",
        "member of",
        Active,
    ),
    cue(
        "represents|represented|represent|acts for|acted for|speaks for|lobbies for|lobbied for|lobbied on behalf of|is representing",
        "Representation",
        "represents",
        Active,
    ),
    cue(
        "is represented by|was represented by|represented by",
        "Representation",
        "represents",
        Passive,
    ),
    cue(
        "owns|owned|own|holds a stake in|held a stake in|holds shares in|controls|owns a stake in",
        "Ownership",
        "owns",
        Active,
    ),
    cue(
        "is owned by|was owned by|owned by|is controlled by|controlled by|belonging to",
        "Ownership",
        "owns",
        Passive,
    ),
    cue(
        "bought|buys|acquired|acquires|purchased|took over|buying|acquiring|to buy|to acquire",
        "Ownership",
        "bought",
        Active,
    ),
    cue(
        "was bought by|was acquired by|is being bought by|acquired by|bought by",
        "Ownership",
        "bought",
        Passive,
    ),
    cue(
        "founded|co-founded|established|created|set up|cofounded",
        "UnknownLink",
        "founded",
        Active,
    ),
    cue(
        "was founded by|founded by|co-founded by|was established by|established by|created by",
        "UnknownLink",
        "founded",
        Passive,
    ),
    cue(
        "married|is married to|was married to|wed|got engaged to|is engaged to|divorced",
        "Family",
        "married to",
        Active,
    ),
    cue(
        "accused|accuses|accusing|blamed|blames",
        "UnknownLink",
        "accuses",
        Active,
    ),
    cue(
        "was accused by|were accused by|accused by",
        "UnknownLink",
        "accuses",
        Passive,
    ),
    cue(
        "sanctioned|imposed sanctions on|imposed sanctions against|placed sanctions on|blacklisted",
        "UnknownLink",
        "sanctioned",
        Active,
    ),
    cue(
        "was sanctioned by|were sanctioned by|sanctioned by",
        "UnknownLink",
        "sanctioned",
        Passive,
    ),
    cue(
        "sued|sues|is suing|filed suit against|filed a lawsuit against|brought a case against|filed a complaint against",
        "UnknownLink",
        "sued",
        Active,
    ),
    cue(
        "was sued by|is being sued by|sued by",
        "UnknownLink",
        "sued",
        Passive,
    ),
    cue(
        "charged|indicted|arrested|detained|prosecuted|convicted",
        "UnknownLink",
        "charged",
        Active,
    ),
    cue(
        "was charged by|was arrested by|was detained by|were arrested by|was indicted by",
        "UnknownLink",
        "charged",
        Passive,
    ),
    cue(
        "paid|pays|bribed|donated to|gave money to|funded|funds|finances|financed|bankrolled",
        "Payment",
        "paid",
        Active,
    ),
    cue(
        "was paid by|is funded by|was funded by|funded by|financed by|is financed by",
        "Payment",
        "paid",
        Passive,
    ),
    cue("owes|owed money to|is indebted to", "Debt", "owes", Active),
    cue(
        "appointed|named|nominated|fired|dismissed|sacked|replaced",
        "UnknownLink",
        "appointed or dismissed",
        Active,
    ),
    cue(
        "was appointed by|was named by|was nominated by|was fired by|was dismissed by|was sacked by|appointed by|nominated by",
        "UnknownLink",
        "appointed or dismissed",
        Passive,
    ),
    cue(
        "succeeded|succeeds|replaces|took over from",
        "Succession",
        "succeeds",
        Passive,
    ),
    cue(
        "was succeeded by|is succeeded by|was replaced by|replaced by",
        "Succession",
        "succeeds",
        Active,
    ),
    cue(
        "endorsed|endorses|supported|supports|backed|backs",
        "UnknownLink",
        "supports",
        Active,
    ),
    cue(
        "was endorsed by|endorsed by|backed by|supported by",
        "UnknownLink",
        "supports",
        Passive,
    ),
    cue(
        "criticized|criticised|criticizes|attacked|slammed|blasted|denounced|condemned",
        "UnknownLink",
        "criticizes",
        Active,
    ),
    cue(
        "praised|praises|thanked|congratulated|welcomed",
        "UnknownLink",
        "praises",
        Active,
    ),
    cue(
        "was criticized by|was criticised by|criticized by|condemned by",
        "UnknownLink",
        "criticizes",
        Passive,
    ),
    cue(
        "defeated|beat|beats|defeats",
        "UnknownLink",
        "defeated",
        Active,
    ),
    cue(
        "killed|murdered|assassinated|shot",
        "UnknownLink",
        "killed",
        Active,
    ),
    cue(
        "was killed by|was murdered by|was shot by|killed by",
        "UnknownLink",
        "killed",
        Passive,
    ),
    cue(
        "is a friend of|was a friend of|is an ally of|is allied with|allied with|partnered with|teamed up with|worked with|works with|works alongside",
        "Associate",
        "associated with",
        Active,
    ),
];
