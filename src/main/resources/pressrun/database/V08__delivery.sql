-- Which installation this database belongs to, and the counter that epochs are drawn from.
CREATE TABLE install (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  install_id      TEXT   NOT NULL,
  key_fingerprint TEXT   NOT NULL,
  epoch           BIGINT NOT NULL,
  database_file   TEXT
);

-- A node's claims live while its heartbeat does.
CREATE TABLE node (
  id        TEXT PRIMARY KEY,
  heartbeat BIGINT NOT NULL
);

-- The ledger: one edition to one subscriber. No address stands in it twice for an edition either: subscribers are
-- unique by address, and the ledger is filled up to the last one that there was (edition.last_subscriber), so that
-- who is removed and comes again meanwhile is another subscriber behind it. An index that said so would be filled
-- in the order of hashes, which took four times as long as all the rest.
CREATE TABLE delivery (
  edition          BIGINT  NOT NULL REFERENCES edition (id),
  subscriber       BIGINT  NOT NULL,
  address          TEXT    NOT NULL,
  address_key      TEXT    NOT NULL,
  name             TEXT    NOT NULL,
  cohort           TEXT    NOT NULL,
  state            TEXT    NOT NULL CHECK (state IN ('PENDING', 'CLAIMED', 'DOT', 'DEFERRED', 'UNCERTAIN', 'HELD',
                                                     'SENT', 'FAILED', 'SUPPRESSED', 'EXPIRED', 'CANCELLED')),
  epoch            BIGINT  NOT NULL DEFAULT 0,
  node             TEXT,
  dot_at           BIGINT,
  message_id       TEXT,
  relay            TEXT,
  attempts         INTEGER NOT NULL DEFAULT 0,
  uncertain        INTEGER NOT NULL DEFAULT 0,
  first_attempt_at BIGINT,
  next_at          BIGINT  NOT NULL,
  stage            TEXT,
  reply_code       INTEGER,
  reply_text       TEXT,
  settled_at       BIGINT,
  PRIMARY KEY (edition, subscriber)
) ${clustered};
-- Only what is not settled stands in these two, so they stay small however many editions there were.
CREATE INDEX delivery_open ON delivery (edition, next_at) WHERE state IN ('PENDING', 'DEFERRED');
CREATE INDEX delivery_taken ON delivery (edition) WHERE state IN ('CLAIMED', 'DOT', 'UNCERTAIN');

-- Append-only: what went wrong, and what was uncertain.
CREATE TABLE attempt (
  id         ${identity},
  edition    BIGINT NOT NULL,
  subscriber BIGINT NOT NULL,
  epoch      BIGINT NOT NULL,
  relay      TEXT   NOT NULL,
  outcome    TEXT   NOT NULL,
  stage      TEXT   NOT NULL,
  reply_code INTEGER,
  reply_text TEXT   NOT NULL,
  ended_at   BIGINT NOT NULL
);
CREATE INDEX attempt_of ON attempt (edition, subscriber);
