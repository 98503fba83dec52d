-- What the clocks keep: which days they have worked through, what they warned of, and what was planned for a day
-- (OFF-1 to OFF-11, ACT-8 to ACT-10, Q21). Days are Melbourne's, "2026-03-03".

-- OFF-5: one row for each day and clock. A day is done once it has `finished_at`; a row without is tried again.
CREATE TABLE job_run (
    day         TEXT    NOT NULL,
    clock       TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    count       INTEGER NOT NULL DEFAULT 0,          -- accounts, services or transfers that it changed or warned
    error       TEXT    NOT NULL DEFAULT '',         -- the code of what stopped it
    PRIMARY KEY (day, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_run_clock ON job_run (clock, day);

-- OFF-4: each warning once. Another `ends_on` is another count: a sign-in or a renewal begins it.
CREATE TABLE clock_warning (
    account_id INTEGER NOT NULL REFERENCES account (id),
    clock      TEXT    NOT NULL CHECK (clock IN ('inactivity', 'credential')),
    ends_on    TEXT    NOT NULL,                     -- the day that the rule ends access on
    due_on     TEXT    NOT NULL,                     -- the day for which the warning was
    named      TEXT    NOT NULL,                     -- the day that the letter named: never before it (OFF-5)
    warned_at  INTEGER NOT NULL,
    PRIMARY KEY (account_id, clock, ends_on, due_on)
) STRICT, WITHOUT ROWID;

-- OFF-10, OFF-11: a planned absence, both days inside.
CREATE TABLE absence (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT    NOT NULL UNIQUE,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    from_on      TEXT    NOT NULL,
    to_on        TEXT    NOT NULL CHECK (to_on >= from_on),
    note         TEXT    NOT NULL,
    entered_by   INTEGER NOT NULL REFERENCES account (id),
    entered_at   INTEGER NOT NULL,
    cancelled_at INTEGER,
    done_at      INTEGER                             -- access was ended for it
) STRICT;
CREATE INDEX absence_account ON absence (account_id);
CREATE INDEX absence_due ON absence (from_on) WHERE cancelled_at IS NULL AND done_at IS NULL;

-- ACT-8: the duties of one Authoriser in the hands of another, both days inside.
CREATE TABLE transfer (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),           -- who is away
    acting_id  INTEGER NOT NULL REFERENCES account (id),           -- the Temporary Authoriser
    from_on    TEXT    NOT NULL,
    to_on      TEXT    NOT NULL CHECK (to_on >= from_on),
    made_at    INTEGER NOT NULL,
    began_at   INTEGER,
    ended_at   INTEGER,                                            -- without began_at: it never began
    end_reason TEXT    NOT NULL DEFAULT '',                        -- 'over', 'early', 'no_substitute'
    CHECK (account_id <> acting_id)
) STRICT;
CREATE INDEX transfer_open ON transfer (from_on) WHERE ended_at IS NULL;
CREATE INDEX transfer_account ON transfer (account_id);
CREATE INDEX transfer_acting ON transfer (acting_id);
CREATE TABLE transfer_service (
    transfer_id INTEGER NOT NULL REFERENCES transfer (id),
    service_id  INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (transfer_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_service_service ON transfer_service (service_id);

-- ACT-10: notice of leaving the role. A later one takes the place of an earlier one; none is deleted.
CREATE TABLE leaving (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    leaves_on  TEXT    NOT NULL,
    facts      TEXT    NOT NULL,                     -- as the Department was told them, one a line
    told_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX leaving_account ON leaving (account_id, id);

-- Q21: nobody has been there to answer for this grant for too long. Beside the lock of a review, so that the end of one
-- does not end the other.
ALTER TABLE access_grant ADD COLUMN unattended_at INTEGER;

-- Q20: whose clearance or registration ends soon.
CREATE INDEX account_credential ON account (credential_expires_on) WHERE credential_state = 'current';
