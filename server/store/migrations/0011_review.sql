-- UAR-1 to UAR-11: every four months each Authoriser says of each User whether the access goes on. One review for one
-- service and one window, so that whoever is in force answers it (UAR-10) and only an overdue one locks (UAR-7).
CREATE TABLE review (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT    NOT NULL UNIQUE,
    service_id   INTEGER NOT NULL REFERENCES service (id),
    by_region    INTEGER NOT NULL CHECK (by_region IN (0, 1)),  -- of the principal, by the Co-ordinator (ACT-5)
    starts_on    TEXT    NOT NULL,                              -- both days inside, in Melbourne
    closes_on    TEXT    NOT NULL CHECK (closes_on >= starts_on),
    opened_at    INTEGER NOT NULL,
    opened_by    TEXT    NOT NULL,                              -- public id; 'system:...' for the clock
    reminded_on  TEXT    NOT NULL DEFAULT '',                   -- the day of the last reminder (UAR-3)
    lapsed_at    INTEGER,                                       -- the locks were put on then
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES account (id)                -- empty: nobody was left in it
) STRICT;
CREATE INDEX review_open ON review (service_id, by_region) WHERE submitted_at IS NULL;
CREATE INDEX review_service ON review (service_id, by_region, starts_on);

-- Whose access it asks about, as it was when it began (UAR-10): a grant given again has another public id.
CREATE TABLE review_row (
    review_id  INTEGER NOT NULL REFERENCES review (id),
    grant_ref  TEXT    NOT NULL,                                -- public id of the grant
    account_id INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (review_id, grant_ref)
) STRICT, WITHOUT ROWID;

-- UAR-11: the newest counts; those before it stay.
CREATE TABLE review_decision (
    id         INTEGER PRIMARY KEY,
    review_id  INTEGER NOT NULL REFERENCES review (id),
    account_id INTEGER NOT NULL REFERENCES account (id),        -- whom
    choice     TEXT    NOT NULL CHECK (choice IN ('maintain', 'remove')),
    reason     TEXT    NOT NULL DEFAULT '',                     -- MAN-14
    note       TEXT    NOT NULL DEFAULT '',
    decided_by INTEGER NOT NULL REFERENCES account (id),
    decided_at INTEGER NOT NULL,
    CHECK ((choice = 'remove') = (reason <> ''))
) STRICT;
CREATE INDEX review_decision_review ON review_decision (review_id, account_id, id);
CREATE TRIGGER review_decision_no_update BEFORE UPDATE ON review_decision
BEGIN
    SELECT RAISE(ABORT, 'decisions of a review are only ever added');
END;
CREATE TRIGGER review_decision_no_delete BEFORE DELETE ON review_decision
BEGIN
    SELECT RAISE(ABORT, 'decisions of a review are only ever added');
END;

-- UAR-7: the first day on which this grant opens nothing unless its review is submitted; '' when no review asks. It
-- stands here from the day on which the review begins, so that a lock needs no clock to have run.
ALTER TABLE access_grant ADD COLUMN locks_on TEXT NOT NULL DEFAULT '';
