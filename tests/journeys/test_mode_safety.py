"""Only the workbook's own lines run, and nothing of the person's or a stranger's takes part."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from powerkit.resources import notebooks_folder
from tests.many import rest_long

from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

ONE = "01-we-know-our-people.ipynb"
Start = Callable[..., RunningWorkbook]
Notebook = dict[str, Any]


@pytest.fixture(scope="module")
def book(shared_book: RunningWorkbook) -> RunningWorkbook:
    return shared_book


@pytest.fixture
def context(book: RunningWorkbook, window: BrowserContext) -> Iterator[BrowserContext]:
    """That browser for one test, which finds the page as the workbook made it; its tabs are closed afterwards."""
    (book.folder / ONE).write_text((notebooks_folder() / ONE).read_text(encoding="utf-8"), encoding="utf-8")
    yield window
    for page in window.pages:
        page.close()


def change(folder: Path, how: Callable[[Notebook], None]) -> None:
    file = folder / ONE
    notebook = json.loads(file.read_text(encoding="utf-8"))
    how(notebook)
    file.write_text(json.dumps(notebook), encoding="utf-8")


def first_code(notebook: Notebook) -> Notebook:
    """The cell of its first card."""
    return next(cell for cell in notebook["cells"] if "workbook.card(" in "".join(cell["source"]))


def stored(folder: Path) -> int:
    """How many outputs the notebook's file came with: they show, and nothing has to run for it."""
    notebook = json.loads((folder / ONE).read_text(encoding="utf-8"))
    return sum(len(cell.get("outputs", ())) for cell in notebook["cells"])


def add_line(line: str) -> Callable[[Notebook], None]:
    def how(notebook: Notebook) -> None:
        cell = first_code(notebook)
        cell["source"] = "".join(cell["source"]) + line

    return how


def add_cell(source: str) -> Callable[[Notebook], None]:
    def how(notebook: Notebook) -> None:
        notebook["cells"].append(first_code(notebook) | {"id": "extra", "source": source})

    return how


def replace(old: str, new: str) -> Callable[[Notebook], None]:
    def how(notebook: Notebook) -> None:
        cell = first_code(notebook)
        cell["source"] = "".join(cell["source"]).replace(old, new)

    return how


TOUCH = "open('ran', 'w')"


@pytest.mark.parametrize(
    "how",
    rest_long([
        add_line(f"\n{TOUCH}"),
        add_line(f"; {TOUCH}"),
        add_line("\n"),
        add_cell(TOUCH),
        add_cell(""),
        replace('"1.1"', f'"1.1", {TOUCH}'),
        replace("# To answer", f"{TOUCH} # To answer"),
        replace("README).", f"README).\r{TOUCH}#"),
        replace('"1.1"', f'"1.1" + str({TOUCH})'),
    ]),
    ids=["a line", "a statement", "an empty line", "a cell", "an empty cell", "an argument", "before the comment",
         "a hidden line end", "an expression"],
)  # fmt: skip
def test_a_page_with_anything_more_in_it_does_not_run_and_says_so(
    book: RunningWorkbook, context: BrowserContext, how: Callable[[Notebook], None]
) -> None:
    change(book.folder, how)
    page = book.page(context, ONE, ready=False)
    expect(page.get_by_role("alert")).to_contain_text("This page has been changed, so it was not started.")
    assert page.locator("[data-pk-card]").count() == 0
    assert page.locator(".jp-CodeCell .jp-OutputArea-child").count() == stored(book.folder)
    assert not (book.folder / "ran").exists()


@pytest.mark.long
def test_the_original_page_is_put_back_at_a_press_and_the_changed_one_is_kept(
    book: RunningWorkbook, context: BrowserContext
) -> None:
    change(book.folder, add_line(f"\n{TOUCH}"))
    page = book.page(context, ONE, ready=False)
    page.get_by_role("button", name="Put the original page back").click()
    book.wait_ready(page)
    page.wait_for_selector('[data-pk-card="1.1"][data-pk-state="ready"]')
    assert "ran" in (book.folder / "Set aside" / ONE).read_text(encoding="utf-8")
    assert not (book.folder / "ran").exists()


def test_scripts_in_a_strangers_words_and_outputs_do_not_run(book: RunningWorkbook, context: BrowserContext) -> None:
    script = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"

    def plant(notebook: Notebook) -> None:
        notebook["cells"][0]["source"] = f"# Heading\n\n{script}\n\n[a link](javascript:document.title='ran')"
        data = {"text/html": script, "application/javascript": "document.title='ran'", "text/plain": "x"}
        first_code(notebook)["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
        first_code(notebook)["metadata"]["trusted"] = True
        add_cell(TOUCH)(notebook)

    change(book.folder, plant)
    page = book.page(context, ONE, ready=False)
    page.get_by_role("alert").wait_for()
    page.locator(".jp-RenderedMarkdown").get_by_text("a link").click()
    assert page.title() == "Heading – Power Shifting Workbook"


PUT_IN = """async (other) => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
  const put = (given, text = "") => new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { onload: done, onerror: done, ...given });
    script.textContent = text;
    document.body.append(script);
    if (!given.src) done();
  });
  await put({}, "window.ranInline = true");
  document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.ranHandler = true">');
  await put({ src: "data:text/javascript,window.ranData=true" });
  await put({ src: other });
  const ours = `window.ranOurs = true;
    try { eval("window.ranEval = true") } catch {}
    try { new Function("window.ranFunction = true")() } catch {}
    setTimeout("window.ranLater = true");`;
  await put({ src: URL.createObjectURL(new Blob([ours], { type: "text/javascript" })) });
}"""


def test_scripts_put_into_the_page_itself_do_not_run_and_all_of_ours_do(
    book: RunningWorkbook, context: BrowserContext
) -> None:
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda item: said.append(item.text) if "Content Security Policy" in item.text else None)
    page.goto(book.address())
    book.wait_ready(page)
    page.wait_for_selector('[data-pk-card="1.1"][data-pk-state="ready"]')
    assert said == []
    page.evaluate(PUT_IN, "http://elsewhere.example/script.js")
    page.wait_for_function("refused.length >= 7")
    refused = sorted(page.evaluate("refused"))
    assert refused == ["data", "eval", "eval", "eval", "http://elsewhere.example/script.js", "inline", "inline"]
    assert page.evaluate("Object.keys(window).filter((name) => name.startsWith('ran'))") == ["ranOurs"]
    book.foreign[:] = [url for url in book.foreign if "elsewhere.example" not in url]  # it was asked for, never sent


