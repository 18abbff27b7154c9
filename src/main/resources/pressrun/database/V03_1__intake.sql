-- Every entry that a source ever gave, also those that became no article: what is known is not new.
CREATE TABLE entry (
  source         TEXT    NOT NULL,
  entry_key      TEXT    NOT NULL,
  canonical_link TEXT,
  fingerprint    TEXT,
  kept           INTEGER NOT NULL,
  first_at       BIGINT  NOT NULL,
  last_at        BIGINT  NOT NULL,
  PRIMARY KEY (source, entry_key)
);
CREATE INDEX entry_link ON entry (source, canonical_link);
CREATE INDEX entry_fingerprint ON entry (source, fingerprint);

-- What is usual for a source, and what is held back because it is not.
CREATE TABLE intake (
  source     TEXT PRIMARY KEY,
  first_rate DOUBLE PRECISION NOT NULL,
  began_at   BIGINT  NOT NULL,
  read_at    BIGINT  NOT NULL,
  held       INTEGER NOT NULL DEFAULT 0,
  orders     TEXT    NOT NULL DEFAULT 'NONE'
);
