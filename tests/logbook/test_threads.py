"""Threads may share a log book: Jupyter answers a widget's messages outside the thread that opened it."""

import threading
from pathlib import Path

from powerkit.logbook import Logbook


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
