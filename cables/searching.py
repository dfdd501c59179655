"""How words are searched: one way to index a text and one to ask for it."""

import re
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery
from django.db import connection

if TYPE_CHECKING:
    from .models import Revision

# Chinese and Japanese are written without blanks: each character is a word, and a word of several a phrase of these.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CHARACTER = re.compile(f"([{_UNSPACED}])")
_RUN = re.compile(f"[{_UNSPACED}]+")
# What is indexed of an SQL expression for a text.
VECTOR = f"to_tsvector('english', regexp_replace({{}}, '([{_UNSPACED}])', ' \\1 ', 'g'))"

SEARCHED_CHARACTERS = 200_000  # of one paragraph: a tsvector holds at most 1 MB
_FORGET = "DELETE FROM cables_searchentry WHERE document_id = %s AND target = 'paragraph'"
_INDEX = f"""INSERT INTO cables_searchentry (id, target, document_id, marking_id, vector)
SELECT id, 'paragraph', document_id, marking_id, {VECTOR.format("left(text, %s)")}
FROM cables_paragraph WHERE revision_id = %s"""


def index_paragraphs(revision: "Revision") -> None:
    """Rewrite the search index of the document's paragraphs; those of earlier revisions are not searched."""
    with connection.cursor() as cursor:
        if not revision.is_new:
            cursor.execute(_FORGET, [revision.document_id])
        cursor.execute(_INDEX, [SEARCHED_CHARACTERS, revision.pk])


def build_query(words: str) -> SearchQuery:
    """The query for words as people type them: quotes, OR and a minus are understood, nothing is an error."""
    inside = [_space(part) if quoted else _RUN.sub(_phrase, part) for quoted, part in _by_quotes(words)]
    return SearchQuery('"'.join(inside), search_type="websearch", config="english")


def _by_quotes(words: str) -> list[tuple[bool, str]]:
    return [(number % 2 == 1, part) for number, part in enumerate(words.split('"'))]


def _space(words: str) -> str:
    return _CHARACTER.sub(r" \1 ", words)


def _phrase(run: re.Match[str]) -> str:
    return f' "{_space(run[0])}" '
