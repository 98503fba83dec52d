-- USE-8, USE-9: what was asked and what came of it. Rows are only ever added; each carries the hash of the one before.
CREATE TABLE audit_event (
    seq         INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,           -- UTC, seconds since 1970, the server's clock
    actor       TEXT    NOT NULL,
    capability  TEXT    NOT NULL,
    action      TEXT    NOT NULL CHECK (action <> ''),
    object_kind TEXT    NOT NULL,
    object_id   TEXT    NOT NULL,
    grant_id    TEXT    NOT NULL,
    purpose     TEXT    NOT NULL,
    outcome     TEXT    NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
    session     TEXT    NOT NULL,
    network     TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    prev_hash   TEXT    NOT NULL,           -- hex SHA-256
    hash        TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_event_actor ON audit_event (actor, at);
CREATE INDEX audit_event_object ON audit_event (object_kind, object_id, at);

-- The last link, so that rows missing from the end are noticed too.
CREATE TABLE audit_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  INTEGER NOT NULL,
    hash TEXT    NOT NULL
) STRICT;
INSERT INTO audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- One row: is this real or demo data (TRN-8), when was it made, and which state of the register it holds.
CREATE TABLE database_mark (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    kind             TEXT    NOT NULL CHECK (kind IN ('real', 'demo')),
    made_at          INTEGER NOT NULL,
    register_version INTEGER NOT NULL DEFAULT 0     -- goes up with every applied import and every restriction
) STRICT;

-- What is written stays written (USE-8), the mark of the file too (TRN-8). Whoever goes round these is found by the chain.
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'audit rows are only ever added');
END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'audit rows are only ever added');
END;
CREATE TRIGGER audit_head_forward_only BEFORE UPDATE ON audit_head WHEN NEW.seq <> OLD.seq + 1
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;
CREATE TRIGGER database_mark_stays BEFORE UPDATE OF id, kind, made_at ON database_mark
BEGIN
    SELECT RAISE(ABORT, 'the mark never changes');
END;
CREATE TRIGGER database_mark_no_delete BEFORE DELETE ON database_mark
BEGIN
    SELECT RAISE(ABORT, 'the mark never changes');
END;
