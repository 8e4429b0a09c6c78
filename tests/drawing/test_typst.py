"""The typesetter works at several jobs at once, each with its own words, and goes on after one that it refuses."""

import os
import signal

import pytest

from powerkit.drawing.typst import TypesetError, compiled, forget, started

SOURCE = b"#let given = json(bytes(sys.inputs.given))\n#given.words"


def test_jobs_done_at_once_keep_their_words_apart() -> None:
    words = [f"Word {number}" for number in range(20)]
    alone = [compiled(SOURCE, {"words": word}, format="svg") for word in words]
    together = [started(SOURCE, {"words": word}, format="svg") for word in words]
    forget()
    assert [job.result() for job in together] == alone
    assert len({page for pages in alone for page in pages}) == len(words)


def test_what_cannot_be_typeset_is_refused_and_the_next_job_is_done() -> None:
    with pytest.raises(TypesetError, match="unknown variable"):
        compiled(b"#nothing", {})
    assert compiled(SOURCE, {"words": "Sound"}, format="pdf")[0].startswith(b"%PDF")


SEVERAL = b"#set page(width: 90pt)\n" + SOURCE + b"\n#set page(width: 60pt)\n" + SOURCE
"""Pages of two sizes: typst has several threads make them."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_child_typesets_too_whatever_the_threads_it_has_not_got_were_doing() -> None:
    compiled(SEVERAL, {"words": "Before"}, format="svg")
    waiting = [forget(), forget()]
    child = os.fork()
    if child == 0:  # pragma: no cover
        signal.alarm(120)  # a child that waits for ever would hold the whole run
        try:
            forget().result()
            with pytest.raises(TypesetError, match="unknown variable"):
                compiled(b"#nothing", {})
            os._exit(len(compiled(SEVERAL, {"words": "After"}, format="svg")))
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    for job in waiting:
        job.result()
