"""The forms that an English lemma takes, so that a cue is known even where the lemmatizer errs."""

IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "make": "makes made making", "hold": "holds held holding",
    "find": "finds found finding", "see": "sees saw seen seeing", "lay": "lays laid laying", "put": "puts put putting",
    "cast": "casts cast casting", "bring": "brings brought bringing", "catch": "catches caught catching",
    "break": "breaks broke broken breaking", "steal": "steals stole stolen stealing", "lie": "lies lied lying",
    "swear": "swears swore sworn swearing", "have": "has had having", "be": "is are was were been being am 's 're",
    "take": "takes took taken taking", "give": "gives gave given giving", "withdraw": "withdraws withdrew withdrawn withdrawing",
    "send": "sends sent sending", "throw": "throws threw thrown throwing", "shut": "shuts shut shutting",
    "cut": "cuts cut cutting", "set": "sets set setting", "sign": "signs signed signing", "seek": "seeks sought seeking",
    "beseech": "beseeches besought beseeching", "forbid": "forbids forbade forbidden forbidding",
    "forewarn": "forewarns forewarned forewarning", "foresee": "foresees foresaw foreseen foreseeing",
    "freeze": "freezes froze frozen freezing", "write": "writes wrote written writing", "think": "thinks thought thinking",
    "feel": "feels felt feeling", "understand": "understands understood understanding", "know": "knows knew known knowing",
    "show": "shows showed shown showing", "let": "lets let letting", "go": "goes went gone going",
    "stand": "stands stood standing", "strike": "strikes struck striking", "come": "comes came coming",
    "mean": "means meant meaning", "choose": "chooses chose chosen choosing", "undertake": "undertakes undertook undertaken undertaking",
    "uphold": "upholds upheld upholding", "speak": "speaks spoke spoken speaking", "shake": "shakes shook shaken shaking",
    "lend": "lends lent lending", "draw": "draws drew drawn drawing", "begin": "begins began begun beginning",
    "hit": "hits hit hitting", "shoot": "shoots shot shooting", "broadcast": "broadcasts broadcast broadcasting",
    "withhold": "withholds withheld withholding", "stick": "sticks stuck sticking", "read": "reads read reading",
    "get": "gets got gotten getting", "pay": "pays paid paying", "fight": "fights fought fighting",
    "lead": "leads led leading", "fall": "falls fell fallen falling", "plead": "pleads pleaded pled pleading",
    "rebut": "rebuts rebutted rebutting", "commit": "commits committed committing", "admit": "admits admitted admitting",
    "deny": "denies denied denying", "refer": "refers referred referring", "demur": "demurs demurred demurring",
    "compel": "compels compelled compelling", "expel": "expels expelled expelling", "permit": "permits permitted permitting",
    "submit": "submits submitted submitting", "control": "controls controlled controlling", "concur": "concurs concurred concurring",
    "abhor": "abhors abhorred abhorring", "regret": "regrets regretted regretting", "focus": "focuses focused focusing",
    "rebuff": "rebuffs rebuffed rebuffing", "quit": "quits quit quitting", "leave": "leaves left leaving", "keep": "keeps kept keeping",
    "fire": "fires fired firing", "will": "will 'll", "would": "would 'd", "snub": "snubs snubbed snubbing", "ban": "bans banned banning",
    "bar": "bars barred barring", "slam": "slams slammed slamming", "pin": "pins pinned pinning", "ship": "ships shipped shipping",
    "stop": "stops stopped stopping", "omit": "omits omitted omitting", "slip": "slips slipped slipping",
    "plan": "plans planned planning", "beg": "begs begged begging", "rap": "raps rapped rapping", "curb": "curbs curbed curbing",
    "blackmail": "blackmails blackmailed blackmailing", "impound": "impounds impounded impounding", "quip": "quips quipped quipping",
}  # fmt: skip
INVARIABLE = frozenset("should must shall ought please according would will".split())
VOWELS = "aeiou"


def all_forms(lemmas: str) -> frozenset[str]:
    """The forms of all lemmas of a list parted by blanks."""
    return frozenset(form for lemma in lemmas.split() for form in forms(lemma))


def forms(lemma: str) -> frozenset[str]:
    """The lemma and its inflected forms, lower case; regular ones by rule, the others from IRREGULAR."""
    if lemma in IRREGULAR:
        return frozenset({lemma, *IRREGULAR[lemma].split()})
    if lemma in INVARIABLE:
        return frozenset({lemma})
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        stem = lemma[:-1]
        return frozenset({lemma, stem + "ies", stem + "ied", lemma + "ing"})
    if lemma.endswith("ee"):
        return frozenset({lemma, lemma + "s", lemma + "d", lemma + "ing"})
    if lemma.endswith("e"):
        return frozenset({lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("l") and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS:  # "levelled" beside "leveled"
        return frozenset({lemma, lemma + "s", lemma + "ed", lemma + "ing", lemma + "led", lemma + "ling"})
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return frozenset({lemma, plural, lemma + "ed", lemma + "ing"})
