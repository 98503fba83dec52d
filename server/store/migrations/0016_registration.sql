-- What a session that registers has shown of what was set up before (REG-7): 0 nothing but the link, 1 the password, 2
-- the second factor too. A link that got into other hands opens nothing that its owner has closed already.
ALTER TABLE session ADD COLUMN proved INTEGER NOT NULL DEFAULT 0 CHECK (proved IN (0, 1, 2));

-- MAN-11, REG-14: failed checks of a credential that is owed again, at sign-in, where there is no invitation to count
-- them at.
CREATE TABLE credential_try (
    account_id   INTEGER NOT NULL PRIMARY KEY REFERENCES account (id),
    tries        INTEGER NOT NULL,
    first_try_at INTEGER NOT NULL
) STRICT;
