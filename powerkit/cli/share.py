"""Commands for what leaves and what comes back: a share copy, a reply to it, and everything erased."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerkit.cli.base import deck_of, folder_of, is_terminal, logbook_of, logbook_to_read, print_lines, read_input
from powerkit.errors import RecordError, WorkbookError
from powerkit.there import is_folder

if TYPE_CHECKING:
    from powerkit.logbook import Logbook
    from powerkit.privacy import Guess
    from powerkit.reports.dispatch import Made
    from powerkit.reports.share.make import Prepared
    from powerkit.reports.share.model import Matter
    from powerkit.reports.share.selection import Choosable

_SHOWN = 12
KINDS_OF_FILE = "docx, html, pdf or ipynb"
"""Those of `powerkit.documents.formats`, which takes longer to load than this help to read."""
_SAY_WHAT = "say what to share: --card 1.2, --capability 3, --entry 12, --since 2026-03-31, --since-last, or --all"


def share(
    context: typer.Context,
    entry: Annotated[list[int] | None, typer.Option(help="An entry, by its number in the log.", metavar="ID")] = None,
    card: Annotated[list[str] | None, typer.Option(help="Every entry of a card.", metavar="CARD")] = None,
    capability: Annotated[int | None, typer.Option(help="Every entry of a capability.", metavar="N")] = None,
    since_last: Annotated[bool, typer.Option("--since-last", help="All saved since the last share to --for.")] = False,
    since: Annotated[str, typer.Option(help="All saved since a day.", metavar="DATE")] = "",
    every: Annotated[bool, typer.Option("--all", help="Every entry of every card.")] = False,
    to: Annotated[str, typer.Option("--to", help=f"Kinds of file: {KINDS_OF_FILE}.", metavar="FORMATS")] = "docx",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to put them; else “To send”.", metavar="DIR")
    ] = None,
    recipient: Annotated[str, typer.Option("--for", help="Who will read it.", metavar="NAME")] = "",
    by: Annotated[
        str | None, typer.Option("--from", help="Whose it is; else your name on the start page.", metavar="NAME")
    ] = None,
    wants: Annotated[str, typer.Option(help="What you want from them.", metavar="TEXT")] = "",
    question: Annotated[list[str] | None, typer.Option(help="A question to them.", metavar="TEXT")] = None,
    keep_names: Annotated[bool, typer.Option("--keep-names", help="Leave people's names in.")] = False,
    keep_roles: Annotated[bool, typer.Option("--keep-roles", help="Replace names, keep your words for roles.")] = False,
    name: Annotated[list[str] | None, typer.Option(help="This word is a name. Remembered.", metavar="WORD")] = None,
    not_name: Annotated[list[str] | None, typer.Option(help="This is no name. Remembered.", metavar="WORD")] = None,
    list_names: Annotated[
        bool, typer.Option("--list-names", help="Show all names and likely names in it, and make nothing.")
    ] = False,
    include: Annotated[list[str] | None, typer.Option(help="Put a private answer in.", metavar="ENTRY:ANSWER")] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option(help="Lock the HTML copy with the first line of this file.", metavar="FILE")
    ] = None,
    sure: Annotated[bool, typer.Option("--yes", "-y", help="Make it without asking about likely names.")] = False,
) -> None:
    """Make a copy for somebody else to read: names replaced, private answers left out.

    Examples: powerkit share --card 1.2 --to docx,html -o copies, powerkit share --since-last --for Priya
    """
    import secrets

    from powerkit.cli.names import decide_names
    from powerkit.entries.profile import read_leader
    from powerkit.logbook.share_model import KEPT, REPLACED, ROLES
    from powerkit.reports.share.make import make, prepared
    from powerkit.reports.share.model import Ask
    from powerkit.reports.share.selection import choosable, day_as_moment, gathered, meant, picks_from

    if not (entry or card or capability is not None or since or since_last or every):
        raise typer.BadParameter(_SAY_WHAT)
    if keep_names and keep_roles:
        raise typer.BadParameter("choose --keep-names or --keep-roles, not both")
    formats, passphrase = _formats(to), _passphrase(passphrase_file)
    way = KEPT if keep_names else ROLES if keep_roles else REPLACED
    deck, now = deck_of(context), datetime.now().astimezone()
    with logbook_to_read(context) as logbook:
        decide_names(logbook, name, not_name)
        begin = day_as_moment(_day(since)) if since else _last(logbook, recipient) if since_last else None
        entries = meant(
            logbook, deck, entries=entry or (), cards=card or (), capability=capability, since=begin, every=every
        )
        barred = [item for item in choosable(logbook, deck) if item.why_not] if every else []
        hers = read_leader(logbook).name if by is None else by
        ask = Ask(recipient, wants, tuple(question or ()), way, hers)
        matter = gathered(logbook, deck, ask, entries, picks_from(include or (), entries), now)
        if list_names:
            _list_names(logbook, matter)
            return
        ready = prepared(matter, logbook, secrets.token_bytes)
        if not _go_on(logbook, ready, sure=sure):
            return
        with typer.progressbar(length=len(formats), label="Making the files", file=sys.stderr) as bar:
            done = make(
                ready,
                logbook,
                output or folder_of(context).to_send,
                formats,
                secrets.token_bytes,
                passphrase=passphrase,
                progress=lambda number, total, what: bar.update(1) if number else None,
            )
    if logbook.only_read:
        typer.echo("Your log book could not note this copy: a reply to it cannot be brought in.", err=True)
    _say_made(done, len(entries), barred, coded=way == REPLACED)


def replies(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A reply, or a Word copy with comments.", metavar="FILE")],
) -> None:
    """Bring a reader's reply into your log book. Example: powerkit replies reply-2026-03-31.json"""
    from powerkit.documents.docx_comments import LARGEST
    from powerkit.reports.share.replies import bring_in, kept_in_words

    content = read_input(file, LARGEST)[1]
    with logbook_of(context) as logbook:
        kept = bring_in(content, logbook)
        shares = {item.number: item for item in logbook.shares()}
    typer.echo(f"Brought in: {kept_in_words(kept, shares[kept.share])}. See it on the Share page and in the log book.")


