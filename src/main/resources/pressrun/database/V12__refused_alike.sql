-- Refusals that are alike have one fingerprint. retried is 1 for a recipient whom a person put back by letting the edition go
-- on, and 2 when the same words came again. Times are milliseconds since 1970.
ALTER TABLE refusal ADD COLUMN fingerprint TEXT     NOT NULL DEFAULT '';
ALTER TABLE refusal ADD COLUMN refused_at  BIGINT   NOT NULL DEFAULT 0;
ALTER TABLE refusal ADD COLUMN retried     SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX refusal_alike ON refusal (edition, fingerprint);
CREATE INDEX refusal_blameless ON refusal (edition, fingerprint) WHERE blameless = 1;
CREATE INDEX refusal_retried ON refusal (edition, fingerprint) WHERE retried > 0;
