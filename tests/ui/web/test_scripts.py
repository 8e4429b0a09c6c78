"""The modules of the page: they lint, their types hold, their own tests pass; a bundle is what its entry is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.ui.widgets import bundle as bundling
from powerkit.ui.widgets.bundle import (
    ALL_PAGES,
    ALONE,
    CARD,
    HERE,
    INBOXES,
    OPTIONS,
    Bundle,
    bundle,
    entries_for,
    sheets_of,
)
from tests.one_browser import one_browser

from .running import CONFIG, deno, oxlint, run

WEB = HERE
TESTS = CONFIG.parent
PACKAGE = WEB.parents[1]
BAR = PACKAGE / "app/labextension/powerkit-workbook/static"
SCRIPTS = sorted(path for path in PACKAGE.rglob("*.js"))
OURS = sorted(WEB.rglob("*.js"))
PLAIN = {"reply.js", "map_explorer.js", "offline_words.js"}
"""They travel inside a file, to the letter."""

ENTRIES = sorted(
    {
        *(path.relative_to(WEB).as_posix() for path in [*WEB.rglob("index.js"), *WEB.rglob("recalled.js")]),
        *(*OPTIONS.values(), *INBOXES.values()),
        *(ALONE, CARD, "loader.js"),
    }
)


def test_every_script_passes_denos_lint() -> None:
    found = run(deno(), "lint", "--config", str(CONFIG), *map(str, SCRIPTS), ".")
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_script_passes_oxlint() -> None:
    found = run(oxlint(), "--deny-warnings", "--config", "oxlintrc.json", *map(str, SCRIPTS), ".")
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_function_of_more_than_60_lines_says_above_it_why_it_is_better_whole() -> None:
    found = run(oxlint(), "--config", "long.json", "--format", "json", *map(str, SCRIPTS))
    told = [each for each in json.loads(found.stdout)["diagnostics"] if "max-lines-per-function" in each["code"]]
    long = {((TESTS / each["filename"]).resolve(), each["labels"][0]["span"]["line"]) for each in told}
    lines = {script: script.read_text(encoding="utf-8").splitlines() for script in SCRIPTS}
    reasons = {
        (script.resolve(), number + 1)
        for script, text in lines.items()
        for number, line in enumerate(text, start=1)
        if re.match(r"\s*// Long: .{20,}\.$", line)
    }
    assert sorted(long - reasons) == [], "over 60 lines: cut it, or say why not in a line “// Long: …” right above it"
    assert sorted(reasons - long) == [], "not over 60 lines any more: its reason goes"


def test_the_types_of_every_script_hold() -> None:
    files = [str(path) for path in SCRIPTS if path.name not in PLAIN]
    tests = [path.name for path in TESTS.glob("*.js")]
    found = run(deno(), "check", "--quiet", "--no-remote", "--config", str(CONFIG), *files, *tests)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_modules_own_tests_pass() -> None:
    # All rights, for reading our own folders alone does not count below /dev: a clone in memory may lie there.
    found = run(deno(), "test", "--no-remote", "--no-prompt", "--no-check", "--allow-all")
    assert found.returncode == 0, found.stdout + found.stderr


def test_an_entry_exports_the_same_from_its_modules_and_from_its_bundle(tmp_path: Path) -> None:
    pairs = []
    for number, entry in enumerate(ENTRIES):
        made = tmp_path / f"{number}.js"
        made.write_text(bundle((entry,)).script, encoding="utf-8")
        pairs += [(WEB / entry).as_uri(), made.as_uri()]
    read = f"--allow-read={WEB},{CONFIG.parent},{tmp_path}"
    found = run(deno(), "run", "--quiet", "--no-remote", "--no-config", read, "same_exports.js", *pairs)
    assert found.returncode == 0, found.stderr
    for entry, (native, bundled) in zip(ENTRIES, json.loads(found.stdout), strict=True):
        assert native == bundled, entry


@pytest.mark.parametrize("whole", [CARD, ALONE])
def test_all_kinds_views_and_options_can_be_on_one_page(whole: str) -> None:
    every = tuple(
        sorted(entry for entry in ENTRIES if not entry.startswith(("pages/", "loader")) and entry not in (CARD, ALONE))
    )
    assert {*every, whole} <= {*bundle((*every, whole)).modules}


def test_every_module_is_in_some_bundle() -> None:
    reached = {name for entry in ENTRIES for name in bundle((entry,)).modules}
    alone = {"offline/map_explorer.js"}  # a plain script that travels in a file
    assert reached == {path.relative_to(WEB).as_posix() for path in OURS} - alone


def test_a_link_that_a_page_makes_is_dressed_as_one() -> None:
    links = {path: re.findall(r'h\("a", {[^}]*}', path.read_text()) for path in (WEB / "pages").rglob("*.js")}
    assert [(path.name, link) for path, found in links.items() for link in found if "class:" not in link] == []


def test_every_style_sheet_is_named_by_a_module() -> None:
    named = {style for entry in ENTRIES for style in bundle((entry,)).styles}
    assert named == {path.relative_to(WEB).as_posix() for path in WEB.rglob("*.css")}


_NO_RULE = re.compile(r"/\*.*?\*/|@[\w-]+[^{;]*;", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{")
_EVERYWHERE = {":root", ":root:has(.pk-big[open])", "[data-pk-projector] .pk-record", "from", "to"}


def _selectors(rule: str) -> list[str]:
    """What stands between the commas that are in no brackets."""
    found = [""]
    for part in rule.split(","):
        inside = found[-1].count("(") > found[-1].count(")")
        found[-1:] = [f"{found[-1]},{part}"] if inside else [found[-1], part]
    return [each.strip() for each in found if each.strip()]


def test_what_a_page_looks_like_does_not_depend_on_the_pages_and_cards_that_were_shown_before_it() -> None:
    for entry in ENTRIES:
        if entry == "loader.js":
            continue
        on = [f"pages/{page}/index.js" for page, beside in INBOXES.items() if beside == entry]
        made = bundle((entry, *on))
        own = rf"\.pk-on-{made.page}\b|\.pk-my-year\b" if made.page else r"\.pk-(card|map)\b"
        for sheet in sheets_of(made):
            if sheet["key"].startswith((ALL_PAGES, "tokens.css")):
                continue
            rules = (rule.strip() for rule in _RULE.findall(_NO_RULE.sub("", sheet["text"])))
            selectors = {each for rule in rules if rule[0] not in "@&" for each in _selectors(rule)}
            far = {each for each in selectors - _EVERYWHERE if not re.search(own, each)}
            assert far == set(), (entry, sheet["key"])


@pytest.mark.browser
def test_a_line_of_a_trace_leads_to_the_file_it_comes_from() -> None:
    script = bundle(entries_for([{"kind": "text"}])).script
    context = one_browser().new_context()
    page = context.new_page()
    trace = page.evaluate(
        """async (script) => {
          const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
          const { default: widget } = await import(url);
          const el = document.createElement("div");
          const said = [];
          console.error = (...words) => said.push(words.at(-1)?.stack ?? "");
          const get = () => ({ card: { id: "1.1" } });
          widget.render({ el, model: { get, on() {}, off() {}, send() {} } });
          return said.join("");
        }""",
        script.replace("const card = stateOf(root, model);", "throw new Error('broken');", 1),
    )
    context.close()
    line = int(re.search(r"at openCard \(powerkit/card\.js:(\d+)", trace)[1])  # type: ignore[index]
    parts = [text for text in script.splitlines()[:line] if text.startswith("//@ ")]
    assert parts[-1] == "//@ card/card"


REFUSED = {
    "a default import": ({"a.js": 'import b from "./b.js";\n', "b.js": "const b = 1;\n"}, "not known"),
    "a renamed import": (
        {"a.js": 'import { b as c } from "./b.js";\n', "b.js": "export const b = 1;\n"},
        "exports no b as c",
    ),
    "everything of a module": (
        {"a.js": 'import * as b from "./b.js";\n', "b.js": "export const b = 1;\n"},
        "not known",
    ),
    "a package": ({"a.js": 'import { b } from "b";\n'}, "not known"),
    "an address": ({"a.js": 'import { b } from "https://example.org/b.js";\n'}, "not known"),
    "what is exported on": ({"a.js": 'export { b } from "./b.js";\n', "b.js": "export const b = 1;\n"}, "not known"),
    "a list of exports": ({"a.js": "const b = 1;\nexport { b };\n"}, "not known"),
    "names taken apart": ({"a.js": "const { b } = window;\n"}, "not known"),
    "a name of two modules": (
        {"a.js": 'import "./b.js";\nconst c = 1;\n', "b.js": "const c = 2;\n"},
        "declared in b.js too",
    ),
    "a circle": (
        {"a.js": 'import "./b.js";\n', "b.js": 'import "./c.js";\n', "c.js": 'import "./a.js";\n'},
        "a.js → b.js → c.js → a.js",
    ),
    "a name nobody exports": ({"a.js": 'import { c } from "./b.js";\n', "b.js": "const c = 1;\n"}, "exports no c"),
    "a default inside": ({"a.js": 'import "./b.js";\n', "b.js": "export default 1;\n"}, "only an entry"),
}


def bundled(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Bundle:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bundling, "HERE", folder)
    bundling.module_of.cache_clear()
    try:
        return bundling.bundle.__wrapped__(("a.js",))
    finally:
        bundling.module_of.cache_clear()


@pytest.mark.parametrize("title", REFUSED)
def test_what_the_bundle_does_not_know_is_refused(title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, why = REFUSED[title]
    with pytest.raises(ValueError, match=re.escape(why)):
        bundled(tmp_path, files, monkeypatch)


@given(st.lists(st.sets(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_each_module_comes_once_and_after_all_it_imports(imports: list[set[int]]) -> None:
    import tempfile

    names = [f"{'a' if number == len(imports) - 1 else f'm{number}'}.js" for number in range(len(imports))]
    files = {
        name: "".join(f'import "./{names[other]}";\n' for other in sorted(imports[number]) if other < number)
        + "go();\n"
        for number, name in enumerate(names)
    }
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        modules = bundled(Path(folder), files, patch).modules
    assert len(set(modules)) == len(modules) and modules[-1] == "a.js"
    for name in modules:
        for other in re.findall(r'"\./(.*)"', files[name]):
            assert modules.index(other) < modules.index(name)


def test_a_new_kind_needs_no_line_here() -> None:
    kinds = {path.parent.name for path in HERE.glob("kinds/*/index.js")}
    for kind in kinds:
        assert f"kinds/{kind}/index.js" in entries_for([{"kind": kind}])
    assert entries_for([{"kind": "song"}]) == (CARD,)


ONE_WAY = re.compile(r"\b(tap|click|clicks|hover|point at|double[- ]click)\b", re.IGNORECASE)
SENTENCE = re.compile(r'"[^"\n]*[a-z] [^"\n]*"|`[^`\n]*[a-z] [^`\n]*`')


def test_what_a_person_reads_is_true_for_a_finger_a_mouse_and_keys_alike() -> None:
    """The pen of a sketch names all it can be drawn with; "tap or click" stands where no other word will do."""
    found = [
        f"{file.relative_to(WEB)}: {said[0][:80]}"
        for file in sorted(WEB.rglob("*.js"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.strip().startswith(("//", "*", "/*"))
        for said in SENTENCE.finditer(re.sub(r"\$\{[^}]*\}", "", line.partition(" // ")[0]))
        if ONE_WAY.search(re.sub("tap or click", "", said[0], flags=re.IGNORECASE))
    ]
    assert found == []


_BOX = re.compile(r'h\("(?:textarea|input)", \{(?:[^{}]|\{[^{}]*\})*\}', re.DOTALL)
_ELSEWHERE = re.compile(
    r'type: "(?:radio|checkbox|file|date|range|color)"|type, id|inputmode: "numeric"|\.\.\.(?:attrs|given)'
)


def test_a_box_for_words_runs_as_the_words_in_it_do() -> None:
    """Somebody may write in a language that runs the other way. What is spread into a box says so where it is made."""
    boxes = [(path, box) for path in OURS for box in _BOX.findall(path.read_text(encoding="utf-8"))]
    assert len(boxes) > 40
    assert [(path.name, box) for path, box in boxes if "dir: " not in box and not _ELSEWHERE.search(box)] == []


def test_a_statement_that_begins_with_its_type_is_served_with_the_rest() -> None:
    begins = re.compile(r"^\s*/\*\*.*?\*/ *(?!/\*\*|//)(\S.*)$", re.MULTILINE)
    found = [(file, line) for file in OURS for line in begins.findall(file.read_text(encoding="utf-8"))]
    said = [(file, re.split(r"/\*\*| // ", line)[0]) for file, line in found]
    assert said
    bare = {file: _bare(bundling.module_of(file.relative_to(WEB).as_posix()).text) for file, _ in said}
    assert [(file.name, line) for file, line in said if _bare(line) not in bare[file]] == []


def _bare(text: str) -> str:
    return re.sub("[()]", "", text)


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("go(/** @type {A} */ (a.b));", "go(a.b);"),
        ("const a = /** @type {A} */ (b(c) ?? d);", "const a = b(c) ?? d;"),
        ("const a = { b: /** @type {A} */ (c) };", "const a = { b: c };"),
        ("a[/** @type {A} */ (b)] = 1;", "a[b] = 1;"),
        ("go(.../** @type {A} */ (b), c);", "go(...b, c);"),
        ("const a = /** @type {A} */ (b(c(d(e))));", "const a = b(c(d(e)));"),
        ("/** @type {A} */ (a).b = 1;", "a.b = 1;"),
        ("/** @type {A} */ (a?.b).c = 1;", "(a?.b).c = 1;"),
        ("const a = /** @type {A} */ (b ?? c).d;", "const a = (b ?? c).d;"),
        ("const a = 1 + /** @type {A} */ (b ?? c);", "const a = 1 + (b ?? c);"),
        ('const a = /** @type {A} */ (b(c("d")[0]));', 'const a = b(c("d")[0]);'),
        ("/** @type {A} */ (a.b(c)).d = 1;", "a.b(c).d = 1;"),
        ("/** @type {A} */ (a?.b(c)).d = 1;", "(a?.b(c)).d = 1;"),
        ("const a = /** @type {A} */ ([...b.c]).map(d);", "const a = [...b.c].map(d);"),
        ("const a = (b) => /** @type {A} */ ({ b });", "const a = (b) => ({ b });"),
        ("const a = /** @type {A} */ (b) => b;", "const a = (b) => b;"),
        ('go(/** @type {A} */ (b("(")));', 'go((b("(")));'),
    ],
)
def test_brackets_round_what_has_its_type_said_go_where_they_change_nothing(
    written: str, served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundled(tmp_path, {"a.js": written + "\n"}, monkeypatch).script.splitlines()[-2] == served