def test_files_beside_the_notebook_and_the_persons_own_set_up_never_run(
    start_book: Start, browser: Browser, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    ran.mkdir()
    home, folder = tmp_path / "home", tmp_path / "My workbook"
    touch = "import pathlib; pathlib.Path({!r}).joinpath({!r}).touch()\n"
    planted = [
        *(folder / f"{name}.py" for name in ("anywidget", "powerkit", "ipywidgets", "sitecustomize", "json")),
        folder / "powerkit" / "__init__.py",
        home / ".ipython" / "profile_default" / "startup" / "00-mine.py",
        home / ".ipython" / "profile_default" / "ipython_config.py",
        folder / "ipython_config.py",
        home / ".jupyter" / "jupyter_server_config.py",
        home / ".jupyter" / "jupyter_lab_config.py",
        folder / "jupyter_server_config.py",
        folder / ".powerkit" / "config" / "jupyter_server_config.py",
        home / "start.py",
    ]
    for file in planted:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(touch.format(str(ran), f"{file.parent.name}-{file.name}"), encoding="utf-8")
    extension = home / ".local" / "share" / "jupyter" / "labextensions" / "mine"
    extension.mkdir(parents=True)
    (extension / "package.json").write_text(
        json.dumps({"name": "mine", "version": "1.0.0", "jupyterlab": {"_build": {"load": "x.js", "extension": "./e"}}})
    )
    root, temporary = str(Path(__file__).parents[2]), tmp_path / "temporary"
    temporary.mkdir()
    book = start_book(
        folder,
        start=ONE,
        env={"TMPDIR": str(temporary), "HOME": str(home), "PYTHONSTARTUP": str(home / "start.py"),
             "PYTHONPATH": f"{root}::.", "JUPYTER_CONFIG_DIR": str(home / ".jupyter"),
             "IPYTHONDIR": str(home / ".ipython")},
    )  # fmt: skip
    page = book.page(browser)
    page.wait_for_selector('[data-pk-card="1.1"][data-pk-state="ready"]')
    assert [file.name for file in ran.iterdir()] == []
    assert "mine" not in [item["name"] for item in page.evaluate(
        "JSON.parse(document.getElementById('jupyter-config-data').textContent).federated_extensions"
    )]  # fmt: skip
    assert (folder / ".powerkit" / "ipython").is_dir()
    assert list(temporary.glob("jupyter*")) == [], "after a kill nobody would take it away"


def test_only_the_workbooks_own_kernel_can_be_started(book: RunningWorkbook, context: BrowserContext) -> None:
    page = book.page(context, ONE)
    assert list(book.api(page, "api/kernelspecs")["kernelspecs"]) == ["powerkit"]
    assert page.request.post(f"http://127.0.0.1:{book.port}/api/terminals").status in (403, 404)


def test_a_stranger_without_the_token_gets_nothing(book: RunningWorkbook, browser: Browser) -> None:
    context = book.context(browser)
    for path in ("powerkit/here", "api/contents", "lab/tree/" + ONE, "files/logbook.sqlite3"):
        answer = context.request.get(f"http://127.0.0.1:{book.port}/{path}", max_redirects=0)
        assert answer.status in (302, 401, 403), path
    for path in ("powerkit/close", "powerkit/restore", "api/shutdown"):
        assert context.request.post(f"http://127.0.0.1:{book.port}/{path}", data="{}").status in (401, 403)


@pytest.mark.long
def test_the_saved_notebook_holds_only_records(book: RunningWorkbook, context: BrowserContext) -> None:
    page = book.page(context, ONE)
    page.wait_for_selector('[data-pk-card="1.1"][data-pk-state="ready"]')
    with page.expect_response(lambda response: response.request.method == "PUT" and ONE in response.url):
        page.keyboard.press("Control+s")
    notebook = json.loads((book.folder / ONE).read_text(encoding="utf-8"))
    assert "widgets" not in notebook["metadata"]
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    assert outputs and all(set(output["data"]) <= {"text/html", "text/plain"} for output in outputs)
    assert all(cell.get("execution_count") is None for cell in notebook["cells"])
    assert not list(book.folder.glob(".ipynb_checkpoints"))


@pytest.mark.long
def test_opening_a_page_leaves_its_cells_as_the_workbook_made_them(
    book: RunningWorkbook, context: BrowserContext
) -> None:
    from powerkit.logbook.workspace import fingerprint

    page = book.page(context, ONE)
    page.keyboard.press("Control+s")
    wait_until(lambda: page.locator('[data-pk-card="1.1"][data-pk-state="ready"]').count() == 1)
    # While the page is being saved its file cannot be read as one.
    wait_until(lambda: fingerprint(book.folder / ONE) == fingerprint(notebooks_folder() / ONE))
