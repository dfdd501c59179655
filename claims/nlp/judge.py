"""Of which kind a possible claim is, and whether it is one at all: what the trained heads and the named features say."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from claims.kinds import KINDS
from claims.nlp.candidates import Candidate
from claims.nlp.encoder import MODEL
from claims.nlp.features import find_features
from claims.nlp.finding import claim_stretch
from claims.nlp.heads import LABELS, NONE, Asked, Heads, load_heads, softmax
from claims.nlp.quotes import Quotes
from claims.nlp.reader import Sight

# A candidate is a claim if "none" is less likely than this; an assertion only where no other kind is nearly as likely.
THRESHOLD, HANDICAP, MISFIT = 0.7, {"assertion": 0.7}, 0.5