def erase(
    context: typer.Context,
    story: Annotated[
        int | None,
        typer.Option(help="Only the story in this entry, whose teller has withdrawn it.", metavar="ENTRY"),
    ] = None,
) -> None:
    """Erase everything you wrote: log book, backups, copies to send, records. Asks twice. Example: powerkit erase"""
    from powerkit.app.running import find_running
    from powerkit.logbook.erase import OUT_OF_REACH, WORD, erase_everything, opened, survey

    folder = folder_of(context)
    if not is_folder(folder.root):
        raise WorkbookError(f"There is no workbook in {folder.root}.", "Nothing was erased.")
    if find_running(folder):
        raise WorkbookError("The workbook is open.", "Choose Close the workbook on the page, then call this again.")
    if not is_terminal():
        raise WorkbookError("This asks you twice, so it needs a terminal.", "Call it yourself. Nothing was erased.")
    if story is not None:
        _erase_story(context, story)
        return
    logbook = opened(folder)
    found = survey(folder, logbook)
    typer.echo(f"This erases everything you wrote in {folder.root}. It cannot be undone. These go:")
    print_lines(f"  - {name}" for name in found.names)
    if found.pages:
        typer.echo("The records in these pages go; the pages stay:")
        print_lines(f"  - {page.name}" for page in found.pages)
    if found.stays:
        typer.echo("These stay, because the workbook did not make them or cannot reach them:")
        print_lines(f"  - {name}" for name in found.stays)
    typer.echo("It cannot reach:")
    print_lines(f"  - {item}" for item in OUT_OF_REACH)
    if not typer.confirm("Do you want to erase everything?"):
        raise WorkbookError("Nothing was erased.")
    if typer.prompt(f"Type {WORD} to go on", default="", show_default=False).strip().lower() != WORD:
        raise WorkbookError(f"You did not type {WORD}. Nothing was erased.")
    erased = erase_everything(folder, logbook)
    typer.echo(f"Everything is erased: {len(erased.gone)} files are gone, and no record is left.")
    if erased.stays:
        typer.echo(f"Left, because the workbook did not make them or cannot reach them: {', '.join(erased.stays)}")


