-- The register: source rows as they came, apart from the entries that are computed from them.

-- One run of an import, of one or more files, applied in one transaction.
CREATE TABLE import_batch (
    id         INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    files      TEXT    NOT NULL,        -- JSON: name, source, SHA-256, rows, as_at of each
    added      INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    unchanged  INTEGER NOT NULL,
    rejected   INTEGER NOT NULL
) STRICT;

-- ENT-1: one entry per child. All of it is computed from its source records and can be computed again.
CREATE TABLE entry (
    id                 INTEGER PRIMARY KEY,
    public_id          TEXT    NOT NULL UNIQUE,     -- F1, the Child Link identifier
    date_of_birth      TEXT    NOT NULL,
    sex                TEXT    NOT NULL,
    date_of_death      TEXT,
    enrolled_until     TEXT,                        -- ENT-20: last day of school enrolment; '9999-12-31' while enrolled
    restricted         INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),         -- ENT-23
    location_protected INTEGER NOT NULL DEFAULT 0 CHECK (location_protected IN (0, 1)), -- ENT-24
    inactive_from      TEXT    NOT NULL,            -- ENT-20, ENT-22: first day out of search and view
    facts              TEXT    NOT NULL             -- JSON: the fields of table 2.2, merged; see server/register/facts.h
) STRICT;

-- One child as one source system knows it. `payload` holds the fields of table 2.2 that the source gave, and no others.
CREATE TABLE source_record (
    id           INTEGER PRIMARY KEY,
    source       TEXT    NOT NULL CHECK (source IN ('mch', 'kindergarten', 'school', 'child_protection')),
    source_ref   TEXT    NOT NULL,
    entry_id     INTEGER NOT NULL REFERENCES entry (id),
    batch_id     INTEGER NOT NULL REFERENCES import_batch (id),
    content_hash TEXT    NOT NULL,
    payload      TEXT    NOT NULL,      -- JSON
    UNIQUE (source, source_ref)
) STRICT;
CREATE INDEX source_record_entry ON source_record (entry_id);

-- F2, folded for matching (SRC-3): one row per name of an entry. A key keeps its parts apart by one space
-- (text::spaced_key: 'obrien sample'), so that each can be compared by itself.
CREATE TABLE entry_name (
    entry_id   INTEGER NOT NULL REFERENCES entry (id),
    position   INTEGER NOT NULL,                    -- 0: the current name
    given_key  TEXT    NOT NULL,
    family_key TEXT    NOT NULL,
    display    TEXT    NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

-- For the search over everyone: every key a name can be found by (the whole name, each part of a hyphenated or spaced one).
CREATE TABLE search_key (
    key           TEXT    NOT NULL,
    role          TEXT    NOT NULL CHECK (role IN ('f', 'g')),     -- family or given
    date_of_birth TEXT    NOT NULL,
    entry_id      INTEGER NOT NULL REFERENCES entry (id),
    PRIMARY KEY (key, role, date_of_birth, entry_id)
) STRICT, WITHOUT ROWID;

-- All stays at services, for scope (ENT-16, ENT-17) and for the current service in a result row (SRC-5).
CREATE TABLE entry_service (
    entry_id   INTEGER NOT NULL REFERENCES entry (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('school', 'kindergarten', 'early_education', 'mch', 'playgroup')),
    year_level TEXT    NOT NULL DEFAULT '',
    from_day   TEXT    NOT NULL,
    to_day     TEXT    NOT NULL DEFAULT '9999-12-31',   -- last day; open-ended while current
    PRIMARY KEY (entry_id, service_id, kind, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_service_service ON entry_service (service_id, to_day, entry_id);

-- F7 people, under the source's own reference; siblings are derived from sharing one (F8).
CREATE TABLE entry_person (
    entry_id   INTEGER NOT NULL REFERENCES entry (id),
    person_key TEXT    NOT NULL,                    -- 'source:reference'
    is_parent  INTEGER NOT NULL CHECK (is_parent IN (0, 1)),
    PRIMARY KEY (entry_id, person_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person_key ON entry_person (person_key);

-- ENT-7: not recorded at all, by decision. A field group of the entry, or one related person.
CREATE TABLE withholding (
    id          INTEGER PRIMARY KEY,
    entry_id    INTEGER NOT NULL REFERENCES entry (id),
    field_group TEXT    NOT NULL DEFAULT '',        -- 'family', ...; empty when a person is meant
    person_key  TEXT    NOT NULL DEFAULT '',
    reason      TEXT    NOT NULL CHECK (reason <> ''),
    decided_by  TEXT    NOT NULL,
    decided_on  TEXT    NOT NULL,
    CHECK ((field_group = '') <> (person_key = ''))
) STRICT;
CREATE INDEX withholding_entry ON withholding (entry_id);

-- Near but not equal: for a person to decide, never joined by guess.
CREATE TABLE link_review (
    id               INTEGER PRIMARY KEY,
    source           TEXT    NOT NULL,
    source_ref       TEXT    NOT NULL,
    candidate_source TEXT    NOT NULL,
    candidate_ref    TEXT    NOT NULL,
    reason           TEXT    NOT NULL,              -- 'sex differs', 'given name close', ...
    opened_at        INTEGER NOT NULL,
    UNIQUE (source, source_ref, candidate_source, candidate_ref)
) STRICT;

-- ENT-4: when each source was last loaded.
CREATE TABLE source_load (
    source TEXT PRIMARY KEY,
    as_at  TEXT NOT NULL
) STRICT;

-- What a User may open in this session, and under which purpose it was found (SRC-7). The handle is all the browser holds.
CREATE TABLE listing (
    handle     TEXT    PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    entry_id   INTEGER NOT NULL REFERENCES entry (id),
    grant_id   INTEGER NOT NULL REFERENCES access_grant (id),
    purpose    TEXT    NOT NULL,
    note       TEXT    NOT NULL DEFAULT '',
    UNIQUE (session_id, entry_id, grant_id, purpose)
) STRICT;

-- SRC-11: searches and views per account and hour.
CREATE TABLE usage_count (
    account_id INTEGER NOT NULL REFERENCES account (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('search', 'view')),
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX usage_count_account ON usage_count (account_id, kind, at);
