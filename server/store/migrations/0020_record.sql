-- Request logging (section 4 of the rules on information sharing). What a record says is sealed with the server's key; the
-- columns beside it hold what registers sort, filter and count by, and nothing about a person.

-- IS-126, IS-445: each organisation's own way of working.
CREATE TABLE sharing_service (
    service_id      INTEGER PRIMARY KEY REFERENCES service (id),
    code            TEXT    NOT NULL UNIQUE,          -- of its references: 'MOON' in 'MOON-2026-00012'
    approval        TEXT    NOT NULL DEFAULT 'LEAD_ON_REFUSAL' CHECK (approval IN ('NONE', 'LEAD_ON_REFUSAL', 'LEAD_ALWAYS')),
    acknowledge_days INTEGER NOT NULL DEFAULT 1 CHECK (acknowledge_days > 0),
    respond_p2_days INTEGER NOT NULL DEFAULT 2 CHECK (respond_p2_days > 0),
    respond_p3_days INTEGER NOT NULL DEFAULT 5 CHECK (respond_p3_days > 0),
    alarm_p1_hours  INTEGER NOT NULL DEFAULT 2 CHECK (alarm_p1_hours > 0),
    last_number     INTEGER NOT NULL DEFAULT 0,       -- in `last_year`
    last_year       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sharing_record (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    ref         TEXT    NOT NULL UNIQUE,              -- never used again, no personal data
    service_id  INTEGER NOT NULL REFERENCES service (id),
    type        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    parent_id   INTEGER REFERENCES sharing_record (id),   -- the request that this answers, the record that this corrects
    version     INTEGER NOT NULL DEFAULT 0,
    scheme      TEXT    NOT NULL DEFAULT '',
    direction   TEXT    NOT NULL DEFAULT '',
    priority    TEXT    NOT NULL DEFAULT '',
    other_id    TEXT    NOT NULL DEFAULT '',          -- public id of the organisation on the other side
    other_name  TEXT    NOT NULL DEFAULT '',          -- as it was on the day
    category    TEXT    NOT NULL DEFAULT '',
    label       TEXT    NOT NULL DEFAULT '',          -- sealed; initials of the children (IS-609)
    owner_id    INTEGER NOT NULL REFERENCES account (id),
    made_at     INTEGER NOT NULL,
    happened_on TEXT    NOT NULL DEFAULT '',          -- the day it is about: asked, told, made
    received_at INTEGER,
    acknowledged_at INTEGER,
    decided_at  INTEGER,
    answered_at INTEGER,
    closed_at   INTEGER,
    paused_days INTEGER NOT NULL DEFAULT 0,
    needed_by   TEXT    NOT NULL DEFAULT '',
    target_at   INTEGER,                              -- the organisation's own aim, nothing legal (IS-443)
    is_over     INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1)),
    is_afterwards INTEGER NOT NULL DEFAULT 0 CHECK (is_afterwards IN (0, 1)),   -- recorded once it had happened
    asked       INTEGER NOT NULL DEFAULT 0,           -- items
    shared      INTEGER NOT NULL DEFAULT 0,
    refused     INTEGER NOT NULL DEFAULT 0,
    reasons     TEXT    NOT NULL DEFAULT '',          -- codes, one to a line
    has_reasons INTEGER NOT NULL DEFAULT 0 CHECK (has_reasons IN (0, 1)),       -- written ones were sent
    outcomes    TEXT    NOT NULL DEFAULT '',          -- counted words for reports: views, notices, consent
    findings    INTEGER NOT NULL DEFAULT 0,           -- open ones
    retention_class TEXT NOT NULL DEFAULT 'HOLD_UNTIL_CLASSIFIED',
    exchange    TEXT    NOT NULL DEFAULT ''           -- shared with the record of the other side (two sides)
) STRICT;
CREATE INDEX sharing_record_board ON sharing_record (service_id, is_over, priority, needed_by);
CREATE INDEX sharing_record_register ON sharing_record (service_id, type, happened_on, id);
CREATE INDEX sharing_record_parent ON sharing_record (parent_id);
CREATE INDEX sharing_record_exchange ON sharing_record (exchange) WHERE exchange <> '';
CREATE INDEX sharing_record_other ON sharing_record (service_id, other_id, happened_on);

