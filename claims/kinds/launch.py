"""Launches: the claimant introduces, unveils, releases or tests a product, a programme or a capability."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Launch",
    definition="The claimant introduces, unveils, releases or tests a product, a programme or a capability.",
    plover=None,
    frames=(
        Frame(
            "launch, unveil, introduce, release, test, premiere, inaugurate, commission, debut, "
            "present, ship, fire, deploy, roll out,"
            "test-fire, bring out, bring in, show off, publish, demonstrate, showcase, field, put "
            "into service, market, go into service",
            target="object",
            content="object",
            needs="object",
        ),
        Frame(
            "launch, release, unveiling, introduction, rollout, debut, test",
            part="noun",
            claimant="owner",
            target="of|owner",
            content="of",
            needs="of",
        ),
    ),
    signals=words(
        "launch unveil model version system app product satellite missile prototype preview programme "
        "program platform chip release"
    ),
    examples=(
        Example("The company unveiled a new satellite.", "unveiled", "The company", "a new satellite"),
        Example("India tested a missile.", "tested", "India", "a missile"),
    ),
)
