"""A built wheel, in a clean environment and run from another folder, is the whole product."""

import json
import os
import re
import subprocess
import sys
import zipfile
from email import message_from_bytes
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.journey  # builds, installs and starts it all


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(place), str(ROOT)]
    subprocess.run([sys.executable, *command], check=True)
    return next(place.glob("powerkit-*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``powerkit`` command of an environment that has nothing but the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("clean") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip())
    for item in asked_for(wheel):
        lend(item, packages)
    lend_shared(place / "share" / "jupyter")
    install = ["-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, *install], check=True)
    return programs / "powerkit"


def asked_for(wheel: Path) -> list[metadata.Distribution]:
    """What the wheel asks for and what that asks for in turn, as installed here; each must be of a version asked for.

    So nothing has to be fetched again, and yet a library that is used but not asked for is missed.
    """
    found: dict[str, metadata.Distribution] = {}
    asked = [(Requirement(line), frozenset[str]()) for line in requirements_of(wheel)]
    done = set()
    while asked:
        one, extras = asked.pop()
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            continue
        name, wanted = canonicalize_name(one.name), frozenset(one.extras)
        held = found.setdefault(name, metadata.distribution(name))
        assert one.specifier.contains(held.version, prereleases=True), f"{one}, but {held.version} is installed"
        if (name, wanted) not in done:
            done.add((name, wanted))
            asked += [(Requirement(line), wanted | {""}) for line in held.requires or []]
    return list(found.values())


def requirements_of(wheel: Path) -> list[str]:
    """The lines of a wheel that say what it asks for."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(opened.read(name)).get_all("Requires-Dist", [])


def lend(one: metadata.Distribution, packages: Path) -> None:
    """Make an installed library one of those in the folder *packages* too, by links."""
    tops = {file.parts[0] for file in one.files or [] if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(str(one.locate_file(top))))


def lend_shared(place: Path) -> None:
    """Lend what libraries put into ``share/jupyter``, and none of our own, which the wheel has to bring."""
    from_here = Path(sys.prefix) / "share" / "jupyter"
    (place / "kernels").mkdir(parents=True)
    for item in (*from_here.iterdir(), *(from_here / "kernels").iterdir()):
        if item.name not in ("kernels", "powerkit"):
            (place / item.relative_to(from_here)).symlink_to(item)


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "POWERKIT_DECK")}
    return subprocess.run(
        [str(command), *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )


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
        r"powerkit/app/settings/page\.html": 1,
        r"powerkit/drawing/fonts/OFL\.txt": 1,
        r"powerkit/privacy/ordinary\.txt": 1,
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
    assert len(json.loads(cards.stdout)) == 31, cards.stderr
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

    from tests.one_browser import one_browser

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
        server.wait(timeout=20)
