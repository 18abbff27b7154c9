-- How each source stood when it was last asked. Validators are kept verbatim (RFC 9110, 8.8).
CREATE TABLE source_state (
  source         TEXT PRIMARY KEY,
  etag           TEXT,
  last_modified  TEXT,
  asked_at       BIGINT NOT NULL,
  whole_at       BIGINT,
  retry_after_at BIGINT,
  failures       INTEGER NOT NULL DEFAULT 0,
  problem        TEXT,
  moved_to       TEXT,
  moved_since    BIGINT,
  moved_times    INTEGER NOT NULL DEFAULT 0,
  absent_since   BIGINT,
  gone           INTEGER NOT NULL DEFAULT 0
);