-- IS-402: only ever added. A wrong entry is superseded by the next one.
CREATE TABLE sharing_version (
    record_id  INTEGER NOT NULL REFERENCES sharing_record (id),
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    by         TEXT    NOT NULL,                      -- public id of the account
    role       TEXT    NOT NULL,
    reason     TEXT    NOT NULL DEFAULT '',           -- sealed
    body       TEXT    NOT NULL,                      -- sealed; the sheet
    judged     TEXT    NOT NULL DEFAULT '',           -- sealed; facts, outcome and row of each item (IS-240)
    table_version TEXT NOT NULL,
    PRIMARY KEY (record_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sharing_version_no_update BEFORE UPDATE ON sharing_version
BEGIN
    SELECT RAISE(ABORT, 'a version of a record is never changed');
END;
CREATE TRIGGER sharing_version_no_delete BEFORE DELETE ON sharing_version
BEGIN
    SELECT RAISE(ABORT, 'a version of a record is never deleted');
END;

-- IS-483: each step from state to state.
CREATE TABLE sharing_step (
    id         INTEGER PRIMARY KEY,
    record_id  INTEGER NOT NULL REFERENCES sharing_record (id),
    at         INTEGER NOT NULL,
    by         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    event      TEXT    NOT NULL,
    from_state TEXT    NOT NULL,
    to_state   TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    reason     TEXT    NOT NULL DEFAULT '',           -- sealed
    confirmed  TEXT    NOT NULL DEFAULT ''            -- warnings that were confirmed, one to a line
) STRICT;
CREATE INDEX sharing_step_record ON sharing_step (record_id, id);
CREATE TRIGGER sharing_step_no_update BEFORE UPDATE ON sharing_step
BEGIN
    SELECT RAISE(ABORT, 'the steps of a record are only ever added');
END;
CREATE TRIGGER sharing_step_no_delete BEFORE DELETE ON sharing_step
BEGIN
    SELECT RAISE(ABORT, 'the steps of a record are only ever added');
END;

-- What somebody is writing and has not saved yet: theirs alone, on top of the version that it began with.
CREATE TABLE sharing_working (
    record_id  INTEGER NOT NULL REFERENCES sharing_record (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    version    INTEGER NOT NULL,
    body       TEXT    NOT NULL,                      -- sealed
    at         INTEGER NOT NULL,
    PRIMARY KEY (record_id, account_id)
) STRICT, WITHOUT ROWID;

-- IS-501: a past step that failed a check, until somebody of RECORDS has dealt with it.
CREATE TABLE sharing_finding (
    id         INTEGER PRIMARY KEY,
    record_id  INTEGER NOT NULL REFERENCES sharing_record (id),
    code       TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    found_at   INTEGER NOT NULL,
    closed_at  INTEGER,
    closed_by  TEXT    NOT NULL DEFAULT '',
    how        TEXT    NOT NULL DEFAULT ''            -- sealed
) STRICT;
CREATE INDEX sharing_finding_record ON sharing_finding (record_id, closed_at);

CREATE TABLE sharing_task (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    service_id INTEGER NOT NULL REFERENCES service (id),
    record_id  INTEGER REFERENCES sharing_record (id),
    role       TEXT    NOT NULL,                      -- whose it is
    kind       TEXT    NOT NULL,
    object     TEXT    NOT NULL DEFAULT '',           -- public id of what it is about, where that is no record
    due_on     TEXT    NOT NULL DEFAULT '',
    made_at    INTEGER NOT NULL,
    done_at    INTEGER,
    done_by    TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sharing_task_open ON sharing_task (service_id, done_at, role);
CREATE INDEX sharing_task_record ON sharing_task (record_id, done_at);

-- IS-127: whom a record lets in besides those with a role on it.
CREATE TABLE sharing_invitation (
    record_id  INTEGER NOT NULL REFERENCES sharing_record (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    question   TEXT    NOT NULL,                      -- sealed
    at         INTEGER NOT NULL,
    by         TEXT    NOT NULL,
    PRIMARY KEY (record_id, account_id)
) STRICT, WITHOUT ROWID;

-- What passes between two organisations that both use the system; sealed, and never changed.
CREATE TABLE sharing_message (
    id         INTEGER PRIMARY KEY,
    exchange   TEXT    NOT NULL,
    from_id    INTEGER NOT NULL REFERENCES service (id),
    kind       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    by         TEXT    NOT NULL,
    body       TEXT    NOT NULL                       -- sealed
) STRICT;
CREATE INDEX sharing_message_exchange ON sharing_message (exchange, id);
CREATE TRIGGER sharing_message_no_update BEFORE UPDATE ON sharing_message
BEGIN
    SELECT RAISE(ABORT, 'what was sent is never changed');
END;
CREATE TRIGGER sharing_message_no_delete BEFORE DELETE ON sharing_message
BEGIN
    SELECT RAISE(ABORT, 'what was sent is never deleted');
END;

-- A filter of a register that somebody keeps under a name.
CREATE TABLE sharing_saved_view (
    account_id INTEGER NOT NULL REFERENCES account (id),
    name       TEXT    NOT NULL,
    address    TEXT    NOT NULL,                      -- the filter as its screen writes it, nothing about a person
    PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;
