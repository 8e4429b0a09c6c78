"""A built wheel, in a clean environment and run from another folder, is the whole product."""

import json
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import load_deck
from powerkit.logbook import Logbook
from tests.journeys.mode_support import wait_until
from tests.stock_lab import PREFIX, TOKEN, StockLab
from tests.wheels import ROOT, clean, run, wheel

__all__ = ["clean", "wheel"]  # fixtures

pytestmark = pytest.mark.journey  # builds, installs and starts it all


def test_deck_notebooks_examples_scripts_and_labextension_travel_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for kind, least in {
        r"powerkit/data/deck/\d\d-.*\.toml": 10,
        r"powerkit/data/deck/(deck|destinations|places)\.toml": 3,
        r"powerkit/data/notebooks/\d\d-.*\.ipynb": 13,
        r"powerkit/data/examples/.*\.(json|csv|ics)": 4,
        r"powerkit/ui/web/.*\.js": 100,
        r"powerkit/app/labextension/powerkit-workbook/(package\.json|static/.*\.js)": 5,
        r"powerkit/app/kernelspec/.*kernel\.json": 1,
        r"powerkit-.*\.data/data/etc/jupyter/jupyter_server_config\.d/powerkit\.json": 1,
        r"powerkit-.*\.data/data/share/jupyter/labextensions/powerkit/(install|package)\.json": 2,
        r"powerkit-.*\.data/data/share/jupyter/labextensions/powerkit/static/remoteEntry\.js": 1,
        r"powerkit/app/settings/page\.html": 1,
        r"powerkit/drawing/fonts/OFL\.txt": 1,
        r"powerkit/privacy/(ordinary|less_common|also_names)\.txt": 3,
    }.items():
        assert len([name for name in names if re.fullmatch(kind, name)]) >= least, kind
    assert not [name for name in names if name.startswith("tests")]


