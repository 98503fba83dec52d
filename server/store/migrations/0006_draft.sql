-- PLT-27: what somebody typed and has not sent yet. `body` is sealed with the server's key, for this account and this
-- form: a copy of the database tells nothing of it, and a row moved to another account opens for nobody.
CREATE TABLE draft (
    account_id INTEGER NOT NULL REFERENCES account (id),
    form       TEXT    NOT NULL CHECK (length(form) BETWEEN 1 AND 40),
    body       TEXT    NOT NULL CHECK (body <> ''),
    saved_at   INTEGER NOT NULL,
    PRIMARY KEY (account_id, form)
) STRICT;
