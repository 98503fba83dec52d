-- PLT-25: an act that came with a key of its own is done once. The row is there before the act begins, so that whatever
-- happens in between, the same key never does it again. `answer` is sealed: it may hold what is known of a child.
CREATE TABLE keyed_act (
    account_id   INTEGER NOT NULL REFERENCES account (id),
    act_key      TEXT    NOT NULL,
    session_id   INTEGER NOT NULL REFERENCES session (id),          -- the one that may be answered again
    route        TEXT    NOT NULL,                                  -- as the route table names it
    request_hash TEXT    NOT NULL,                                  -- keyed digest of path and body
    state        TEXT    NOT NULL CHECK (state IN ('begun', 'done')),
    status       INTEGER NOT NULL DEFAULT 0,
    answer       TEXT    NOT NULL DEFAULT '',                       -- emptied when its session is over
    at           INTEGER NOT NULL,
    PRIMARY KEY (account_id, act_key)
) STRICT;
CREATE INDEX keyed_act_at ON keyed_act (at);
CREATE INDEX keyed_act_session ON keyed_act (session_id);
