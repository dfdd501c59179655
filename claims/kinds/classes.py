"""Classes of nouns and adjectives that tell one kind of claim from another where they share a verb."""

from claims.kinds.base import words

ALLEGATIONS = words(
    "accusation allegation charge claim report insinuation assertion suggestion rumor rumour speculation story "
    "statement finding conclusion remark characterization characterisation account version article complaint "
    "criticism involvement responsibility wrongdoing guilt link reproach slander smear lie suspicion notion idea "
    "narrative contention imputation affair existence knowledge role part"
)
PROPOSALS = words(
    "proposal offer request demand appeal invitation call ultimatum plan draft amendment resolution deal bid "
    "application compromise talk negotiation mediation meeting condition term suggestion overture petition "
    "extension visa permission access ceasefire truce agreement text idea initiative pressure motion dialogue"
)
FALSEHOODS = words(
    "false untrue baseless groundless unfounded fabricated fabrication lie nonsense absurd ridiculous fiction "
    "invention inaccurate incorrect wrong misleading distortion slander smear libel propaganda myth hoax unproven "
    "fairy concocted ludicrous preposterous malicious unsubstantiated fake farce provocation calumny"
)
PRAISE = words(
    "good great excellent important positive constructive welcome responsible courageous historic significant "
    "generous helpful friend model success breakthrough milestone fair wise right step brave valuable sound "
    "exemplary justified legitimate encouraging useful timely remarkable"
)
BLAME = words(
    "unacceptable irresponsible provocative regrettable disgraceful shameful wrong illegal unlawful unjustified "
    "unfair reckless dangerous outrageous hypocritical insult insulting discriminatory brutal violation breach "
    "cynical aggressive hostile cowardly barbaric abhorrent heinous deplorable unfriendly unworthy scandal "
    "disproportionate counterproductive disappointing affront betrayal bullying blackmail escalation attack mistake "
    "protectionist protectionism coercion disgrace excessive arbitrary appalling abuse unwarranted"
)
WRONGS = words(
    "theft steal violate violation breach fraud espionage spy hack attack crime kill murder abuse lie cheat bribe "
    "corruption interfere interference sabotage smuggle launder torture genocide aggression invade invasion infringe "
    "counterfeit copy siphon extract exploit misuse conceal hide falsify forge manipulate deceive collude support "
    "terrorism evade dump subsidy discriminate plunder loot harass intimidate occupy poison leak mislead tamper "
    "doctor destroy shell fire bomb massacre atrocity harbour harbor shield threaten illegal illegally illicit "
    "unlawfully deliberately secretly systematic fail failure ignore neglect undermine disrupt encroach trespass"
)
MEASURES = words(
    "sanction ban embargo tariff duty quota restriction blockade curb measure control fee fine penalty levy boycott "
    "suspension limit moratorium blacklist prohibition freeze countermeasure visa asset export import licence license "
    "diplomat envoy ambassador access flight trade aid relation cooperation treaty ship vessel account permit border"
)
