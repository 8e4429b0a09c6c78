"""The tables of the log book, as migrations in order. A migration that has been released is never edited."""

from dataclasses import dataclass

Statements = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version of the file to the next: its name for people who look, and its SQL in order."""

    name: str
    statements: Statements


_NEVER_CHANGES = "WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'a saved version stays'); END"

# Marks are part of a letter in many scripts.
_WORDS_BEFORE = """CREATE VIRTUAL TABLE words USING fts5 (text, columnsize=0, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* Co'")"""

# With the beginnings of up to five letters kept, a search as you type need not put lists together.
_WORDS = _WORDS_BEFORE.replace("'1 2 3'", "'1 2 3 4 5'")

_FIRST: Statements = (
    # Which workbook this is: random, made once, so that a share or a browser's store can be matched to it.
    "CREATE TABLE workbook (id TEXT NOT NULL)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # One row a field. A NULL value: those words were saved or cleared; the row still tells late repeats from news.
    """CREATE TABLE draft (
        id INTEGER PRIMARY KEY, card TEXT NOT NULL, field TEXT NOT NULL, value TEXT,
        client TEXT NOT NULL, number INTEGER NOT NULL, written TEXT NOT NULL, UNIQUE (card, field))""",
    # One row a line of work. `latest` is its newest version's row, so that lists never scan history.
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, card TEXT NOT NULL, community_key TEXT NOT NULL,
        latest INTEGER NOT NULL, UNIQUE (card, community_key))""",
    "CREATE INDEX entry_latest ON entry (latest)",
    "CREATE INDEX entry_card_latest ON entry (card, latest)",
    "CREATE INDEX entry_community_latest ON entry (community_key, latest)",
    "CREATE TABLE wording (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL)",
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry (id), number INTEGER NOT NULL,
        saved TEXT NOT NULL, community TEXT NOT NULL, stage TEXT NOT NULL, people TEXT NOT NULL,
        read_back TEXT NOT NULL, wording INTEGER NOT NULL REFERENCES wording (id),
        client TEXT NOT NULL, client_number INTEGER NOT NULL,
        private TEXT NOT NULL, own TEXT NOT NULL, answers TEXT NOT NULL,
        UNIQUE (entry, number), UNIQUE (client, client_number))""",
    # A row in here, inside one transaction, is the only way to take saved words out.
    "CREATE TABLE forgetting (id INTEGER PRIMARY KEY)",
    f"CREATE TRIGGER version_never_changes BEFORE UPDATE ON version {_NEVER_CHANGES}",
    f"CREATE TRIGGER version_never_goes BEFORE DELETE ON version {_NEVER_CHANGES}",
    f"CREATE TRIGGER wording_never_changes BEFORE UPDATE ON wording {_NEVER_CHANGES}",
    f"CREATE TRIGGER wording_never_goes BEFORE DELETE ON wording {_NEVER_CHANGES}",
    # rowid = version.id; from the step "the year" on, entry.place.
    _WORDS_BEFORE,
    """CREATE TABLE action (
        id INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER NOT NULL REFERENCES entry (id), field TEXT NOT NULL,
        version INTEGER NOT NULL, current INTEGER NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL,
        due TEXT NOT NULL, how TEXT NOT NULL, status TEXT NOT NULL, learnt TEXT NOT NULL, next TEXT NOT NULL,
        said TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX action_current ON action (entry, field) WHERE current",
    "CREATE INDEX action_entry ON action (entry)",
    "CREATE INDEX action_status_due ON action (status, due)",
    # The code is made from the id, which is never used again, so a code stays the same for ever.
    """CREATE TABLE name (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
        code TEXT NOT NULL)""",
    """CREATE TABLE memo (
        id INTEGER PRIMARY KEY AUTOINCREMENT, card TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
        due TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX memo_due ON memo (seen, due)",
)

_PICTURES: Statements = (
    # Drawn once: what a picture shows is in the answers, so this can be emptied at any time.
    "CREATE TABLE picture (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, drawn TEXT NOT NULL)",
)

_SHARES: Statements = (
    # What was sent, to whom, and what of each version: so that "what has my supervisor seen?" has one answer.
    """CREATE TABLE share (
        id INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, token TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL,
        recipient_key TEXT NOT NULL, wants TEXT NOT NULL, questions TEXT NOT NULL, names TEXT NOT NULL,
        checksum TEXT NOT NULL)""",
    "CREATE INDEX share_recipient ON share (recipient_key)",
    """CREATE TABLE share_item (
        share INTEGER NOT NULL REFERENCES share (id), card TEXT NOT NULL, entry INTEGER NOT NULL,
        version INTEGER NOT NULL, put_in TEXT NOT NULL)""",
    "CREATE INDEX share_item_share ON share_item (share)",
    """CREATE TABLE share_file (
        share INTEGER NOT NULL REFERENCES share (id), format TEXT NOT NULL, name TEXT NOT NULL,
        sha256 TEXT NOT NULL)""",
    """CREATE TABLE reply (
        id INTEGER PRIMARY KEY, share INTEGER NOT NULL REFERENCES share (id), received TEXT NOT NULL,
        reviewer TEXT NOT NULL)""",
    """CREATE TABLE comment (
        id INTEGER PRIMARY KEY, reply INTEGER NOT NULL REFERENCES reply (id), card TEXT NOT NULL,
        entry INTEGER NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL,
        about TEXT NOT NULL)""",
    "CREATE INDEX comment_entry ON comment (entry)",
    # What one reader knows a person by stays the same, whatever role the person gets later.
    """CREATE TABLE share_code (
        recipient TEXT NOT NULL, names TEXT NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (recipient, names, name_key))""",
    # Words the leader was asked about. A word that is no name keeps its row in "name", so that codes never shift.
    "CREATE TABLE name_word (key TEXT PRIMARY KEY, word TEXT NOT NULL, is_name INTEGER NOT NULL) WITHOUT ROWID",
)

_PLACE = "CAST(strftime('%s', v.saved) AS INTEGER) * 1048576 + v.id % 1048576"

_YEAR: Statements = (
    # Where an entry stands in the list of all, by the moment its newest version was saved; see ``entries.place``.
    "ALTER TABLE entry ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    f"UPDATE entry SET place = (SELECT {_PLACE} FROM version v WHERE v.id = entry.latest)",
    "CREATE INDEX entry_place ON entry (place)",
    "CREATE INDEX entry_community_place ON entry (community_key, place)",
    # rowid = entry.place, so that a search gives the last saved first without sorting.
    "ALTER TABLE words RENAME TO words_before",
    _WORDS,
    """INSERT INTO words (rowid, text) SELECT e.place, b.text FROM entry e JOIN words_before b ON b.rowid = e.latest
        ORDER BY e.place""",
    "DROP TABLE words_before",
    # What came of an action; and what a calendar must know to bring an event up to date instead of doubling it.
    "ALTER TABLE action ADD COLUMN happened TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE action ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE action ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE action ADD COLUMN changed TEXT NOT NULL DEFAULT ''",
    """UPDATE action SET changed = coalesce((SELECT v.saved FROM version v
        WHERE v.entry = action.entry AND v.number = action.version), '')""",
    # The entry a memo comes from; 0 for a memo that comes from none.
    "ALTER TABLE memo ADD COLUMN entry INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX memo_entry ON memo (entry)",
)

_PHOTOS: Statements = (
    # Photos as they were made small and clean, by the SHA-256 of their bytes. An answer holds the key and no picture.
    """CREATE TABLE photo (
        key TEXT PRIMARY KEY, content BLOB NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
        kept TEXT NOT NULL)""",
)

_THREADS: Statements = (
    # The comment that a comment answers, as it stands in an earlier row; and whether its thread was closed.
    "ALTER TABLE comment ADD COLUMN answers TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE comment ADD COLUMN resolved INTEGER NOT NULL DEFAULT 0",
)

_TWO_COPIES: Statements = (
    # What a version was before something in it was forgotten, and what it is now, by the SHA-256 of what it says; NULL
    # for one that was taken out. So what was forgotten here does not come back with another copy of the log book.
    "CREATE TABLE changed (was BLOB PRIMARY KEY, now BLOB) WITHOUT ROWID",
    # Words that another copy had in a field that has words of its own here: offered, and never put in unasked.
    """CREATE TABLE other_draft (
        id INTEGER PRIMARY KEY, card TEXT NOT NULL, field TEXT NOT NULL, value TEXT,
        client TEXT NOT NULL, number INTEGER NOT NULL, written TEXT NOT NULL, UNIQUE (card, field, client))""",
    # The numbers that an entry and a version have in files that were sent; 0 where they are still the same.
    "ALTER TABLE share_item ADD COLUMN sent_entry INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE share_item ADD COLUMN sent_version INTEGER NOT NULL DEFAULT 0",
)

_FOUND: Statements = (
    # Comments that came back are found with the entry they are on; see ``search.keep_comments``.
    """UPDATE words SET text = text || char(29) || (
        SELECT group_concat(c.text || ' ' || coalesce(nullif(c.author, ''), r.reviewer), char(10))
        FROM comment c JOIN reply r ON r.id = c.reply JOIN entry e ON e.id = c.entry WHERE e.place = words.rowid)
        WHERE rowid IN (SELECT e.place FROM entry e JOIN comment c ON c.entry = e.id)""",
    "PRAGMA application_id=0",  # which letters the index holds is noted anew
)

_WITHIN: Statements = (
    # What an entry is within stands in the index too: its card, its capability and its community; see ``within.py``.
    "ALTER TABLE words RENAME TO words_before",
    _WORDS.replace("(text,", "(text, within,"),
    """INSERT INTO words (rowid, text, within) SELECT e.place, b.text, 'k' || hex(e.card) || ' h'
        || hex(substr(e.card, 1, instr(e.card || '.', '.') - 1)) || ' c' || hex(e.community_key)
        FROM entry e JOIN words_before b ON b.rowid = e.place ORDER BY e.place""",
    "DROP TABLE words_before",
)

_FOUND_ON_ALL: Statements = (
    # A comment on all of a share is found with every entry that was in it; see ``search.keep_comments``.
    """UPDATE words SET text = iif(instr(text, char(29)), text || char(10), text || char(29)) || (
        SELECT group_concat(c.text || ' ' || coalesce(nullif(c.author, ''), r.reviewer), char(10))
        FROM comment c JOIN reply r ON r.id = c.reply JOIN share_item i ON i.share = r.share
        JOIN entry e ON e.id = i.entry WHERE c.entry = 0 AND e.place = words.rowid)
        WHERE rowid IN (SELECT e.place FROM entry e JOIN share_item i ON i.entry = e.id
        JOIN reply r ON r.share = i.share JOIN comment c ON c.reply = r.id WHERE c.entry = 0)""",
    "PRAGMA application_id=0",  # which letters the index holds is noted anew
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration("the first log book", _FIRST),
    Migration("kept pictures", _PICTURES),
    Migration("shares", _SHARES),
    Migration("the year: lists by day, what came of actions", _YEAR),
    Migration("photos", _PHOTOS),
    Migration("threads of comments", _THREADS),
    Migration("two copies of one log book", _TWO_COPIES),
    Migration("comments are found", _FOUND),
    Migration("what an entry is within is in the index of words", _WITHIN),
    Migration("comments on all of a share are found", _FOUND_ON_ALL),
)
"""Migration n (counted from 1) takes a file of version n - 1 to version n, kept in SQLite's user_version."""