def _erase_story(context: typer.Context, entry: int) -> None:
    from powerkit.logbook.erase import WORD
    from powerkit.ui.pages.story import story_of, withdrawn

    folder, deck = folder_of(context), deck_of(context)
    with logbook_of(context) as logbook:
        there = logbook.entry(entry)
        field = withdrawn(deck, there)
        shown = story_of(deck, logbook, folder, there, field, "story", {})
        goes = [item for item in shown["parts"] if item["goes"]]
        if not goes:
            raise WorkbookError(f"No version of entry {entry} holds their story any more.", "Nothing was erased.")
        typer.echo("This erases from every saved version, draft and backup, and it cannot be undone:")
        print_lines(f"  - {goe['label']} {goe['said']}" for goe in goes)
        print_lines(f"  - {line}" for line in shown["lines"])
        typer.echo("It cannot reach:")
        print_lines(f"  - {item}" for item in shown["not_reached"])
        if typer.prompt(f"Type {WORD} to go on", default="", show_default=False).strip().lower() != WORD:
            raise WorkbookError(f"You did not type {WORD}. Nothing was erased.")
        given = {"fields": [goe["field"] for goe in goes], "seal": shown["seal"]}
        typer.echo(story_of(deck, logbook, folder, there, field, "erase", given)["said"])


def _formats(text: str) -> list[str]:
    from powerkit.documents.formats import FORMATS

    wanted = [part.strip().lower() for part in text.split(",") if part.strip()]
    if not wanted or any(item not in FORMATS for item in wanted):
        raise typer.BadParameter(f"--to must name one or more of {', '.join(FORMATS)}, such as --to docx,html")
    return wanted


def _passphrase(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        first = file.read_text(encoding="utf-8-sig").splitlines()[:1]
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"The passphrase in {file} cannot be read.", "Put it on the first line, as text.") from error
    if not first or not first[0].strip():
        raise RecordError(f"There is no passphrase in {file}.", "Put it alone on the first line.")
    return first[0].strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f'--since is "{text}", but must be a day such as 2026-03-31') from None


def _last(logbook: "Logbook", recipient: str) -> datetime:
    """When the last share to that person was made; long ago, where there was none."""
    from powerkit.reports.share.selection import last_share

    last = last_share(logbook, recipient)
    return last.made if last else datetime.fromtimestamp(0).astimezone()


def _go_on(logbook: "Logbook", ready: "Prepared", *, sure: bool) -> bool:
    """Say which words look like names and leave as they are; on a terminal ask whether to make it so."""
    from powerkit.cli.names import SAY_WHICH, go_on_with_names
    from powerkit.logbook.share_model import KEPT
    from powerkit.reports.share.pseudonyms import names_to_check

    if ready.matter.ask.names == KEPT:
        return True
    found = names_to_check(logbook, ready.matter)
    return go_on_with_names(found, f"{SAY_WHICH} All of them: --list-names.", sure=sure)


def _list_names(logbook: "Logbook", matter: "Matter") -> None:
    """Print all that is known, asked about and offered, a word on each line, and make nothing."""
    from dataclasses import replace

    from powerkit.logbook.share_model import KEPT, REPLACED
    from powerkit.reports.share.pseudonyms import names_to_check

    way = REPLACED if matter.ask.names == KEPT else matter.ask.names
    found = names_to_check(logbook, replace(matter, ask=replace(matter.ask, names=way)))
    parts = (
        ("Known, and replaced:", [f"{item.name}: {item.code}" for item in found.known if item.here]),
        ("Taken for people you know, and may be just words:", [_asked(item) for item in found.unsure]),
        ("Likely names:", [_asked(guess) for guess in found.guesses if guess.likely]),
        ("Other words that may be names:", [_asked(guess) for guess in found.guesses if not guess.likely]),
    )
    for title, lines in parts:
        if lines:
            print_lines([title, *(f"  {line}" for line in lines)])
    if not any(lines for _, lines in parts):
        typer.echo("There is no name in what you named, and nothing that looks like one.")


def _asked(one: "Guess") -> str:
    return f"{one.text}: {one.around}"


def _say_made(done: "Made", entries: int, barred: "list[Choosable]", *, coded: bool) -> None:
    """Say what was made of so many entries; *coded* where codes stand for names."""
    from powerkit.cli.names import CODED

    typer.echo(f"Share {done.share.number}, {entries} {'entry' if entries == 1 else 'entries'}:")
    print_lines(f"  {file}" for file in done.files)
    if barred:
        told = ", ".join(f"entry {item.entry.id} (card {item.entry.card})" for item in barred[:_SHOWN])
        typer.echo(f"Left out: {told}. {barred[0].why_not}")
    if done.stand_ins:
        typer.echo(f"The PDF has stand-ins for what its fonts cannot draw: {', '.join(done.stand_ins[:_SHOWN])}")
    if coded:
        typer.echo(f"{CODED} People who know them may still recognise them.")
