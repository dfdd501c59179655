"""Who may import whom, and where the language library may be used."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RANK = {"cables": 0, "entities": 1, "claims": 2, "config": 3}
PURE = [
    *(
        f"claims/{name}.py"
        for name in (
            *("links", "replies", "repeats", "nearest", "force", "scene", "stances", "positions", "checks"),
            *("timeline", "graph", "values", "terms", "drafts", "days", "evaluation/gold"),
            *("wording", "key_acts", "brief", "brief_parts"),
            *(
                "tellings",
                "reprints",
                "rulings",
                "comparison",
                "selection",
                "drawings",
                "state",
                "standings",
                "interests",
            ),
            *("proposals", "candidates", "threads", "passages", "explanation", "explanation_text"),
        )
    ),
    *(
        "entities/linking.py",
        "entities/drafts.py",
        "entities/gazetteer.py",
        "entities/leaders.py",
        "entities/names.py",
        "entities/spelling.py",
        "entities/merges.py",
        "cables/markings.py",
        "cables/dates.py",
        "cables/tags.py",
        "cables/headers.py",
        "cables/addresses.py",
        "cables/differences.py",
        "cables/spans.py",
        "cables/minhash.py",
        "cables/targets.py",
    ),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "cables/parsers").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "cables/formats").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "cables/sandbox").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "claims/kinds").glob("*.py")),
]


def imports(path: Path) -> Iterator[str]:
    """The absolute names of the modules that a file imports."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*base, *([node.module] if node.module else [])])


def sources(app: str) -> list[Path]:
    """The app's own Python files."""
    return sorted(path for path in (ROOT / app).rglob("*.py"))


@pytest.mark.parametrize("app", ["cables", "entities", "claims"])
def test_imports_go_one_way(app):
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(app)
        for name in imports(path)
        if RANK.get(name.split(".")[0], -1) > RANK[app]
    ]
    assert upward == []


def test_spacy_is_imported_only_under_nlp():
    found = [
        str(path.relative_to(ROOT))
        for app in RANK
        for path in sources(app)
        if "nlp" not in path.relative_to(ROOT).parts
        and any(n.split(".")[0] in {"spacy", "thinc"} for n in imports(path))
    ]
    assert found == []


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_touch_no_rows(name):
    assert [
        n for n in imports(ROOT / name) if n.split(".")[0] in {"django", "rest_framework", "psycopg", "celery"}
    ] == []


def test_services_import_no_tasks():
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for app in ("cables", "entities", "claims")
        for path in (ROOT / app).glob("services.py")
        for name in imports(path)
        if name.endswith("tasks")
    ]
    assert found == []


def test_files_stay_readable():
    long = {
        str(path.relative_to(ROOT)): lines
        for app in RANK
        for path in sources(app)
        if "migrations" not in path.parts and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
