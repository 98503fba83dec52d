-- The life of somebody's access: invited, registered, granted services, and ended. An account's `state` stays what it
-- was, whether it can sign in; "invited", "incomplete" and "cancelled" are states of its last invitation (MAN-22).

ALTER TABLE account ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN last_name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN is_administrator INTEGER NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1));
ALTER TABLE account ADD COLUMN is_reviewer INTEGER NOT NULL DEFAULT 0 CHECK (is_reviewer IN (0, 1));
ALTER TABLE account ADD COLUMN is_auditor INTEGER NOT NULL DEFAULT 0 CHECK (is_auditor IN (0, 1));
-- What `state` is computed from, besides grants and invitation.
ALTER TABLE account ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1));             -- by an operator
ALTER TABLE account ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1)); -- wholly (RES-3)
ALTER TABLE account ADD COLUMN terms_version INTEGER NOT NULL DEFAULT 0;          -- REG-16, the one accepted
ALTER TABLE account ADD COLUMN credential_kind TEXT NOT NULL DEFAULT '' CHECK (credential_kind IN ('', 'wwcc', 'vit'));
ALTER TABLE account ADD COLUMN credential_number TEXT NOT NULL DEFAULT '';        -- sealed with the server's key
ALTER TABLE account ADD COLUMN credential_expires_on TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN credential_state TEXT NOT NULL DEFAULT '' CHECK (credential_state IN ('', 'current', 'lapsed', 'barred'));
ALTER TABLE account ADD COLUMN credential_owed INTEGER NOT NULL DEFAULT 0 CHECK (credential_owed IN (0, 1)); -- MAN-11
ALTER TABLE account ADD COLUMN receipt_number TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN trained_on TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN activated_at INTEGER;                              -- OFF-2: the clock of who never signed in
ALTER TABLE account ADD COLUMN removed_at INTEGER;                                -- OFF-8: since when nothing is granted
ALTER TABLE account ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';
UPDATE account SET
    first_name = trim(rtrim(name, replace(name, ' ', ''))),
    last_name = substr(name, length(rtrim(name, replace(name, ' ', ''))) + 1),
    is_restricted = CASE WHEN state = 'restricted' THEN 1 ELSE 0 END,
    is_held = CASE WHEN state = 'locked' THEN 1 ELSE 0 END;
CREATE INDEX account_email ON account (email);

-- ACT-7: the authorisation in writing. Never deleted; sending it again changes only its link.
CREATE TABLE invitation (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    invited_by INTEGER REFERENCES account (id),          -- empty: by an operator of this server
    makes      TEXT    NOT NULL CHECK (makes IN ('user', 'authoriser')),
    user_type  TEXT    NOT NULL DEFAULT '',
    purpose    TEXT    NOT NULL DEFAULT '',
    services   TEXT    NOT NULL,                         -- JSON, their names as they were
    invited_at INTEGER NOT NULL,
    sent_at    INTEGER NOT NULL,                         -- the link that works was sent then (REG-3)
    token_hash TEXT    NOT NULL DEFAULT '',              -- empty: no link works
    opened_at  INTEGER,
    done_at    INTEGER,
    cancelled_at INTEGER,
    CHECK (done_at IS NULL OR cancelled_at IS NULL)
) STRICT;
CREATE UNIQUE INDEX invitation_open ON invitation (account_id) WHERE done_at IS NULL AND cancelled_at IS NULL;
CREATE UNIQUE INDEX invitation_token ON invitation (token_hash) WHERE token_hash <> '';
CREATE INDEX invitation_account ON invitation (account_id, id);

-- REG-7, REG-8, MAN-6: which steps are done, and since when; failed checks are counted here (REG-14).
CREATE TABLE invitation_step (
    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
    step          TEXT    NOT NULL CHECK (step IN ('password', 'factor', 'credential', 'training', 'terms')),
    done_at       INTEGER,
    tries         INTEGER NOT NULL DEFAULT 0,
    first_try_at  INTEGER,
    PRIMARY KEY (invitation_id, step)
) STRICT, WITHOUT ROWID;

-- A session that registers reaches nothing but its steps.
ALTER TABLE session ADD COLUMN invitation_id INTEGER REFERENCES invitation (id);

ALTER TABLE access_grant ADD COLUMN end_reason TEXT NOT NULL DEFAULT '';          -- MAN-14
ALTER TABLE access_grant ADD COLUMN ended_by TEXT NOT NULL DEFAULT '';            -- public id; 'system:...' for a clock
ALTER TABLE access_grant ADD COLUMN locked_at INTEGER;                            -- UAR-7, by a review that is overdue
ALTER TABLE access_grant ADD COLUMN unlocked_at INTEGER;                          -- OFF-6
CREATE INDEX access_grant_service ON access_grant (service_id, ended_at);

-- Who is the Authoriser of what. One in force for each service whose workforce has but one (ACT-6). `region`: the
-- Co-ordinator who authorises a school's principal and nobody else (ACT-5); it stands beside the school's own.
CREATE TABLE duty (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('active', 'temporary', 'holding', 'region')),
    from_at    INTEGER NOT NULL,
    ended_at   INTEGER,
    in_force   INTEGER NOT NULL CHECK (in_force IN (0, 1)),   -- 0 too while a substitute acts (ACT-8)
    is_sole    INTEGER NOT NULL CHECK (is_sole IN (0, 1)),
    CHECK (ended_at IS NULL OR in_force = 0)
) STRICT;
CREATE UNIQUE INDEX duty_sole ON duty (service_id) WHERE in_force = 1 AND is_sole = 1;
CREATE UNIQUE INDEX duty_once ON duty (account_id, service_id) WHERE ended_at IS NULL;
CREATE INDEX duty_service ON duty (service_id, in_force);

