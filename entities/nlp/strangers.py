"""People without a name or an owner beside their noun, "a fisherman", "the rector": who they are, and of which country."""

from cables.nlp import Doc, Token
from entities.drafts import EntityValue
from entities.nlp.roles import COMPANIES, ORGANISATIONS, PEOPLE

AGENTIVE = tuple("er ers or ors ist ists man men woman women ian ians ant ants ee ees".split())
PEOPLE_LIKE = frozenset(
    "client boss wife husband doctor nurse family relative people predecessor successor contact colleague friend party "
    "cooperative charity panel crew mayor chief head staff union rep representative delegate side minority majority "
    "opposition guild federation faction directorate inspectorate navy public press community tribe clergy "
    "prosecution exchange institution tribunal fisherman judge pilot captain mate official source circle quarter one both "
    "rebel insurgent militant guerrilla militia dissident inhabitant civilian monk nun priest imam bishop cleric clan youth "
    "boy girl child parent mother father widow son daughter brother sister cousin neighbour neighbor guest host crewman "
    "seaman folk household crowd coalition consortium jury bench cook apprentice clerk star witness victim veteran cadet "
    "recruit guard warden medic surgeon vet coroner architect pundit camp customs registry archivist rector dean curator "
    "secretariat herdsman headman watchdog regulator tabloid daily broadcaster choir orchestra squad team partner graduate "
    "consul technician magistrate attorney advocate solicitor barrister notary auditor chairperson undergraduate "
    "superintendent inspector censor chaplain shaman elder twin orphan migrant nomad native local national citizen".split()
)
NOBODIES = frozenset(
    "letter paper order matter number power border answer former other error factor majors quarter tanker trawler "
    "container freighter cruiser carrier computer server water summer winter river harbour harbor tower center quota "
    "october november december september chapter register tender offer charter committee fee degree guarantee sector "
    "motor reactor vector mirror error terror horror labor labour favor favour behavior behaviour color colour "
    "restaurant plant grant warrant covenant month want restaurants plants grants remainder disaster shutter wafer "
    "transfer barrier corner dollar whether newsletter monster cluster router printer filter meter meters trailer poster "
    "weather thunder timber fiber fibre rubber silver copper layer surrender encounter blister scanner thriller folder "
    "manner list mist twist waist grist manor agreement corridor floor door indoor minor anchor detector processor sensor "
    "monitor".split()
)


def is_people(token: Token) -> bool:
    """Whether a noun is somebody, or several, who can speak."""
    lemma = token.lemma_.lower()
    if lemma in PEOPLE_LIKE or lemma in PEOPLE or lemma in COMPANIES or lemma in ORGANISATIONS:
        return True
    return token.pos_ == "NOUN" and token.lower_.endswith(AGENTIVE) and not {token.lower_, lemma} & NOBODIES


def find_country_of_stranger(doc: Doc, place: int) -> str | None:
    """Of which country somebody is whom nothing ties to one: a post's host, else the scene of the sentence.

    The scene is a place or state named before them in the sentence, else the town that the text is written from, else
    the country that it is about there.
    """
    cast = doc._.cast
    if cast.origin.host is not None:
        return cast.origin.host
    return cast.scene_at(place) or cast.home or cast.focus_at(place)


def meet_stranger(doc: Doc, start: int, place: int) -> EntityValue | None:
    """The unnamed person of the noun at `place`, so that a pronoun may mean them; None where no country is told."""
    country = find_country_of_stranger(doc, place)
    return EntityValue(doc[start : place + 1].text, "person", country) if country else None
