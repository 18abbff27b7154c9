-- When a write was last tried; nothing else hangs on it.
CREATE TABLE write_trial (
  id INTEGER PRIMARY KEY,
  tried_at BIGINT NOT NULL
);
INSERT INTO write_trial (id, tried_at) VALUES (1, 0);
