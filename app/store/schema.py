"""The database's tables, as a list of steps that is only ever added to."""

# Step n takes a file of version n - 1 to version n (`PRAGMA user_version`). Times are ISO 8601 in UTC.
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        network TEXT NOT NULL,
        server TEXT NOT NULL,
        handle TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        limits TEXT NOT NULL,
        secret_place TEXT NOT NULL,
        sign_in TEXT NOT NULL,
        checked_at TEXT,
        removed_at TEXT
    ) STRICT;

    CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        accounts TEXT NOT NULL DEFAULT '[]',
        intent TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX drafts_by_time ON drafts (updated_at);

    CREATE TABLE versions (
        draft_id TEXT NOT NULL REFERENCES drafts (id),
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (draft_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deliveries (
        id TEXT PRIMARY KEY,
        draft_id TEXT NOT NULL,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        text TEXT NOT NULL,
        digest TEXT NOT NULL,
        wall TEXT NOT NULL,
        zone TEXT NOT NULL,
        due TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        if_late TEXT NOT NULL,
        late_within_s REAL NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        override TEXT NOT NULL DEFAULT '',
        intent TEXT,
        payload TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before TEXT,
        remote_id TEXT,
        address TEXT,
        sent_at TEXT,
        lease_owner TEXT,
        lease_until TEXT
    ) STRICT;
    CREATE INDEX deliveries_by_state ON deliveries (state, due);

    CREATE TABLE steps (
        delivery_id TEXT NOT NULL REFERENCES deliveries (id),
        at TEXT NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX steps_by_delivery ON steps (delivery_id);

    CREATE TABLE posts (
        account_id TEXT NOT NULL REFERENCES accounts (id),
        remote_id TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        address TEXT NOT NULL,
        intent TEXT,
        PRIMARY KEY (account_id, remote_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posts_by_time ON posts (at);
    """,
    """
    CREATE TABLE dismissals (
        key TEXT PRIMARY KEY,
        rule TEXT NOT NULL,
        reach TEXT NOT NULL,
        draft_id TEXT NOT NULL,
        context TEXT NOT NULL,
        words TEXT NOT NULL,
        said TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE dismissed_in_a_row (
        rule TEXT PRIMARY KEY,
        times INTEGER NOT NULL
    ) STRICT;
    """,
    # The words that are searched stand beside the drafts, under a number that stays: SQLite may renumber the
    # rows of a table without one. A step is cut at ";" and a line end, so none stands inside a trigger.
    """
    ALTER TABLE drafts ADD COLUMN variants TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE drafts ADD COLUMN media TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE drafts ADD COLUMN language TEXT;
    ALTER TABLE drafts ADD COLUMN warning TEXT NOT NULL DEFAULT '';
    ALTER TABLE drafts ADD COLUMN visibility TEXT NOT NULL DEFAULT '';
    ALTER TABLE drafts ADD COLUMN numbered INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE drafts ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE drafts ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE drafts ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE drafts ADD COLUMN note TEXT NOT NULL DEFAULT '';

    ALTER TABLE versions ADD COLUMN variants TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE versions ADD COLUMN media TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE versions ADD COLUMN warning TEXT NOT NULL DEFAULT '';

    CREATE TABLE draft_words (
        number INTEGER PRIMARY KEY,
        draft_id TEXT NOT NULL UNIQUE REFERENCES drafts (id),
        words TEXT NOT NULL
    ) STRICT;
    INSERT INTO draft_words (draft_id, words) SELECT id, text FROM drafts;
    CREATE VIRTUAL TABLE draft_search USING fts5 (
        words, content = 'draft_words', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    INSERT INTO draft_search (draft_search) VALUES ('rebuild');
    CREATE TRIGGER draft_words_added AFTER INSERT ON draft_words
    BEGIN INSERT INTO draft_search (rowid, words) VALUES (new.number, new.words); END;
    CREATE TRIGGER draft_words_changed AFTER UPDATE ON draft_words
    BEGIN INSERT INTO draft_search (draft_search, rowid, words)
    VALUES ('delete', old.number, old.words); INSERT INTO draft_search (rowid, words)
    VALUES (new.number, new.words); END;
    """,
    # What went out as one text is a chain of one part from now on.
    """
    CREATE TABLE parts (
        delivery_id TEXT NOT NULL REFERENCES deliveries (id),
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        media TEXT NOT NULL DEFAULT '[]',
        key TEXT NOT NULL UNIQUE,
        payload TEXT,
        remote_id TEXT,
        version TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '',
        sent_at TEXT,
        PRIMARY KEY (delivery_id, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO parts (delivery_id, number, text, key, payload, remote_id, address, sent_at)
    SELECT id, 1, text, key, payload, coalesce(remote_id, iif(state = 'sent', key, NULL)),
        coalesce(address, ''), sent_at
    FROM deliveries;

    ALTER TABLE deliveries DROP COLUMN payload;
    ALTER TABLE deliveries DROP COLUMN remote_id;
    ALTER TABLE deliveries DROP COLUMN address;
    ALTER TABLE deliveries DROP COLUMN sent_at;
    ALTER TABLE deliveries ADD COLUMN language TEXT;
    ALTER TABLE deliveries ADD COLUMN warning TEXT NOT NULL DEFAULT '';
    ALTER TABLE deliveries ADD COLUMN visibility TEXT NOT NULL DEFAULT '';
    """,
    # A handle is one person's; a person has one on each network.
    """
    CREATE TABLE people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE handles (
        network TEXT NOT NULL,
        handle TEXT NOT NULL COLLATE NOCASE,
        person_id TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (network, handle),
        UNIQUE (person_id, network)
    ) STRICT, WITHOUT ROWID;
    """,
    "ALTER TABLE accounts ADD COLUMN name TEXT NOT NULL DEFAULT ''",
    # How an account was signed in and what is known of its credential. While `renewing_until` lies ahead, one
    # program is fetching a new token for it, and no other does.
    """
    ALTER TABLE accounts ADD COLUMN way TEXT NOT NULL DEFAULT 'typed';
    ALTER TABLE accounts ADD COLUMN kept TEXT NOT NULL DEFAULT 'keyring';
    ALTER TABLE accounts ADD COLUMN may TEXT NOT NULL DEFAULT '';
    ALTER TABLE accounts ADD COLUMN expires_at TEXT;
    ALTER TABLE accounts ADD COLUMN used_at TEXT;
    ALTER TABLE accounts ADD COLUMN renewing_until TEXT;
    """,
    # What was written elsewhere is counted, too. The number grows with every post that changes or goes.
    """
    ALTER TABLE posts ADD COLUMN kind TEXT NOT NULL DEFAULT 'post';
    ALTER TABLE posts ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX posts_by_address ON posts (account_id, address);

    CREATE TABLE readings (
        account_id TEXT PRIMARY KEY REFERENCES accounts (id),
        state TEXT NOT NULL,
        cursor TEXT NOT NULL DEFAULT '',
        found INTEGER NOT NULL DEFAULT 0,
        looked_at TEXT,
        trouble TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE TABLE post_changes (number INTEGER NOT NULL) STRICT;
    INSERT INTO post_changes VALUES (0);
    """,
    """
    ALTER TABLE drafts ADD COLUMN article TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE versions ADD COLUMN article TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE deliveries ADD COLUMN article TEXT NOT NULL DEFAULT '{}';
    """,
    # A pause without an end goes on; account '' is everything. A series is cut into deliveries ahead of time.
    """
    ALTER TABLE deliveries ADD COLUMN fold INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE deliveries ADD COLUMN rehearsal TEXT;
    ALTER TABLE deliveries ADD COLUMN series_id TEXT;
    ALTER TABLE deliveries ADD COLUMN occurrence INTEGER;
    CREATE UNIQUE INDEX deliveries_by_series ON deliveries (series_id, occurrence, account_id)
        WHERE series_id IS NOT NULL;

    CREATE TABLE pauses (
        account_id TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT
    ) STRICT;
    CREATE UNIQUE INDEX pauses_that_last ON pauses (account_id) WHERE until IS NULL;

    CREATE TABLE slots (
        account_id TEXT NOT NULL REFERENCES accounts (id),
        weekday INTEGER NOT NULL,
        clock TEXT NOT NULL,
        zone TEXT NOT NULL,
        PRIMARY KEY (account_id, weekday, clock, zone)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE series (
        id TEXT PRIMARY KEY,
        draft TEXT NOT NULL,
        override TEXT NOT NULL,
        if_late TEXT NOT NULL,
        late_within_s REAL NOT NULL,
        rhythm TEXT NOT NULL,
        next INTEGER NOT NULL DEFAULT 0,
        trouble TEXT NOT NULL DEFAULT '',
        ended_at TEXT
    ) STRICT;
    """,
    # Second thoughts about what is out. One wish at a time waits for each delivery.
    """
    ALTER TABLE parts ADD COLUMN taken_back_at TEXT;
    CREATE TABLE amendments (
        id TEXT PRIMARY KEY,
        delivery_id TEXT NOT NULL REFERENCES deliveries (id),
        wish TEXT NOT NULL,
        due TEXT NOT NULL,
        text TEXT NOT NULL,
        part INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        reason TEXT NOT NULL,
        said_before TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX amendments_that_wait ON amendments (delivery_id) WHERE state = 'waiting';
    """,
    # What has to come back before a post goes on by itself, where it did not get through for want of it.
    """
    ALTER TABLE deliveries ADD COLUMN awaits TEXT NOT NULL DEFAULT '';
    UPDATE deliveries SET awaits = 'account' WHERE state = 'held' AND reason LIKE
        '% was removed. Add it again to send this post, or cancel it.%';
    """,
    # A series can be paused.
    "ALTER TABLE series ADD COLUMN paused_at TEXT;",
)