def test_the_wheel_carries_its_bill_of_materials(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/sboms/sbom.cdx.json"))
        assert json.loads(archive.read(name))["bomFormat"] == "CycloneDX"


def test_the_installed_workbook_is_the_wheels_and_sees_nothing_of_the_checkout(clean: Path, tmp_path: Path) -> None:
    code = "import json, sys, powerkit; print(json.dumps([powerkit.__file__, *sys.path]))"
    python = next(clean.parent.glob("python*"))
    package, *places = json.loads(run(python, "-c", code, folder=tmp_path).stdout)
    assert Path(package).is_relative_to(clean.parents[1])
    assert not [place for place in places if place and Path(place).resolve().is_relative_to(ROOT)]
    tests_own = run(python, "-c", "import pytest", folder=tmp_path)
    assert "ModuleNotFoundError" in tests_own.stderr


def test_the_installed_workbook_lists_cards_fills_and_reads_its_log_book(clean: Path, tmp_path: Path) -> None:
    elsewhere, book = tmp_path / "elsewhere", str(tmp_path / "My workbook")
    cards = run(clean, "cards", "--json", folder=elsewhere)
    assert len(json.loads(cards.stdout)) == len(load_deck(ROOT / "deck").cards), cards.stderr
    answers = elsewhere / "answers.json"
    answers.write_text(json.dumps({"card": "1.1", "community": "Mill Bank", "answers": {"changing": "A lot."}}))
    filled = run(clean, "--workbook", book, "fill", "answers.json", folder=elsewhere)
    assert (filled.returncode, filled.stdout.strip()) == (0, "Saved 1 entry to your log book."), filled.stderr
    logged = json.loads(run(clean, "--workbook", book, "log", "--json", folder=elsewhere).stdout)
    assert [(item["card"], item["version"], item["answers"]["changing"]) for item in logged] == [("1.1", 1, "A lot.")]


def as_a_page(clean: Path, notebook: str, home: Path) -> str:
    """A notebook that stock Jupyter ran and made a web page of, in an environment where nothing names our kernel."""
    python = next(clean.parent.glob("python*"))
    told = ("-c", "import sys; from nbconvert.nbconvertapp import main; sys.exit(main())")
    made = run(python, *told, "--execute", "--to", "html", notebook, folder=home)
    assert made.returncode == 0, made.stderr
    return (home / notebook).with_suffix(".html").read_text(encoding="utf-8")


def test_stock_jupyter_finds_the_kernel_that_our_notebooks_name(clean: Path, tmp_path: Path) -> None:
    python = next(clean.parent.glob("python*"))
    found = run(python, "-m", "jupyter_client.kernelspecapp", "list", "--json", folder=tmp_path)
    spec = json.loads(found.stdout)["kernelspecs"]["powerkit"]["spec"]
    ours = json.loads((ROOT / "powerkit/app/kernelspec/kernels/powerkit/kernel.json").read_text(encoding="utf-8"))
    assert {key: spec[key] for key in ours} == ours
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        assert json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "powerkit"


@pytest.mark.long
def test_stock_jupyter_runs_a_notebook_of_ours_and_its_page_shows_records_and_pictures(
    clean: Path, tmp_path: Path, workbook_folder: Path
) -> None:
    year = json.loads((ROOT / "examples" / "year.json").read_text(encoding="utf-8"))
    some = tmp_path / "answers.json"
    some.write_text(json.dumps([item for item in year if item["card"] in ("1.1", "1.2", "1.3")]), encoding="utf-8")
    filled = run(clean, "fill", "answers.json", folder=tmp_path)
    assert filled.returncode == 0, filled.stderr
    name = "01-we-know-our-people.ipynb"
    (tmp_path / name).write_bytes((workbook_folder / name).read_bytes())
    page = as_a_page(clean, name, tmp_path)
    shown = re.findall(r'<img alt="([^"]+)" src="data:image/svg', page)
    assert [
        word for word in ("two views", "A relationship map", "A picture of words") if word not in " ".join(shown)
    ] == []
    assert "Traceback" not in page and "pk-problem" not in page


@pytest.mark.long
def test_jupyter_execute_runs_every_notebook_of_ours(clean: Path, tmp_path: Path) -> None:
    python = next(clean.parent.glob("python*"))
    told = "import sys; from nbclient.cli import main; sys.exit(main())"
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        (tmp_path / notebook.name).write_bytes(notebook.read_bytes())
        made = run(python, "-c", told, notebook.name, "--output=done.ipynb", folder=tmp_path)
        assert made.returncode == 0, made.stderr
        text = (tmp_path / "done.ipynb").read_text(encoding="utf-8")
        assert '"ename"' not in text and "pk-problem" not in text


@pytest.mark.browser
def test_the_installed_workbook_opens_in_a_browser(clean: Path, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    from tests.one_browser import PATIENCE, one_browser

    context = one_browser().new_context()
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "POWERKIT_DECK")}
    server = subprocess.Popen(
        [str(clean), "--workbook", str(tmp_path / "My workbook"), "open", "1", "--no-browser"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
        page = context.new_page()
        page.goto(address)
        expect(page.locator('[data-pk-card="1.1"][data-pk-state="ready"]')).to_be_visible(timeout=60_000)
    finally:
        context.close()
        server.terminate()
        server.wait(timeout=PATIENCE / 1000)


@pytest.fixture(scope="module")
def lab(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StockLab]:
    """A stock JupyterLab whose person has files of their own: to run as a kernel starts, and to switch parts off.

    Neither may have a say in the workbook.
    """
    home = tmp_path_factory.mktemp("home")
    startup = home / ".ipython" / "profile_default" / "startup" / "mine.py"
    startup.parent.mkdir(parents=True)
    startup.write_text(f"open({str(home / 'it ran')!r}, 'w').close()\n", encoding="utf-8")
    switched_off = home / ".jupyter" / "labconfig" / "page_config.json"
    switched_off.parent.mkdir(parents=True)
    off = {"powerkit-workbook": True, "@jupyter-widgets/jupyterlab-manager": True}
    switched_off.write_text(json.dumps({"disabledExtensions": off}), encoding="utf-8")
    lab = StockLab(next(clean.parent.glob("python*")), home)
    try:
        wait_until(lab.is_up)
        yield lab
    finally:
        lab.stop()


def as_stock(lab: StockLab) -> dict[str, Any]:
    """What JupyterLab's own pages are told and may do."""
    page = lab.ask("lab")
    told = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.read().decode(), re.DOTALL)
    assert told
    config = {name: value for name, value in json.loads(told[1]).items() if name != "store_id"}
    kernels = lab.json("api/kernelspecs")
    own = {name: page.headers[name] for name in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy")}
    files = [item["name"] for item in lab.json("api/contents")["content"]]
    return {
        "config": config,
        "kernels": kernels,
        "headers": own,
        "files": files,
        "terminals": lab.json("api/terminals"),
    }


@pytest.mark.long
def test_jupyterlabs_own_list_has_our_extension_enabled_and_fit_for_it(clean: Path, tmp_path: Path) -> None:
    python = next(clean.parent.glob("python*"))
    told = "import sys; from jupyterlab.labextensions import main; sys.exit(main())"
    listed = run(python, "-c", told, "list", folder=tmp_path)
    assert re.search(r"powerkit v\S+ .*enabled.*OK.*\(python, powerkit\)", listed.stdout + listed.stderr)


def test_stock_jupyterlab_has_our_tile_and_stays_as_it_was_while_the_workbook_is_open_in_it(
    clean: Path, lab: StockLab, tmp_path: Path
) -> None:
    before = as_stock(lab)
    assert "powerkit" in [each["name"] for each in before["config"]["federated_extensions"]]
    assert {"python3", "powerkit"} <= {*before["kernels"]["kernelspecs"]}
    assert not lab.workbook.exists()  # nothing is made before somebody opens it

    assert lab.ask("powerkit", token="").status == 302
    assert not lab.workbook.exists()
    first = lab.ask("powerkit")
    assert (first.status, first.headers["Location"]) == (307, f"{PREFIX}powerkit")
    led = lab.ask("powerkit")
    assert led.headers["Location"] == f"{PREFIX}powerkit/lab/tree/00-start.ipynb"
    page = lab.ask("powerkit/lab/tree/00-start.ipynb")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    text = page.read().decode()
    addresses = {*re.findall(r'(?:src|href)="([^"#]+)"', text)}
    assert [address for address in addresses if not address.startswith((f"{PREFIX}powerkit/", "data:"))] == []
    broken = [each for each in addresses if lab.ask(each.removeprefix(PREFIX)).status != 200]
    assert broken == []
    assert [*lab.json("powerkit/api/kernelspecs")["kernelspecs"]] == ["powerkit"]
    assert lab.ask("powerkit/api/terminals").status == 404
    assert lab.ask("powerkit/api/contents", token="").status == 403
    assert as_stock(lab) == before

    again = run(clean, "--workbook", str(lab.workbook), "open", "--no-browser", folder=tmp_path)
    assert f"already open at {lab.base}powerkit/lab/tree/00-start.ipynb" in again.stdout
    assert lab.ask("powerkit/powerkit/close", "POST").status == 200
    note = lab.workbook / ".powerkit" / "runtime" / "running.json"
    wait_until(lambda: not note.exists())
    assert as_stock(lab) == before


@pytest.mark.browser
def test_the_tile_opens_the_workbook_and_a_card_is_answered_saved_and_there_again(lab: StockLab) -> None:
    from playwright.sync_api import expect

    from tests.journeys.card_support import answer_box, card, expect_status
    from tests.one_browser import one_browser

    context = one_browser().new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    try:
        page = context.new_page()
        page.goto(f"{lab.base}lab?token={TOKEN}")
        with context.expect_page() as opened:
            page.locator(".jp-LauncherCard", has_text="Power Shifting Workbook").and_(
                page.locator("[data-category=Other]")
            ).click()
        page.close()
        page = opened.value
        expect(page).to_have_url(f"{lab.base}powerkit/lab/tree/00-start.ipynb")
        page.goto(f"{lab.base}powerkit/lab/tree/01-we-know-our-people.ipynb#card-1-1")
        answer_box(page, "companion").fill("Amira Testworth")
        answer_box(page).fill("Amira showed me the crossing.")
        expect_status(page, "saved")
        card(page).locator('[data-pk-key="save"]').click()
        expect(page.locator('[data-pk-card="1.1"]')).to_contain_text("Version 1")
        file = lab.workbook / "01-we-know-our-people.ipynb"
        wait_until(lambda: "showed me the crossing" in file.read_text(encoding="utf-8"))
        page.reload()
        assert answer_box(page).input_value() == "Amira showed me the crossing."
    finally:
        context.close()
    with Logbook.open(lab.workbook / "logbook.sqlite3") as logbook:
        [entry] = logbook.latest(card="1.1", limit=2)
    assert (entry.version, entry.answers["companion"]) == (1, "Amira Testworth")
    assert "Amira" not in file.read_text(encoding="utf-8")
    assert [url for url in asked if not url.startswith((lab.base, "data:", "blob:"))] == []
    assert not (lab.home / "it ran").exists()
    assert "Amira" not in lab.said()
