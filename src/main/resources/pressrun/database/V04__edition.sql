-- The timetable, materialised: one row per due time, keyed by local time in the newsletter's zone.
CREATE TABLE slot (
  id         ${identity},
  newsletter TEXT   NOT NULL,
  cadence    TEXT   NOT NULL,
  local_due  TEXT   NOT NULL,
  due_at     BIGINT NOT NULL,
  state      TEXT   NOT NULL CHECK (state IN ('DUE', 'RUN', 'MISSED', 'EMPTY')),
  UNIQUE (newsletter, cadence, local_due)
);

-- One frozen issue. What stands here never changes but for the state.
CREATE TABLE edition (
  id           ${identity},
  slot         BIGINT  NOT NULL UNIQUE REFERENCES slot (id),
  newsletter   TEXT    NOT NULL,
  cadence      TEXT    NOT NULL,
  number       INTEGER NOT NULL,
  subject      TEXT    NOT NULL,
  title        TEXT    NOT NULL,
  from_name    TEXT    NOT NULL,
  from_address TEXT    NOT NULL,
  reply_to     TEXT,
  base_url     TEXT    NOT NULL,
  frozen_at    BIGINT  NOT NULL,
  last_subscriber BIGINT,
  queued_at    BIGINT,
  planned      BIGINT,
  finished_at  BIGINT,
  state        TEXT    NOT NULL CHECK (state IN ('FROZEN', 'SENDING', 'PAUSED', 'SENT', 'CANCELLED')),
  UNIQUE (newsletter, cadence, number)
);

-- The unique key is the promise that an article appears once per newsletter and cadence. The same story from another
-- source is not shown, but it is used up too.
CREATE TABLE edition_article (
  edition    BIGINT  NOT NULL REFERENCES edition (id),
  article    BIGINT  NOT NULL REFERENCES article (id),
  newsletter TEXT    NOT NULL,
  cadence    TEXT    NOT NULL,
  section    TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  shown      INTEGER NOT NULL CHECK (shown IN (0, 1)),
  PRIMARY KEY (edition, article),
  UNIQUE (newsletter, cadence, article)
);
