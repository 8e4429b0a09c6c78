"""Threads may share a log book: Jupyter answers a widget's messages outside the thread that opened it."""

import threading
from pathlib import Path

from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion


def test_drafts_written_by_several_threads_are_all_kept(tmp_path: Path) -> None:
    with Logbook.open(tmp_path / "logbook.sqlite3") as logbook:

        def write(client: str) -> None:
            for number in range(1, 21):
                logbook.put_draft("1.1", f"field_{client}", f"{client} {number}", client=client, number=number)
                assert logbook.latest() == []

        threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {draft.value for draft in logbook.drafts("1.1").values()} == {"a 20", "b 20", "c 20", "d 20"}


def test_no_thread_reads_beside_the_end_of_forgetting_as_the_one_would_that_notes_what_was_seen(book: Logbook) -> None:
    book.save_version(NewVersion("1.1"), client="page", number=1)
    free: list[bool] = []

    def is_free() -> None:
        if free_now := book._store.turn.acquire(blocking=False):
            book._store.turn.release()
        free.append(free_now)

    def before(statement: str) -> None:
        if statement == "VACUUM":
            other = threading.Thread(target=is_free)
            other.start()
            other.join()

    book._store.connection.set_trace_callback(before)
    book.forget_entry(1)
    assert free == [False]
