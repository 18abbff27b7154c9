CREATE TABLE subscriber (
  id          ${identity},
  address     TEXT   NOT NULL,
  address_key TEXT   NOT NULL UNIQUE,
  name        TEXT   NOT NULL,
  language    TEXT,
  added_at    BIGINT NOT NULL
);

CREATE TABLE subscription (
  newsletter TEXT   NOT NULL,
  subscriber BIGINT NOT NULL REFERENCES subscriber (id),
  state      TEXT   NOT NULL CHECK (state IN ('PENDING', 'ACTIVE', 'UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED')),
  cadence    TEXT   NOT NULL DEFAULT '',
  cohort     TEXT   NOT NULL DEFAULT 'everybody',
  since      BIGINT NOT NULL,
  PRIMARY KEY (newsletter, subscriber)
);

-- Addresses that must not be written to, as keyed hashes: they outlive the subscriber's row.
CREATE TABLE suppression (
  address_key TEXT   PRIMARY KEY,
  reason      TEXT   NOT NULL,
  since       BIGINT NOT NULL
);

-- Which state of a declared subscriber file was read last, so that it is not read at every start.
CREATE TABLE subscriber_file (
  newsletter TEXT PRIMARY KEY,
  state      TEXT NOT NULL
);
