-- REG-11, REG-13: the lists of clearances, registrations and training receipts, for where no register answers by itself.
-- A list is loaded whole; its day is that of the file.
CREATE TABLE register_list (
    kind      TEXT    PRIMARY KEY CHECK (kind IN ('wwcc', 'vit', 'training')),
    as_at     TEXT    NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_row (
    kind       TEXT NOT NULL REFERENCES register_list (kind),
    number     TEXT NOT NULL CHECK (number <> ''),       -- folded: text::number_key
    first_name TEXT NOT NULL,                            -- as the register has them; middle names are not kept
    last_name  TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('current', 'expired', 'excluded', 'interim_excluded', 'suspended', 'revoked', 'cancelled')),
    day        TEXT NOT NULL,                            -- the last day of a credential, '' for none; the day of training
    PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;

-- REG-13: one receipt belongs to one person, wherever it was verified, and stays theirs when they come back (OFF-7).
CREATE TABLE receipt_holder (
    number     TEXT    PRIMARY KEY CHECK (number <> ''), -- folded
    account_id INTEGER NOT NULL REFERENCES account (id),
    held_since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
