"""The words and patterns of which sentences about negation are made; pure data.

An act is "kind: base past participle-ing | object | rest". A pattern's {base}, {past}, {ing} and {third} are the act
with its object, {passive} the act with its object in front and {a} as its agent.
"""

CLAIMANTS = (
    "France", "Norway", "The Kenyan government", "Tokyo", "The Peruvian foreign ministry", "The European Commission",
    "The Turkish foreign minister", "Canada", "The Polish president", "The Egyptian embassy", "Indonesia", "Madrid",
)  # fmt: skip
OTHERS = ("Chile", "Morocco", "Vietnam", "the Greek government", "Argentina", "Estonia", "the Iraqi army", "Ghana")
PLACES = ("Brazil", "Denmark", "Pakistan", "Austria", "Senegal", "Mexico")

ACTS = """
accusation: accuse accused accusing | {b} | of theft
accusation: accuse accused accusing | {b} | of violating the treaty
accusation: accuse accused accusing | {b} | of espionage
accusation: blame blamed blaming | {b} | for the attack
accusation: allege alleged alleging | | that {b} had stolen the files
denial: deny denied denying | the allegation |
denial: deny denied denying | | that it had stolen the files
denial: deny denied denying | | that its ships had entered the zone
denial: deny denied denying | the report |
denial: reject rejected rejecting | the accusation | as baseless
denial: dismiss dismissed dismissing | the allegation | as a lie
denial: refute refuted refuting | the charge |
condemnation: condemn condemned condemning | the attack |
condemnation: condemn condemned condemning | {b} | for the arrests
condemnation: criticise criticised criticising | {b} | over the arrests
condemnation: denounce denounced denouncing | the arrests |
condemnation: deplore deplored deploring | the killing of the hostages |
rejection: reject rejected rejecting | the proposal |
rejection: turn-down turned-down turning-down | the invitation |
rejection: rule-out ruled-out ruling-out | talks with {b} |
rejection: veto vetoed vetoing | the resolution |
demand: urge urged urging | {b} | to withdraw its troops
demand: call-on called-on calling-on | {b} | to release the journalist
demand: demand demanded demanding | an apology | from {b}
demand: call-for called-for calling-for | an inquiry |
demand: order ordered ordering | {b} | to halt the exercise
warning: warn warned warning | {b} | of serious consequences
warning: warn warned warning | | that war could break out
warning: threaten threatened threatening | {b} | with retaliation
restriction: ban banned banning | imports of timber |
restriction: impose imposed imposing | sanctions | on {b}
restriction: expel expelled expelling | two diplomats |
restriction: blacklist blacklisted blacklisting | three banks |
support: support supported supporting | the proposal |
support: endorse endorsed endorsing | the plan |
support: praise praised praising | {b} | for its restraint
support: back backed backing | {b} | in the dispute
agreement: sign signed signing | the treaty | with {b}
agreement: agree agreed agreeing | | to share the data
agreement: ratify ratified ratifying | the agreement |
commitment: promise promised promising | | to publish the results
commitment: pledge pledged pledging | | to pay the costs
commitment: offer offered offering | | to mediate
acknowledgement: admit admitted admitting | the error |
acknowledgement: acknowledge acknowledged acknowledging | | that mistakes had been made
acknowledgement: concede conceded conceding | | that the figures were wrong
acknowledgement: apologise apologised apologising | | for the mistake
launch: unveil unveiled unveiling | a new satellite |
launch: launch launched launching | a new missile |
assertion: say said saying | | that the talks had begun
assertion: state stated stating | | that the road was open
"""
# Acts in whose content alone something is negated.
NEGATED_CONTENTS = """
accusation: accuse accused accusing | {b} | of not paying its debts
accusation: accuse accused accusing | {b} | of never having respected the treaty
accusation: blame blamed blaming | {b} | for not stopping the attack
denial: deny denied denying | | that it had not paid its debts
denial: deny denied denying | | that nobody had read the report
condemnation: criticise criticised criticising | {b} | for not releasing the journalist
condemnation: condemn condemned condemning | {b} | for refusing to release the journalist
demand: urge urged urging | {b} | not to close the border
demand: order ordered ordering | {b} | not to hold the exercise
demand: call-on called-on calling-on | {b} | never to use force
warning: warn warned warning | {b} | not to close the border
warning: warn warned warning | | that {b} would not escape the consequences
support: praise praised praising | {b} | for not closing the border
agreement: agree agreed agreeing | | not to close the border
commitment: promise promised promising | | not to close the border
commitment: pledge pledged pledging | | never to use force
acknowledgement: admit admitted admitting | | that it had not read the report
acknowledgement: acknowledge acknowledged acknowledging | | that it had told nobody
assertion: say said saying | | that the talks had not begun
assertion: state stated stating | | that no date had been set
"""
# kind: base past participle-ing | noun | rest
NOUNS = """
accusation: make made making | accusation | against {b}
accusation: make made making | allegation | against {b}
denial: issue issued issuing | denial | of the report
condemnation: express expressed expressing | concern | about the arrests
condemnation: voice voiced voicing | criticism | of {b}
condemnation: lodge lodged lodging | protest | against the arrests
demand: make made making | demand | to {b} to withdraw its troops
demand: issue issued issuing | appeal | to {b} to release the journalist
warning: issue issued issuing | warning | to {b}
warning: make made making | threat | against {b}
restriction: impose imposed imposing | sanction | on {b}
restriction: impose imposed imposing | ban | on timber from {b}
support: express expressed expressing | support | for the plan
support: express expressed expressing | gratitude | for the aid
agreement: reach reached reaching | agreement | with {b} on fishing
commitment: make made making | promise | to publish the results
commitment: give gave giving | assurance | that it would publish the results
acknowledgement: offer offered offering | apology | for the mistake
acknowledgement: make made making | admission | of guilt
"""

