-- RES: cases, every step of them, what is restricted by them, and the days that are no business days.

-- A ground is sensitive: ground, facts, who asked and every note are sealed with the server's key.
CREATE TABLE restriction_case (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    object      TEXT    NOT NULL CHECK (object IN ('access', 'entry')),     -- RES-2
    account_id  INTEGER REFERENCES account (id),                            -- whose access
    entry       TEXT    NOT NULL DEFAULT '',                                -- Child Link identifier
    origin      TEXT    NOT NULL CHECK (origin IN ('notice', 'own', 'request', 'register')),
    asked_by    TEXT    NOT NULL DEFAULT '',                                -- sealed; of a request
    ground      TEXT    NOT NULL,                                           -- sealed
    facts       TEXT    NOT NULL,                                           -- sealed
    learned_on  TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('received', 'assessing', 'restricted', 'not_restricted',
        'review_requested', 'review_decided', 'closed')),
    made_at     INTEGER NOT NULL,
    state_at    INTEGER NOT NULL,
    late_since  INTEGER,                                                    -- a request for review that came late waits
    CHECK ((object = 'access') = (account_id IS NOT NULL)),
    CHECK ((object = 'entry') = (entry <> ''))
) STRICT;
CREATE INDEX restriction_case_state ON restriction_case (state, state_at);
CREATE INDEX restriction_case_account ON restriction_case (account_id);

-- RES-12: each step with actor and time; only ever added.
CREATE TABLE case_step (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES restriction_case (id),
    step    TEXT    NOT NULL,
    state   TEXT    NOT NULL,                   -- after it
    actor   TEXT    NOT NULL,                   -- public id; 'system:...' for a clock
    at      INTEGER NOT NULL,
    note    TEXT    NOT NULL DEFAULT ''         -- sealed
) STRICT;
CREATE INDEX case_step_case ON case_step (case_id, id);
CREATE TRIGGER case_step_no_update BEFORE UPDATE ON case_step
BEGIN
    SELECT RAISE(ABORT, 'the steps of a case are only ever added');
END;
CREATE TRIGGER case_step_no_delete BEFORE DELETE ON case_step
BEGIN
    SELECT RAISE(ABORT, 'the steps of a case are only ever added');
END;

-- What holds, or held. Varying one ends it and makes another, so that the history stands.
CREATE TABLE restriction (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER NOT NULL REFERENCES restriction_case (id),
    account_id  INTEGER REFERENCES account (id),
    entry       TEXT    NOT NULL DEFAULT '',
    extent      TEXT    NOT NULL CHECK (extent IN ('whole', 'services', 'field_groups')),   -- RES-3
    from_at     INTEGER NOT NULL,
    notified_on TEXT    NOT NULL,               -- RES-9, the day in Melbourne
    review_by   TEXT    NOT NULL,               -- the last day as it was told
    ended_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX restriction_of_account ON restriction (account_id) WHERE ended_at IS NULL AND account_id IS NOT NULL;
CREATE UNIQUE INDEX restriction_of_entry ON restriction (entry) WHERE ended_at IS NULL AND entry <> '';
CREATE INDEX restriction_case_id ON restriction (case_id);

-- RES-3: of a restriction in part, what stays; all else is restricted, also what is granted later.
CREATE TABLE restriction_kept (
    restriction_id INTEGER NOT NULL REFERENCES restriction (id),
    kept           TEXT    NOT NULL,            -- public id of a service, or the word of a field group
    PRIMARY KEY (restriction_id, kept)
) STRICT, WITHOUT ROWID;

-- Whoever was restricted by an operator before there were cases has no case; the Department opens one.

-- RES-9. An administrator can correct a row; `source` and `as_of` say where it came from.
CREATE TABLE public_holiday (
    day    TEXT NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO public_holiday (day, name, source, as_of) VALUES
    ('2026-01-01', 'New Year''s Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-01-26', 'Australia Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-03-09', 'Labour Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-04-03', 'Good Friday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-04-04', 'Saturday before Easter Sunday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-04-05', 'Easter Sunday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-04-06', 'Easter Monday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-04-25', 'Anzac Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-06-08', 'King''s Birthday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-09-25', 'Friday before the AFL Grand Final', 'Victoria Government Gazette; the day follows the fixture', '2026-11-25'),
    ('2026-11-03', 'Melbourne Cup Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-12-25', 'Christmas Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-12-26', 'Boxing Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2026-12-28', 'Boxing Day (additional day)', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-01-01', 'New Year''s Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-01-26', 'Australia Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-03-08', 'Labour Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-03-26', 'Good Friday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-03-27', 'Saturday before Easter Sunday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-03-28', 'Easter Sunday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-03-29', 'Easter Monday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-04-25', 'Anzac Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-06-14', 'King''s Birthday', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-09-24', 'Friday before the AFL Grand Final', 'expected: the last Friday of September; to be checked with the fixture', '2026-11-25'),
    ('2027-11-02', 'Melbourne Cup Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-12-25', 'Christmas Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-12-26', 'Boxing Day', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-12-27', 'Christmas Day (additional day)', 'Public Holidays Act 1993 (Vic.)', '2026-11-25'),
    ('2027-12-28', 'Boxing Day (additional day)', 'Public Holidays Act 1993 (Vic.)', '2026-11-25');
