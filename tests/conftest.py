"""The database for tests (the embedded one unless DATABASE_URL is set) and the people who use it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the test's own thread


def pytest_configure(config: pytest.Config) -> None:
    """Hold the embedded server up for the whole run, each worker of xdist for itself."""
    if not os.environ.get("DATABASE_URL"):
        from config.local.postgres import EmbeddedPostgres

        server = EmbeddedPostgres(Path(os.environ.get("VAR_ROOT", Path(__file__).parents[1] / "var"))).running()
        server.__enter__()
        config.add_cleanup(lambda: server.__exit__(None, None, None))
        from django.conf import settings

        settings.DATABASES["default"].update(EmbeddedPostgres(settings.VAR_ROOT).connection())


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path: Path) -> None:
    """Originals and queue of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CELERY_TASK_ALWAYS_EAGER = False


@pytest.fixture
def see_all(db) -> Iterator[None]:
    """The test's own transaction sees every row, as a worker's does."""
    from cables.access import everything_visible

    with everything_visible():
        yield


@pytest.fixture
def make_user(db) -> Callable[..., User]:
    """A user with a clearance and a role."""
    from cables.models import Clearance

    def make(name: str, level: int = 0, caveats: tuple[str, ...] = (), role: str = "reader") -> User:
        user = User.objects.create_user(name, password="a-long-password")
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        Clearance.objects.create(user=user, level=level, caveats=sorted(caveats))
        return user

    return make


@pytest.fixture
def analyst(make_user) -> User:
    """Cleared to SECRET with every caveat; reviews and brings documents in."""
    from cables.markings import KNOWN_CAVEATS

    return make_user("analyst", level=3, caveats=KNOWN_CAVEATS, role="analyst")


@pytest.fixture
def diplomat(make_user) -> User:
    """Cleared to CONFIDENTIAL; reads."""
    return make_user("diplomat", level=2)


@pytest.fixture
def visitor(make_user) -> User:
    """Cleared to UNCLASSIFIED; reads."""
    return make_user("visitor")


@pytest.fixture
def as_analyst(client: Client, analyst: User) -> Client:
    """A browser in which the analyst is signed in."""
    client.force_login(analyst)
    return client
