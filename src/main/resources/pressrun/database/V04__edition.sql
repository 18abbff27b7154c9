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
  -- of the first cadence, which is everybody's who chose no other, the names of the others: |weekly|
  other_cadences TEXT  NOT NULL DEFAULT '|',
  UNIQUE (newsletter, cadence, number)
);

-- Which cohorts an edition was made for, also those that had too little for a mail.
CREATE TABLE edition_cohort (
  edition BIGINT NOT NULL REFERENCES edition (id),
  cohort  TEXT   NOT NULL,
  PRIMARY KEY (edition, cohort)
);

-- The unique key is the promise that an article appears once per newsletter and cadence, to each cohort. The same story
-- from another source is not shown but used up too, and what is only mentioned ("and 12 more") likewise.
CREATE TABLE edition_article (
  edition    BIGINT  NOT NULL REFERENCES edition (id),
  article    BIGINT  NOT NULL REFERENCES article (id),
  newsletter TEXT    NOT NULL,
  cadence    TEXT    NOT NULL,
  cohort     TEXT    NOT NULL,
  section    TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  shown      INTEGER NOT NULL CHECK (shown IN (0, 1)),
  same_as    BIGINT REFERENCES article (id),
  PRIMARY KEY (edition, cohort, article),
  UNIQUE (newsletter, cadence, cohort, article)
);
CREATE INDEX edition_article_used ON edition_article (article);

-- What a person said of one article.
CREATE TABLE article_mark (
  newsletter TEXT   NOT NULL,
  article    BIGINT NOT NULL REFERENCES article (id),
  mark       TEXT   NOT NULL CHECK (mark IN ('PIN', 'HOLD', 'EXCLUDE')),
  set_at     BIGINT NOT NULL,
  PRIMARY KEY (newsletter, article)
);
