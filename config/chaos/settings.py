"""The settings of a Demarche under attack: the usual ones, and a stage that a poisoned document dies of."""

from config.settings import *  # noqa: F403
from config.settings import STAGES as USUAL_STAGES

STAGES = ["config.chaos.texts.die_of_poison", *USUAL_STAGES]
