"""What a brief prints, in which order, and under which marking."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.markings import HIGHEST, KNOWN_CAVEATS, LEVELS, MarkingValue, parse_marking
from claims.brief import MOST_LINES, build_brief
from claims.brief_parts import count_lines
from claims.key_acts import pick_acts
from claims.values import Actor, Link
from claims.wording import cut, day_in_words, in_quotes, measure, plain
from tests.claims.acts import NORLAND, NORLAND_MINISTRY, SUDLAND_EMBASSY, TRAWLER, act
from tests.claims.brief_cases import ANSWERS, SMALL, brief_of, huge_brief, small_brief

markings = st.builds(
    MarkingValue, st.sampled_from(LEVELS), st.frozensets(st.sampled_from(KNOWN_CAVEATS), max_size=2)
).map(lambda value: value.banner)
many = st.lists(
    st.tuples(st.sampled_from(["accusation", "denial", "launch", "demand", "restriction"]), markings,
              st.sampled_from([NORLAND, NORLAND_MINISTRY, SUDLAND_EMBASSY, TRAWLER]), st.integers(1, 28)),
    max_size=40,
)  # fmt: skip


def acts_of(drawn: list[tuple[str, str, Actor, int]]) -> list:
    return [
        act(f"{i}", kind, who, says=f"herring quota {i}", day=f"2026-02-{day:02}", marking=marking, source=f"s{i}")
        for i, (kind, marking, who, day) in enumerate(drawn)
    ]


@given(many, markings)
def test_marking_dominates_every_part(drawn: list, own: str) -> None:
    brief = brief_of(acts_of(drawn), [], marking=own)
    assert all(brief.marking.dominates(part.marking) for part in brief.parts())
    assert brief.marking.dominates(parse_marking(own))


@given(many)
def test_act_dominates_what_its_words_came_from(drawn: list) -> None:
    acts = acts_of(drawn)
    by_day = {(act.quote, act.marking) for act in acts}
    brief = brief_of(acts, [])
    for item in brief.quotations:
        assert (item.words.strip("“”"), item.marking.banner) in by_day


@given(many)
def test_order_of_acts_does_not_matter(drawn: list) -> None:
    acts = acts_of(drawn)
    assert brief_of(acts, []) == brief_of(acts[::-1], [])


def test_what_is_left_out_raises_nothing() -> None:
    left_out = [
        act(f"r{i}", "demand", TRAWLER, says="gossip", day="2019-01-01", marking="SECRET//NOFORN", source="secret")
        for i in range(20)
    ]
    shown = [
        act(f"k{i:02}", "accusation", NORLAND, says=f"words {i}", day="2026-01-02", marking="UNCLASSIFIED")
        for i in range(20)
    ]
    brief = build_brief(
        title="T", question="Q", marking="UNCLASSIFIED", standings=[], acts=shown + left_out, links=[], name_of=str
    )
    assert brief.marking.banner == "UNCLASSIFIED"


def test_answer_carries_the_marking_of_what_it_answers() -> None:
    secret, open_words = (
        act("a", "accusation", NORLAND, says="x", day="2026-01-01", marking="SECRET"),
        act("b", "denial", SUDLAND_EMBASSY, says="y", day="2026-01-02", marking="UNCLASSIFIED"),
    )
    brief = brief_of([secret, open_words])
    assert [(row.answers, row.marking.portion) for row in brief.acts] == [("", "(S)"), ("rebuts 1", "(S)")]
    assert {item.marking.portion for item in brief.quotations} == {"(S)", "(U)"}


def test_unknown_marking_is_the_highest() -> None:
    assert brief_of([act("a", "denial", NORLAND, says="x", marking="COSMIC")]).marking == HIGHEST


def test_position_row_says_where_who_and_on_how_much() -> None:
    brief = small_brief()
    (matter,) = brief.matters
    rows = {row.country: (row.stance, row.since, row.support, row.marking.portion) for row in matter.rows}
    assert rows == {
        "Norland": ("affirms", "1 Mar 2026", "1 claim", "(U)"),
        "Sudland": ("denies", "4 Mar 2026", "1 claim †", "(C)"),
        "Westland": ("restricts", "9 Mar 2026", "1 claim †", "(S/NF)"),
    }
    assert matter.silent.text == "No official position found: Eastland."
    assert matter.summary.text == "Affirmed by Norland; denied by Sudland; met with restrictions by Westland."
    assert matter.summary.marking.banner == "SECRET//NOFORN"


def test_later_acts_are_passed_over() -> None:
    brief = brief_of(SMALL, as_of=date(2026, 3, 5))
    assert [row.number for row in brief.acts] == [1, 2]
    assert brief.marking.banner == "CONFIDENTIAL"


def test_scope_names_both_days() -> None:
    assert small_brief().scope == "As of 31 Mar 2026, as known on 2 Apr 2026 at 09:30 UTC."


def test_key_acts_are_in_order_of_time_with_undated_ones_last() -> None:
    acts = [*SMALL[::-1], act("z", "denial", SUDLAND_EMBASSY, says="never", day="", marking="UNCLASSIFIED")]
    assert [row.when for row in brief_of(acts).acts] == ["1 Mar 2026", "4 Mar 2026", "9 Mar 2026", "no date"]


def test_first_telling_stands_for_its_repeats() -> None:
    again = act("d", "accusation", NORLAND, says="again", day="2026-03-20")
    assert again not in pick_acts([*SMALL, again], [*ANSWERS, Link("d", "a", "repeats")], 14)


def test_what_others_answer_is_key_whoever_said_it() -> None:
    voice = act("v", "assertion", TRAWLER, says="ours", day="2025-01-01")
    officials = [act(f"o{i:02}", "accusation", NORLAND, says="x", day="2026-01-01") for i in range(11)]
    assert voice not in pick_acts([voice, *officials], [], 14)
    assert voice in pick_acts([voice, *officials], [Link("o01", "v", "rebuts")], 14)


def test_too_many_leave_the_heaviest_and_the_newest() -> None:
    bans = [act(f"b{i}", "restriction", NORLAND, says="ban", day="2020-01-01") for i in range(4)]
    old = [act(f"o{i}", "denial", NORLAND, says="no", day=f"2021-01-{i + 1:02}") for i in range(9)]
    newest = act("n", "launch", NORLAND, says="new", day="2026-01-01")
    kept = pick_acts([*bans, *old, newest], [], 6)
    assert len(kept) == 6
    assert {*bans, newest} <= set(kept)


@pytest.mark.parametrize("words", ["They took herring beyond the quota agreed. ", "外交部发言人表示。", "W" * 60])
def test_huge_dispute_is_cut_to_two_pages(words: str) -> None:
    assert count_lines(huge_brief(words)) <= MOST_LINES


def test_text_is_cut_at_a_sentence_else_at_a_word() -> None:
    assert cut("One two three. Four five six seven.", 24) == "One two three. …"
    assert cut("One two three four five", 14) == "One two…"
    assert cut("short", 14) == "short"
    assert cut("x" * 50, 10) == "x" * 8 + "…"


@given(st.text(max_size=200), st.integers(8, 60))
def test_cut_text_fits_and_is_clean(text: str, room: int) -> None:
    found = cut(text, room)
    assert measure(found) <= room + 3
    assert found == plain(found)


def test_what_cannot_be_printed_is_seen() -> None:
    assert plain("a\x00b\u202ec\n d\ud800") == "a�b�c d�"


def test_words_are_quoted_once() -> None:
    assert in_quotes("so") == "“so”"
    assert in_quotes("“No,” she said. “Never.”") == "“No,” she said. “Never.”"


def test_day_is_written_as_far_as_it_is_known() -> None:
    day = date(2026, 4, 1)
    assert [day_in_words(day, p) for p in ("day", "month", "year")] == ["1 Apr 2026", "Apr 2026", "2026"]
