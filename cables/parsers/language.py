"""The language of a text: by its script where that tells, else by py3langid where that is sure."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 20_000  # characters
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
}
_ONE_LANGUAGE = {"ja", "ko", "zh", "el", "he"}  # of these scripts no other language is told apart
# Below this chance a text counts as English. Of 6,734 single sentences of the training documents, one was then taken
# for another language; of whole documents none.
_SURE = 0.8


def guess_language(text: str, stated: str | None = None) -> str:
    """The ISO 639-1 code of the language that most of the text is in.

    Where the text does not tell, what the file states of itself ("fr-CA") holds, and "en" where it states nothing.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script in _ONE_LANGUAGE:
        return script
    code, chance = _identifier().classify(sample.lower())
    if chance >= _SURE:
        return code
    return script or (stated or "en").split("-")[0].split("_")[0].lower()


def _script(sample: str) -> str | None:
    letters = sum(c.isalpha() for c in sample) or 1
    for language, script in _SCRIPTS.items():
        # A few kana make a text Japanese whatever its share of Chinese characters.
        if len(script.findall(sample)) > (0.1 if language == "ja" else 0.3) * letters:
            return language
    return None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
