-- Who may look: workforces and purposes as reference data, services, accounts, grants, sessions.

-- Table 1.3 and ENT-15. An administrator can correct a row; `source` and `as_of` say where it came from.
CREATE TABLE workforce (
    code                   TEXT    PRIMARY KEY,     -- 'W1'; W10 has one row per capability (ACT-12)
    label                  TEXT    NOT NULL,
    scope                  TEXT    NOT NULL CHECK (scope IN
        ('none', 'enrolled_at_service', 'known_to_service', 'council_services', 'area', 'everyone')),
    sees_identity          TEXT    NOT NULL CHECK (sees_identity IN ('none', 'status_only', 'all')),
    sees_family            TEXT    NOT NULL CHECK (sees_family IN ('none', 'status_only', 'all')),
    sees_child_protection  TEXT    NOT NULL CHECK (sees_child_protection IN ('none', 'status_only', 'all')),
    sees_early_years       TEXT    NOT NULL CHECK (sees_early_years IN ('none', 'status_only', 'all')),
    sees_school            TEXT    NOT NULL CHECK (sees_school IN ('none', 'status_only', 'all')),
    sees_supports          TEXT    NOT NULL CHECK (sees_supports IN ('none', 'status_only', 'all')),
    sees_end               TEXT    NOT NULL CHECK (sees_end IN ('none', 'status_only', 'all')),
    sees_protected_services INTEGER NOT NULL CHECK (sees_protected_services IN (0, 1)),   -- ENT-24
    may_list_roll          INTEGER NOT NULL CHECK (may_list_roll IN (0, 1)),              -- SRC-2
    source                 TEXT    NOT NULL,
    as_of                  TEXT    NOT NULL
) STRICT;

-- SRC-7. `position` is the order in which a User reads them.
CREATE TABLE purpose (
    workforce TEXT    NOT NULL REFERENCES workforce (code),
    code      TEXT    NOT NULL,
    label     TEXT    NOT NULL,
    position  INTEGER NOT NULL,
    source    TEXT    NOT NULL,
    as_of     TEXT    NOT NULL,
    PRIMARY KEY (workforce, code)
) STRICT;

-- One school, campus, kindergarten, council MCH service or office.
CREATE TABLE service (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL CHECK (kind IN
        ('school', 'kindergarten', 'early_education', 'mch', 'playgroup', 'council', 'office')),
    source       TEXT    NOT NULL,                   -- which register it came from
    source_ref   TEXT    NOT NULL,                   -- its number there; extracts name services by it
    name         TEXT    NOT NULL,
    sector       TEXT    NOT NULL DEFAULT '',        -- 'Government', 'Catholic', 'Independent', 'Council'
    town         TEXT    NOT NULL DEFAULT '',
    council      TEXT    NOT NULL DEFAULT '',        -- local government area
    area         TEXT    NOT NULL DEFAULT '',        -- the Department's area
    content_hash TEXT    NOT NULL DEFAULT '',
    UNIQUE (source, source_ref)
) STRICT;
CREATE INDEX service_council ON service (council, kind);
CREATE INDEX service_area ON service (area, kind);

CREATE TABLE account (
    id              INTEGER PRIMARY KEY,
    public_id       TEXT    NOT NULL UNIQUE,
    username        TEXT    NOT NULL UNIQUE,         -- folded to lower case
    name            TEXT    NOT NULL,
    is_authoriser   INTEGER NOT NULL CHECK (is_authoriser IN (0, 1)),    -- ACT-4: two flags, never one role
    is_user         INTEGER NOT NULL CHECK (is_user IN (0, 1)),
    state           TEXT    NOT NULL CHECK (state IN ('active', 'locked', 'restricted', 'inactive')),
    password_hash   TEXT    NOT NULL,
    totp_secret     TEXT    NOT NULL DEFAULT '',     -- sealed with the server's key; empty: not enrolled yet
    totp_pending    TEXT    NOT NULL DEFAULT '',     -- sealed; offered and not yet confirmed
    totp_last_step  INTEGER NOT NULL DEFAULT 0,      -- a code is never taken twice (REG-15)
    last_sign_in_at INTEGER                          -- completed sign-ins only (REG-17)
) STRICT;

CREATE TABLE recovery_code (
    account_id INTEGER NOT NULL REFERENCES account (id),
    code_hash  TEXT    NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (account_id, code_hash)
) STRICT;

-- One User's access to one service.
CREATE TABLE access_grant (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    workforce  TEXT    NOT NULL REFERENCES workforce (code),
    user_type  TEXT    NOT NULL,                     -- 'Teacher'
    granted_at INTEGER NOT NULL,
    ended_at   INTEGER,
    UNIQUE (account_id, service_id, workforce)
) STRICT;

-- Sessions live in the store: ending one is one row, and takes effect on the next request (REG-22).
CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT    NOT NULL UNIQUE,            -- for the audit log; not the secret
    token_hash   TEXT    NOT NULL UNIQUE,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    stage        TEXT    NOT NULL CHECK (stage IN ('enrolment', 'code', 'agreement', 'ready')),
    device       TEXT    NOT NULL DEFAULT '',        -- known-device id, so that a stranger cannot lock it out
    started_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ended_at     INTEGER,
    end_reason   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX session_account ON session (account_id, ended_at);

-- REG-21: failures, counted for an account name (known or not) and a device (known, or '' for all strangers together).
CREATE TABLE sign_in_failure (
    name_hash    TEXT    NOT NULL,
    device       TEXT    NOT NULL,
    failures     INTEGER NOT NULL,
    locked_until INTEGER NOT NULL DEFAULT 0,
    last_at      INTEGER NOT NULL,                  -- forgotten a day later
    PRIMARY KEY (name_hash, device)
) STRICT;
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at);

-- Devices from which an account has completed a sign-in. The browser holds the token; only its hash is here.
CREATE TABLE known_device (
    account_id INTEGER NOT NULL REFERENCES account (id),
    token_hash TEXT    NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (account_id, token_hash)
) STRICT;
CREATE INDEX known_device_token ON known_device (token_hash);
