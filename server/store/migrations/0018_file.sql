-- IS-430, IS-432, IS-503: files kept with a record, as they stood on the day. Name and content are sealed with the
-- server's key for this file and this place in it; of the bytes only their length and a digest that needs the key stay open.
CREATE TABLE sharing_file (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    record     TEXT    NOT NULL,                      -- public id of the record
    name       TEXT    NOT NULL,                      -- sealed: it may name a person
    media_type TEXT    NOT NULL,
    size       INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
    digest     TEXT    NOT NULL,
    parts      INTEGER NOT NULL CHECK (parts > 0),
    added_at   INTEGER NOT NULL,
    added_by   TEXT    NOT NULL,                      -- public id of the account
    state      TEXT    NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'disposed'))   -- IS-622: a stub stays
) STRICT;
CREATE INDEX sharing_file_record ON sharing_file (record, id);

CREATE TABLE sharing_file_part (
    file_id INTEGER NOT NULL REFERENCES sharing_file (id),
    number  INTEGER NOT NULL CHECK (number >= 0),
    content TEXT    NOT NULL,                         -- sealed
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sharing_file_only_disposed BEFORE UPDATE ON sharing_file
WHEN NOT (OLD.state = 'kept' AND NEW.state = 'disposed' AND NEW.id = OLD.id AND NEW.public_id = OLD.public_id
    AND NEW.record = OLD.record AND NEW.name = OLD.name AND NEW.media_type = OLD.media_type AND NEW.size = OLD.size
    AND NEW.digest = OLD.digest AND NEW.parts = OLD.parts AND NEW.added_at = OLD.added_at AND NEW.added_by = OLD.added_by)
BEGIN
    SELECT RAISE(ABORT, 'a file of a record is never changed');
END;
CREATE TRIGGER sharing_file_no_delete BEFORE DELETE ON sharing_file
BEGIN
    SELECT RAISE(ABORT, 'a file of a record leaves a stub');
END;
CREATE TRIGGER sharing_file_part_no_update BEFORE UPDATE ON sharing_file_part
BEGIN
    SELECT RAISE(ABORT, 'a file of a record is never changed');
END;
CREATE TRIGGER sharing_file_part_disposed BEFORE DELETE ON sharing_file_part
WHEN (SELECT state FROM sharing_file WHERE id = OLD.file_id) <> 'disposed'
BEGIN
    SELECT RAISE(ABORT, 'a file of a record is kept until it is disposed of');
END;
