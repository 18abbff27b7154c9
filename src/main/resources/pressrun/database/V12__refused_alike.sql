-- Refusals that are alike have one fingerprint. Who was put back by a person who let the edition go on, and is refused with
-- the same words again, does not count toward another pause. Times are milliseconds since 1970.
ALTER TABLE refusal ADD COLUMN fingerprint TEXT     NOT NULL DEFAULT '';
ALTER TABLE refusal ADD COLUMN refused_at  BIGINT   NOT NULL DEFAULT 0;
ALTER TABLE refusal ADD COLUMN retried     SMALLINT NOT NULL DEFAULT 0;