NEGATED = (
    "{a} did not {base}.", "{a} didn't {base}.", "{a} does not {base}.", "{a} doesn't {base}.",
    "{a} has not {past}.", "{a} hasn't {past}.", "{a} had not {past}.", "{a} never {past}.",
    "{a} has never {past}.", "{a} had never publicly {past}.", "{a} no longer {third}.",
    "{a} is not {ing}.", "{a} wasn't {ing}.", "{a} did not at any time {base}.", "{a} did not, however, {base}.",
    "{a} has so far not {past}.", "{a} did not openly {base}.", "{a} has yet to {base}.", "{a} did not once {base}.",
    "Nobody in {c} {past}.", "No one from {c} {past}.", "None of the ministers of {c} {past}.",
    "No official of {c} has {past}.", "Neither {a} nor {c} {past}.",
    "{a} stopped short of {ing}.", "{a} avoided {ing}.", "{a} refrained from {ing}.", "{a} failed to {base}.",
    "{a} did not go so far as to {base}.", "{a} was careful not to {base}.", "{a} took care not to {base}.",
    "{a} left the meeting without {ing}.", "Without {ing}, {a} left the meeting.",
    "{a} spoke for an hour but did not {base}.", "{a} came to the meeting, yet never {past}.",
    "At no time did {a} {base}.", "Never has {a} {past}.", "Nor did {a} {base}.", "In no way did {a} {base}.",
    "In the letter, {a} did not {base}.", "Although the talks had failed, {a} did not {base}.",
    "On Monday {a} still had not {past}.", "{a}, which met reporters on Monday, did not {base}.",
)  # fmt: skip
REFUSED = ("{a} refused to {base}.", "{a} declined to {base}.", "{a} has repeatedly refused to {base}.")
NOT_REFUSED = (
    "{a} did not hesitate to {base}.", "{a} did not fail to {base}.", "{a} has never failed to {base}.",
    "{a} did not stop short of {ing}.", "{a} did not refrain from {ing}.", "{a} could not help but {base}.",
    "{a} lost no time in {ing}.", "{a} never stopped {ing}.",
)  # fmt: skip
PLAIN = (
    "{a} {past}.", "{a} has {past}.", "{a} had already {past}.", "{a} has repeatedly {past}.", "On Monday {a} {past}.",
    "{a} not only {past} but also met reporters.", "Not for the first time, {a} {past}.",
    "Not long after the vote, {a} {past}.", "{a} did not wait and {past}.",
    "No sooner had the talks ended than {a} {past}.", "It was not until May that {a} {past}.",
    "{a} {past} no fewer than three times.", "Without waiting for an answer, {a} {past}.",
    "Nobody was surprised that {a} {past}.", "{a}, which had not come to the meeting, {past}.",
    "Since nothing had changed, {a} {past}.",
)  # fmt: skip
PASSIVE = (("{object} {were} {done} by {a}.", False), ("{object} {have} been {done} by {a}.", False),
           ("{object} {were} not {done} by {a}.", True), ("{object} {have} never been {done} by {a}.", True),
           ("{object} {have} not been {done} by {a}.", True))  # fmt: skip
CONTENTS = (("{a} {past}.", False), ("{a} has {past}.", False), ("On Monday {a} {past}.", False),
            ("{a} did not {base}.", True), ("{a} has never {past}.", True), ("{a} stopped short of {ing}.", True))  # fmt: skip
NOMINAL = (("{a} {past_verb} {an} {noun} {rest}.", False), ("{a} has {past_verb} {an} {noun} {rest}.", False),
           ("{a} {past_verb} no {noun} {rest}.", True), ("{a} has {past_verb} no {noun} {rest}.", True),
           ("{a} did not {verb} any {noun} {rest}.", True), ("{a} never {past_verb} {an} {noun} {rest}.", True),
           ("{a} left without {ing_verb} any {noun} {rest}.", True))  # fmt: skip
# Two acts of different kinds: the pattern, whether the first is negated, whether the second is.
PAIRS = (
    ("{a} neither {past} nor {past2}.", True, True), ("{a} did not {base} or {base2}.", True, True),
    ("{a} did not {base}, nor did it {base2}.", True, True), ("{a} {past} but did not {base2}.", False, True),
    ("{a} did not {base} but {past2}.", True, False), ("{a} {past} and has never {past2}.", False, True),
    ("Although it {past}, {a} did not {base2}.", False, True), ("Without {ing}, {a} {past2}.", True, False),
    ("While not {ing}, {a} {past2}.", True, False), ("{a} {past} without {ing2}.", False, True),
    ("{a} {past} and {past2}.", False, False), ("{a} not only {past} but also {past2}.", False, False),
    ("{a} {past} but stopped short of {ing2}.", False, True), ("{a} did not {base}; it {past2}.", True, False),
    ("{a} {past}, but {c} did not {base2}.", False, True), ("{a}, which has never {past}, {past2}.", True, False),
)  # fmt: skip
