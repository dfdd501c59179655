"""What somebody with a slow computer waits for: the page of a large dispute in Chromium, its processor throttled."""

import gzip
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from django.conf import settings
from playwright.sync_api import Browser, Response, sync_playwright

from . import Figure
from .databases import Place

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SLOWER = 4
SHARED_SHEET = "uswds.min.css"
PAINT = """() => new Promise(done => {
    let paint = 0, shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { paint = entry.startTime; }))
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.hadRecentInput ? 0 : entry.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done([paint, shift]), 1500);
})"""


def measure_page(place: Place, slug: str, visits: int = 5) -> list[Figure]:
    """Paint, shift and sizes of the page of a dispute, each visit with an empty cache; nothing without Chromium."""
    if not CHROMIUM:
        return []
    with _served(place) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=os.getuid() != 0)
        seen = [_visit(browser, place, f"{address}/disputes/{slug}/") for _ in range(visits + 1)][1:]
        browser.close()
    paint, shift, html, code = (statistics.median(values) for values in zip(*seen, strict=True))
    about = f"page of {slug}"
    return [
        Figure(f"{about}: largest contentful paint", paint, "at most 1000", "ms"),
        Figure(f"{about}: layout shift", shift, "at most 0.02", ""),
        Figure(f"{about}: HTML", html / 1000, "at most 60", "kB"),
        Figure(f"{about}: scripts and styles, compressed", code / 1000, "at most 60", "kB"),
    ]


def _visit(browser: Browser, place: Place, url: str) -> tuple[float, float, int, int]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": place.client.cookies[name].value, "url": url}])
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    html = len(page.goto(url, wait_until="networkidle").body())
    paint, shift = page.evaluate(PAINT)
    code = sum(_compressed(answer) for answer in answers if _is_code(answer))
    context.close()
    return paint, shift, html, code


def _is_code(answer: Response) -> bool:
    kinds = {"script", "stylesheet"}
    return answer.request.resource_type in kinds and not urlsplit(answer.url).path.endswith(SHARED_SHEET)


def _compressed(answer: Response) -> int:
    return len(gzip.compress(answer.body()))


@contextmanager
def _served(place: Place) -> Iterator[str]:
    """The address of a web process that reads this database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--threads", "4", "--log-level", "error"]
    environment = os.environ | {"DATABASE_URL": _address(place.database.settings_dict)}
    child = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2])
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", child)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait(30)


def _wait_for(address: str, child: subprocess.Popen) -> None:
    started = time.perf_counter()
    while time.perf_counter() - started < 60 and child.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The web process did not start.")


def _address(where: dict[str, object]) -> str:
    user, password, name = (quote(str(where[part]), safe="") for part in ("USER", "PASSWORD", "NAME"))
    port = f"&port={where['PORT']}" if where["PORT"] else ""
    return f"postgresql://{user}:{password}@/{name}?host={where['HOST']}{port}"
