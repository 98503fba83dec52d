-- REG-1, REG-2: a letter is a row, written in the transaction of the act that it tells of, and leaves by SMTP later. On
-- training data its state is 'kept' from the start: it is read on the screen and never leaves.
CREATE TABLE mail (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,             -- of its Message-ID too, so that a second copy shows as one
    code        TEXT    NOT NULL CHECK (code <> ''), -- which letter it is: server/mail/letters.def
    to_address  TEXT    NOT NULL CHECK (to_address <> ''),
    to_account  INTEGER REFERENCES account (id),     -- NULL: an office, not a person with an account
    to_name     TEXT    NOT NULL,
    cc          TEXT    NOT NULL,                    -- addresses, one a line
    subject     TEXT    NOT NULL CHECK (subject <> ''),
    body        TEXT    NOT NULL,                    -- sealed for "mail PUBLIC_ID"; '' once it was sent
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'kept')),
    queued_at   INTEGER NOT NULL,
    sent_at     INTEGER,
    tries       INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER NOT NULL,
    last_error  TEXT    NOT NULL DEFAULT ''          -- the class of the failure; never what a server said
) STRICT;
CREATE INDEX mail_due ON mail (state, next_try_at, id);
CREATE INDEX mail_newest ON mail (queued_at, id);

-- REG-2: whatever a program does, nothing is ever waiting to leave a file of training data.
CREATE TRIGGER mail_stays_in_training BEFORE INSERT ON mail
WHEN NEW.state <> 'kept' AND EXISTS (SELECT 1 FROM database_mark WHERE kind = 'demo')
BEGIN
    SELECT RAISE(ABORT, 'no letter leaves training data');
END;
CREATE TRIGGER mail_never_leaves_training BEFORE UPDATE OF state ON mail WHEN OLD.state = 'kept'
BEGIN
    SELECT RAISE(ABORT, 'no letter leaves training data');
END;
