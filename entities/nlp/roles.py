"""The nouns that say what somebody is: who speaks for a state and with how much weight, and what may stand for whom."""

from dataclasses import dataclass

from entities.drafts import AGENCY, HEAD, MINISTRY, PRIVATE, SPOKESPERSON


def _table(*groups: tuple[int, str]) -> dict[str, int]:
    return {word: authority for authority, words in groups for word in words.split()}


# Who speaks with which authority for the state or office that stands beside the word. 0: for nobody but themselves.
PEOPLE = _table(
    (HEAD, "president premier chancellor king queen emir sultan shah monarch pope taoiseach presidents pm primin"),
    (
        MINISTRY,
        "minister ministers secretary secretaries commissioner commissioners undersecretary fonmin fornmin formin finmin defmin "
        "administration parliamentarians vice-president negotiator representative speaker",
    ),
    (
        AGENCY,
        "ambassador ambassadors envoy envoys consul attache attaché counselor counsellor charge chargé econcouns poloff emboff "
        "emboffs conoff econoff polcouns dcm amb permrep delegate delegates director chief commander general admiral colonel "
        "major captain brigadier marshal prosecutor prosecutors judge justice governor inspector director-general dg "
        "chairman comptroller coordinator adviser advisor under-secretary chairwoman chair head deputy-director delegation "
        "interlocutor legate nuncio regent mayor",
    ),
    (SPOKESPERSON, "spokesman spokeswoman spokesperson spokesmen spokespeople official officials diplomat diplomats "
                   "officer officers aide aides source sources press-secretary regulators investigators "
                   "soldiers troops forces negotiators authorities colleague colleagues counterpart counterparts"),
    (
        PRIVATE,
        "founder co-founder executive ceo counsel lawyer attorney analyst analysts professor researcher researchers deputy senator "
        "senators congressman congresswoman mp mps lawmaker lawmakers legislator legislators economist expert experts critic "
        "critics activist activists journalist reporter reporters correspondent resident residents student students scientist "
        "scientists engineer engineers owner partner manager shareholder employee employees worker workers farmer farmers "
        "fellow scholar author chairman-ceo lobbyist academic candidate leader leaders member members coach player teacher "
        "physician doctor captain-owner master skipper editor historian investor investors physicist",
    ),
)  # fmt: skip
# Single members of a legislature speak for themselves; many at once stand for it.
LEGISLATORS = frozenset("lawmakers legislators senators mps parliamentarians deputies congressmen".split())
# They hold an office only in a state; in a company the same word means an employee.
ALWAYS_OFFICIAL = frozenset(
    "minister ministers premier chancellor king queen emir sultan shah taoiseach fonmin fornmin formin primin finmin defmin ambassador "
    "envoy consul attache attaché charge chargé emboff emboffs poloff econoff conoff dcm undersecretary diplomat diplomats "
    "econcouns polcouns prosecutor prosecutors permrep admiral amb judge general colonel brigadier marshal governor".split()
)
# Words of a state's own officials, wherever the document is from: the sending post's people.
POST_PEOPLE = frozenset(
    "emboff emboffs econoff poloff conoff dcm econcouns polcouns conoffs econoffs poloffs ambassador charge chargé amb "
    "counselor counsellor econcouns codel consoff consoffs agatt legatt milatt usrep usdel".split()
)
GOVERNMENTS = frozenset(
    "government governments administration authorities regime leadership side capital state country nation republic kingdom "
    "govt gov't junta leaders people delegation economy sides capitals countries states nations".split()
)
COMPANIES = frozenset(
    "company companies firm firms start-up startup start-ups startups start group corporation maker makers developer developers "
    "rival rivals manufacturer manufacturers lab labs laboratory competitor business businesses supplier operator carrier airline "
    "bank producer conglomerate giant giants entity entities shipyard vendor contractor retailer subsidiary importer exporter".split()
)
ORGANISATIONS = frozenset(
    "university institute think-tank foundation federation association union party council committee organisation organization "
    "society club church lobby movement front league school hospital museum station newspaper paper daily magazine broadcaster "
    "outlet ngo charity agency".split()
)
BODIES = frozenset(
    "bloc alliance union organisation organization commission secretariat body council agency committee".split()
)
MEDIA = frozenset("newspaper paper daily magazine broadcaster outlet press media weekly".split())
OFFICES = {
    "ministry": "ministry",
    "ministries": "ministry",
    "department": "department",
    "dept": "department",
    "embassy": "embassy",
    "consulate": "consulate",
    "mission": "mission",
    "commission": "commission",
    "regulator": "regulator",
    "watchdog": "regulator",
    "agency": "agency",
    "office": "office",
    "bureau": "bureau",
    "parliament": "parliament",
    "chamber": "parliament",
    "assembly": "parliament",
    "senate": "senate",
    "congress": "congress",
    "court": "court",
    "council": "council",
    "committee": "committee",
    "authority": "authority",
    "tribunal": "tribunal",
    "police": "police",
    "army": "army",
    "navy": "navy",
    "military": "military",
    "cabinet": "cabinet",
    "presidency": "presidency",
    "service": "service",
}
PRODUCTS = frozenset(
    "model models chatbot app application system vessel ship tanker trawler satellite rocket missile drone aircraft platform "
    "software tool assistant browser engine phone chip processor vaccine".split()
)
PREPOSITIONS = frozenset("of to for at in on from with".split())
DEPUTIES = frozenset("deputy vice assistant under acting former ex-".split())
HEADS_BY_TWO = {
    ("prime", "minister"): HEAD,
    ("vice", "president"): MINISTRY,
    ("chief", "executive"): PRIVATE,
    ("general", "counsel"): PRIVATE,
    ("managing", "director"): PRIVATE,
    ("trade", "representative"): MINISTRY,
    ("crown", "prince"): HEAD,
    ("press", "secretary"): SPOKESPERSON,
    ("state", "secretary"): MINISTRY,
    ("chief", "negotiator"): AGENCY,
    ("foreign", "secretary"): MINISTRY,
    ("general", "secretary"): HEAD,
    ("secretary", "general"): HEAD,
    ("attorney", "general"): MINISTRY,
    ("attorney", "for"): PRIVATE,
    ("police", "chief"): AGENCY,
    ("vice", "chairman"): AGENCY,
}
HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor messrs mme herr frau senor monsieur h.e. rep sen hon".split()
)
SINGULAR_PRONOUNS = frozenset("he she him her his hers himself herself".split())
THING_PRONOUNS = frozenset("it its itself".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
FEMALE_ROLES = frozenset("spokeswoman chairwoman congresswoman queen princess duchess".split())
MALE_ROLES = frozenset("spokesman chairman congressman king prince sultan emir shah pope bishop archbishop".split())
FIRST_PERSON = frozenset("we us our ours ourselves i me my mine myself".split())


@dataclass(frozen=True)
class Role:
    """What a person noun says: `authority` if it is held for a state, `word` the noun itself."""

    word: str
    authority: int
    always_official: bool


def find_role(words: list[str]) -> Role | None:
    """The role that a title gives: "french economy minister" -> minister, "an adviser to the president" -> adviser."""
    for place, word in enumerate(words):
        if word in PREPOSITIONS:
            return _last_role(words[max(0, place - 2) : place]) or _last_role(words[place:])
    return _last_role(words)


def _last_role(words: list[str]) -> Role | None:
    """The role of the last person noun."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place].rstrip(".")
        pair = (words[place - 1], word) if place else ("", word)
        following = (word, words[place + 1]) if place + 1 < len(words) else ("", "")
        if pair in HEADS_BY_TWO or word in PEOPLE:
            if following in HEADS_BY_TWO:
                pair = following
            authority = HEADS_BY_TWO.get(pair, PEOPLE.get(word, PRIVATE))
            before = words[max(0, place - 2) : place]
            if any(b in DEPUTIES for b in before) and authority > AGENCY and pair not in HEADS_BY_TWO:
                authority -= 1
            return Role(word, authority, word in ALWAYS_OFFICIAL or pair == ("prime", "minister"))
    return None


ROLE_ADJECTIVES = frozenset(
    "foreign prime finance defense defence economy trade commerce justice interior general main high asst assistant "
    "permanent first second third chief senior own new local press political commercial agricultural naval".split()
)
ROLE_HEADS = PEOPLE.keys() | OFFICES.keys() | COMPANIES | POST_PEOPLE


def is_bare_role(name: str) -> bool:
    """Whether a supposed name is only a role in large letters, as telegrams print it: "MINISTER", "EMBOFF"."""
    words = name.lower().split()
    return words[-1] in ROLE_HEADS and all(
        word in ROLE_HEADS or word in ROLE_ADJECTIVES or word in DEPUTIES for word in words[:-1]
    )
