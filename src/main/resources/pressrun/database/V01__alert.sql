-- What the operator must know. An alert stands open until it is cleared; the key tells like from like.
CREATE TABLE alert (
  id         ${identity},
  alert_key  TEXT   NOT NULL,
  message    TEXT   NOT NULL,
  raised_at  BIGINT NOT NULL,
  cleared_at BIGINT
);
CREATE UNIQUE INDEX alert_open ON alert (alert_key) WHERE cleared_at IS NULL;
