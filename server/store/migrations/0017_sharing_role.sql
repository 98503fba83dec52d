-- IS-121 to IS-124: who may act for an organisation under the schemes. Apart from being a User or an Authoriser; ended,
-- never changed: another title or another day is another row.
CREATE TABLE sharing_role (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT    NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    role       TEXT    NOT NULL CHECK (role IN ('sharer', 'helper', 'lead', 'records', 'auditor')),
    title      TEXT    NOT NULL,                    -- 'Assistant principal'
    engagement TEXT    NOT NULL CHECK (engagement IN ('employed', 'contracted')),     -- IS-120: never 'volunteer'
    judgement  TEXT    NOT NULL,                    -- IS-122 (a), in words
    trained_on TEXT    NOT NULL,                    -- IS-122 (b), IS-123
    meets_clients INTEGER NOT NULL CHECK (meets_clients IN (0, 1)),                   -- IS-122 (c), may be no
    reason     TEXT    NOT NULL,
    from_on    TEXT    NOT NULL,                    -- days in Melbourne, the last one included
    to_on      TEXT    NOT NULL DEFAULT '',
    named_by   INTEGER NOT NULL REFERENCES account (id),
    named_at   INTEGER NOT NULL,
    ended_at   INTEGER,
    ended_by   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX sharing_role_once ON sharing_role (account_id, service_id, role) WHERE ended_at IS NULL;
CREATE INDEX sharing_role_service ON sharing_role (service_id, ended_at);