-- ACT-20, ACT-22: whether a service may have Users, and why not.
ALTER TABLE service ADD COLUMN admits_users INTEGER NOT NULL DEFAULT 1 CHECK (admits_users IN (0, 1));
ALTER TABLE service ADD COLUMN admits_why TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN campus_of INTEGER REFERENCES service (id);         -- ACT-21: the cap is for the school

-- Table 1.3, the rest of its columns (ACT-6, ACT-21, Q7).
ALTER TABLE workforce ADD COLUMN service_kind TEXT NOT NULL DEFAULT '';           -- of the services that it belongs to
ALTER TABLE workforce ADD COLUMN sector TEXT NOT NULL DEFAULT '';                 -- '' : any that no other row names
ALTER TABLE workforce ADD COLUMN authoriser_title TEXT NOT NULL DEFAULT '';
ALTER TABLE workforce ADD COLUMN user_cap INTEGER NOT NULL DEFAULT 0;             -- 0: none, the count is shown
ALTER TABLE workforce ADD COLUMN is_sole_authoriser INTEGER NOT NULL DEFAULT 0 CHECK (is_sole_authoriser IN (0, 1));
UPDATE workforce SET service_kind = 'school', sector = 'Government', user_cap = 7, is_sole_authoriser = 1,
    authoriser_title = 'Principal' WHERE code = 'W1';
UPDATE workforce SET service_kind = 'school', user_cap = 7, authoriser_title = 'Principal' WHERE code = 'W2';
UPDATE workforce SET service_kind = 'kindergarten', authoriser_title = 'Approved provider' WHERE code = 'W3';
UPDATE workforce SET service_kind = 'mch', authoriser_title = 'Chief Executive Officer of the council' WHERE code = 'W4';
UPDATE workforce SET service_kind = 'council', authoriser_title = 'Chief Executive Officer of the council' WHERE code = 'W5';
UPDATE workforce SET service_kind = 'office', sector = 'Child Protection', authoriser_title = 'Senior child protection role' WHERE code IN ('W6', 'W7');
UPDATE workforce SET service_kind = 'office', authoriser_title = 'Area Executive Director' WHERE code = 'W8';

-- Who may be a User of a workforce. A type that does not count stands beside the cap: the principal (ACT-21).
CREATE TABLE user_type (
    workforce TEXT    NOT NULL REFERENCES workforce (code),
    label     TEXT    NOT NULL,
    counts    INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
    by_region INTEGER NOT NULL DEFAULT 0 CHECK (by_region IN (0, 1)),   -- ACT-5: by a Co-ordinator only
    position  INTEGER NOT NULL,
    source    TEXT    NOT NULL,
    as_of     TEXT    NOT NULL,
    PRIMARY KEY (workforce, label)
) STRICT;
INSERT INTO user_type (workforce, label, counts, by_region, position, source, as_of) VALUES
    ('W1', 'Teacher', 1, 0, 1, 'table 1.3 W1', '2026-11-01'),
    ('W1', 'Education support staff', 1, 0, 2, 'table 1.3 W1', '2026-11-01'),
    ('W1', 'Student wellbeing professional', 1, 0, 3, 'table 1.3 W1', '2026-11-01'),
    ('W1', 'Principal', 0, 1, 4, 'table 1.3 W1; ACT-5', '2026-11-01'),
    ('W2', 'Teacher', 1, 0, 1, 'table 1.3 W2', '2026-11-01'),
    ('W2', 'Student wellbeing professional', 1, 0, 2, 'table 1.3 W2', '2026-11-01'),
    ('W2', 'Principal', 0, 1, 3, 'table 1.3 W2', '2026-11-01'),
    ('W3', 'Early childhood teacher', 1, 0, 1, 'table 1.3 W3', '2026-11-01'),
    ('W4', 'Maternal and child health nurse', 1, 0, 1, 'table 1.3 W4', '2026-11-01'),
    ('W5', 'Childhood services planning or policy', 1, 0, 1, 'table 1.3 W5', '2026-11-01'),
    ('W6', 'Child Protection practitioner', 1, 0, 1, 'table 1.3 W6', '2026-11-01'),
    ('W6', 'Executive Officer', 1, 0, 2, 'table 1.3 W6', '2026-11-01'),
    ('W6', 'Kinship engagement or permanent care worker', 1, 0, 3, 'table 1.3 W6', '2026-11-01'),
    ('W7', 'Worker of a provider in child protection', 1, 0, 1, 'table 1.3 W7', '2026-11-01'),
    ('W8', 'Navigator', 1, 0, 1, 'table 1.3 W8', '2026-11-01'),
    ('W8', 'Student Support Services', 1, 0, 2, 'table 1.3 W8', '2026-11-01'),
    ('W8', 'School nurse', 1, 0, 3, 'table 1.3 W8', '2026-11-01'),
    ('W8', 'Koorie workforce', 1, 0, 4, 'table 1.3 W8', '2026-11-01');

-- MAN-15: the Department is still to be told why somebody's access was ended.
CREATE TABLE reminder (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),      -- the Authoriser who owes it
    about_id   INTEGER NOT NULL REFERENCES account (id),
    reason     TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    done_at    INTEGER
) STRICT;
CREATE INDEX reminder_account ON reminder (account_id, done_at);
