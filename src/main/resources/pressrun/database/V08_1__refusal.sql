-- Who was refused for good. An address that was named missing waits here until its relay accepts other mail, and is
-- suppressed then; when everybody is refused alike it was not to blame, and is forgiven.
CREATE TABLE refusal (
  edition     BIGINT NOT NULL,
  address_key TEXT   NOT NULL,
  relay       TEXT   NOT NULL,
  reason      TEXT   NOT NULL CHECK (reason IN ('MAILBOX', 'POLICY', 'CONTENT')),
  state       TEXT   NOT NULL CHECK (state IN ('WAITING', 'SUPPRESSED', 'FORGIVEN')),
  PRIMARY KEY (edition, address_key)
);
CREATE INDEX refusal_waiting ON refusal (relay) WHERE state = 'WAITING';
