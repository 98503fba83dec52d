-- USE: what Authorisers ask about the use of their Users, what the Department asks them, and the names that flags watch.

-- USE-2, USE-3. Reasons and identifiers of children are sealed with the server's key.
CREATE TABLE usage_request (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    asked_by    INTEGER NOT NULL REFERENCES account (id),
    about_id    INTEGER NOT NULL REFERENCES account (id),
    from_day    TEXT    NOT NULL,
    to_day      TEXT    NOT NULL,
    kinds       TEXT    NOT NULL,                    -- words of the four kinds, one to a line
    reason      TEXT    NOT NULL,                    -- sealed
    children    TEXT    NOT NULL DEFAULT '',         -- sealed; identifiers, one to a line
    asked_at    INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('submitted', 'approved', 'declined', 'released')),
    decided_by  TEXT    NOT NULL DEFAULT '',         -- public id
    decided_at  INTEGER,
    why         TEXT    NOT NULL DEFAULT '',         -- sealed
    open_until  TEXT    NOT NULL DEFAULT '',         -- USE-4, the last day; after it the state is "expired"
    up_to       INTEGER NOT NULL DEFAULT 0           -- the log as it was when the report was released, and no further
) STRICT;
CREATE INDEX usage_request_asked ON usage_request (asked_by, id);

-- USE-5
CREATE TABLE usage_query (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    asked_by    INTEGER NOT NULL REFERENCES account (id),
    about_id    INTEGER NOT NULL REFERENCES account (id),
    from_day    TEXT    NOT NULL,
    to_day      TEXT    NOT NULL,
    kinds       TEXT    NOT NULL,
    question    TEXT    NOT NULL,                    -- sealed
    asked_at    INTEGER NOT NULL,
    up_to       INTEGER NOT NULL,
    answered_by INTEGER REFERENCES account (id),
    answered_at INTEGER,
    finding     TEXT    NOT NULL DEFAULT '' CHECK (finding IN ('', 'expected', 'unexpected', 'cannot_say')),
    reply       TEXT    NOT NULL DEFAULT ''          -- sealed
) STRICT;
CREATE INDEX usage_query_about ON usage_query (about_id, id);

-- USE-7: last names that the Department watches searches for.
CREATE TABLE staff_name (
    name   TEXT NOT NULL PRIMARY KEY,                -- folded, as searches are
    shown  TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_event_at ON audit_event (at);
