-- The log is searched by who, about what, which act and what came of it, over any period, newest first (USE-6, USE-9).
-- Each index begins with what is asked for and goes on in the order of the answer, by moment and number, so that a page
-- is a short walk along it; behind stands what is asked for beside it, so that rows which do not fit are never fetched.
DROP INDEX audit_event_actor;
DROP INDEX audit_event_object;
DROP INDEX audit_event_at;
CREATE INDEX audit_event_actor ON audit_event (actor, at, seq, action, outcome);
CREATE INDEX audit_event_object ON audit_event (object_id, at, seq, object_kind);
CREATE INDEX audit_event_action ON audit_event (action, at, seq, outcome);
CREATE INDEX audit_event_outcome ON audit_event (outcome, at, seq, action);
CREATE INDEX audit_event_at ON audit_event (at, seq);

-- ACT-12: what the Secretary has authorised somebody of the Department for, in writing. Never deleted.
CREATE TABLE staff_authorisation (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    purpose     TEXT    NOT NULL CHECK (purpose IN ('find_missing', 'systems', 'data', 'deidentify')),
    signed_on   TEXT    NOT NULL,                    -- the day on the paper
    reference   TEXT    NOT NULL CHECK (reference <> ''),
    recorded_by INTEGER NOT NULL REFERENCES account (id),
    recorded_at INTEGER NOT NULL,
    ended_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX staff_authorisation_once ON staff_authorisation (account_id, purpose) WHERE ended_at IS NULL;

-- ACT-23: a type that nobody is given any more stays, since those who have it keep it.
ALTER TABLE user_type ADD COLUMN is_offered INTEGER NOT NULL DEFAULT 1 CHECK (is_offered IN (0, 1));
CREATE INDEX duty_account ON duty (account_id, ended_at);
