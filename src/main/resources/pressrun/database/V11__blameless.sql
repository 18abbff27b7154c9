-- Refused in the row that paused its edition: delivered again when somebody lets the edition go on.
ALTER TABLE refusal ADD COLUMN blameless SMALLINT NOT NULL DEFAULT 0;

-- Relays that broke off a session in which the next message was announced together with the final dot of the one before.
-- No commands are written ahead to them any more, as long as the name means the same host and port.
CREATE TABLE relay_without_pipelining (
  relay TEXT   PRIMARY KEY,
  host  TEXT   NOT NULL,
  port  INTEGER NOT NULL,
  since BIGINT NOT NULL,
  why   TEXT   NOT NULL
);
