"""The shapes of names: what large words, titles, heads and numbers tell about who is named."""

import re

# No name goes on with an article: "... on Trade The Embassy" is a heading and the text below it.
LARGE = r"(?!(?:The|This|These|Those|That)\b)[^\W\d_a-zß-öø-ÿ]\w*(?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:[-&]\w+)*"
HEADS_BEFORE = (
    "Ministry|Department|Office|Bureau|Agency|Committee|Commission|Council|Board|Directorate|Institute|University|Union|"
    "Center|Centre|Court|Bank|Association|Federation|Academy|School|Authority|Secretariat|Party|Front|Embassy|Chamber|House"
)
# "Committee on Finance", but "Chinese Embassy on Allegations ..." is a headline.
HEADS_ON = "Committee|Commission|Council|Board|Office|Bureau|Center|Centre|Institute|Directorate"
HEADS_AFTER = (
    "Ministry|Department|Committee|Commission|Council|Agency|Institute|University|Corporation|Corp|Inc|Ltd|Labs?|Group|Bank|"
    "Association|Party|Union|Authority|Bureau|Office|Board|Cent(?:er|re)|Company|Co|Police|Force|Forces|Court|Service|"
    "Systems|Compute|Cloud|AI|Software|Networks|Search|Media|Technologies|Industries|"
    "Airlines|Airways|Foundation|Federation|Fund|Secretariat|Tribunal|Exchange|Intelligence|"
    "Institution|Society|Movement|Network|Alliance|Partners|Holdings|Energy|Motors|Telecom|Marine|Orbital|Robotics|Embassy"
)
ORG_BEFORE = re.compile(
    rf"\b(?:{LARGE} ){{0,3}}(?:(?:{HEADS_BEFORE}) (?:of|for)|(?:{HEADS_ON}) on) (?:the )?{LARGE}"
    rf"(?:(?:(?:,? and| of| for| &)(?: the)?|,(?= {LARGE},? and)|) {LARGE}){{0,5}}"
)
ORG_AFTER = re.compile(rf"\b(?:{LARGE} (?:& |and (?={LARGE} (?:{HEADS_AFTER})\b))?){{1,4}}(?:{HEADS_AFTER})\b(?! of\b)")
PERSON_TITLE = (
    "Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Prof|Professor|Minister|President|Ambassador|Secretary|General|Gen|Colonel|Col|Admiral|Adm|"
    "Director|Senator|Premier|Chancellor|Commissioner|King|Queen|Prince|Princess|Governor|Gov|Chairman|Judge|Justice|Captain|"
    "Major|Maj|Lieutenant|Lt|Brigadier|Marshal|Congressman|Congresswoman|Representative|Rep|Sen|Archbishop|Bishop|Pope|Sheikh|"
    "Spokesman|Spokeswoman|Spokesperson|Counselor|Counsellor|Deputy|Amb|FonMin|DefMin|FinMin|Messrs"
)
PARTICLES = "de|van|von|der|den|al|el|bin|ibn|ben|da|dos|di|du|la|le|ter|abu"
PERSON_NAME = rf"{LARGE}(?: (?:{LARGE}|[A-Z]\.|(?:{PARTICLES})(?= {LARGE})|(?:al|el)-{LARGE})){{0,3}}"
TITLED = re.compile(rf"\b(?P<title>{PERSON_TITLE})\b\.? (?P<name>{PERSON_NAME})")
CODED = re.compile(r"\b[A-Z][a-z]{2,}(?:-\d[\w.]*\w|-\d\b| \d(?:\.\d+)?\b(?![,.]?\d| percent| per|%))")
PRODUCT_BEFORE = re.compile(
    rf"\b(?:model|chatbot|app|assistant|browser|software|vessel|ship|tanker|trawler|satellite|rocket|platform),? "
    rf"(?P<name>{LARGE}(?: {LARGE})?)"
)
PRODUCT_AFTER = re.compile(
    rf"\b(?P<name>{LARGE}) (?:model|chatbot|app|assistant|search engine|satellite|rocket|vaccine)s?\b"
)
# Words with a number behind them that name no product, and words in large letters that name nobody.
NUMBERED = frozenset(
    "article section chapter paragraph para annex figure table part phase day days resolution line page group level tier "
    "category room flight channel january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec ref refs reftel no item items option class type step stage rule form "
    "schedule title book volume unit working about between over under around some only nearly round point points monday "
    "tuesday wednesday thursday friday saturday sunday basket cop committee protocol track version grade week year the "
    "for and but with from after until since".split()
)
NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec i we he she it they you the a an this that "
    "these those mr mrs ms begin end comment summary note ref refs reftel septel subject para action unclas confidential "
    "secret sbu nf limdis noforn exdis qte unqte dr no yes christmas easter internet ai gdp god am pm est gmt zulu if but and "
    "in on at by for from of to as or so when while after before since there here what who why how one two three its their "
    "our your his her my article section annex figure table paragraph treaty protocol convention act law bill agreement "
    "reporter question answer moderator q whether will would could should did does do is are was were has have had can may "
    "if unless although though despite even also still yet today yesterday tomorrow only both some many most several all any "
    "no neither either each every such other another more less asked calling speaking according however meanwhile moreover "
    "whatever minimize nobody everybody everyone anyone someone posts nothing something thirty twenty forty fifty ten six seven "
    "eight nine begin hours days months years elsewhere neither reaction help asked shares "
    "nevertheless instead thus then now earlier later last next first second third "
    "emboff emboffs poloff poloffs econoff econoffs conoff conoffs consoff consoffs polcouns econcouns "
    "agatt legatt milatt defatt dcm rso usrep codel codels staffdel amcit amcits addressee addressees formin "
    "under over about between among during "
    "against without within through new old mr not let please should new former acting deputy vice".split()
)
# What a name does not end in: these are texts, measures and titles, and nobody's name.
NO_NAME_ENDS = frozenset(
    "law act list measures treaty agreement convention report plan tax day war summit talks conference press protocol accord "
    "accords pact charter declaration resolution bill code constitution festival talks crisis dispute affair remarks counselor "
    "counsellor secretary minister president ambassador director spokesperson spokesman spokeswoman officer attache charge "
    "industry affairs section note background comment subject objective points final national deputy liaison reporter "
    "government govt regime administration embassies side week month year program programme project initiative".split()
)
ROLE_WORDS = (
    "spokes(?:man|woman|person)|founder|executive|counsel|chairman|chairwoman|chair|director|president|minister|secretary|premier|"
    "chancellor|commissioner|ambassador|envoy|adviser|advisor|analyst|professor|economist|lawyer|senator|deputy|lawmaker|governor|"
    "mayor|general|admiral|colonel|chief|head|official|diplomat|negotiator|researcher|editor|coach|owner|manager|leader|engineer|"
    "captain|skipper|regent|prosecutor|judge|representative|officer|attach[ée]|consul|correspondent|captain|scientist"
)
PERSON_PAIR = rf"{LARGE}(?: (?:(?:{PARTICLES}) |(?:al|el)-)?{LARGE}){{1,2}}"
ROLE_THEN_NAME = re.compile(rf"\b(?:{ROLE_WORDS}),? (?P<name>{PERSON_PAIR})")
NAME_THEN_ROLE = re.compile(
    rf"(?P<name>{PERSON_PAIR}), (?:who|(?:an? |the |its |his |her )?(?:[\w'’-]+ ){{0,4}}(?:{ROLE_WORDS})\b)"
)
SAID = "said|says|told|wrote|added|argued|insisted|warned|announced|conceded|stated|explained|noted|complained|claimed|asked"
NAME_SAID = re.compile(
    rf"(?:(?:{SAID}) (?P<name>{PERSON_PAIR})(?=[,.;]| of\b| in\b| on\b)|(?P<before>{PERSON_PAIR}),? (?:{SAID})\b)"
)
COMPANY_WORDS = (
    "company|firm|start-up|startup|group|maker|developer|provider|manufacturer|operator|lab|laboratory|subsidiary|"
    "rival|competitor"
)
COMPANY_THEN_NAME = re.compile(rf"\b(?:{COMPANY_WORDS}),? (?P<name>{LARGE}(?: {LARGE}){{0,2}})")
NAME_THEN_COMPANY = re.compile(
    rf"(?P<name>{LARGE}(?: {LARGE}){{0,2}}),? (?:an? |the |one of |another )(?:[\w'’&-]+ ){{0,6}}(?:{COMPANY_WORDS}|companies|firms)\b"
)
LEADER_OF_NAME = re.compile(
    rf"(?:founder|executive|counsel|engineers?|shareholders|customers|chairman) of (?P<name>{LARGE}(?: {LARGE}){{0,2}})"
)
NAMES_LEADER = re.compile(
    rf"(?P<name>{LARGE}(?: {LARGE}){{0,2}})['’]s? "
    r"(?:chief executive|founder|general counsel|engineers|shares|customers|products|chairman)\b"
)
LOWER_FUNCTIONS = re.compile(
    r"ministry$|department$|embassy|consulate|parliament|supreme-court|central-bank|presidency"
)
