-- The message as it was typeset; what is personal stands in it as slot marks.
CREATE TABLE typeset (
  edition   BIGINT NOT NULL REFERENCES edition (id),
  cohort    TEXT   NOT NULL,
  language  TEXT   NOT NULL,
  subject   TEXT   NOT NULL,
  html      TEXT   NOT NULL,
  text      TEXT   NOT NULL,
  slot_mark TEXT   NOT NULL,
  PRIMARY KEY (edition, cohort, language)
);
