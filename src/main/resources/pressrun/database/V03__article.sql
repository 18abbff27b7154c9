-- One story of one source, cleaned, kept once. Times are epoch milliseconds everywhere.
CREATE TABLE article (
  id             ${identity},
  source         TEXT    NOT NULL,
  entry_key      TEXT    NOT NULL,
  canonical_link TEXT,
  title          TEXT    NOT NULL,
  standfirst     TEXT    NOT NULL,
  excerpt        TEXT    NOT NULL,
  link           TEXT,
  image_url      TEXT,
  image_alt      TEXT,
  image_width    INTEGER,
  image_height   INTEGER,
  author         TEXT,
  note           TEXT,
  credit         TEXT,
  language       TEXT    NOT NULL,
  tags           TEXT    NOT NULL,
  published_at   BIGINT  NOT NULL,
  first_seen_at  BIGINT  NOT NULL,
  changed_at     BIGINT  NOT NULL,
  used_at        BIGINT,
  UNIQUE (source, entry_key)
);
CREATE INDEX article_seen ON article (source, first_seen_at);
CREATE INDEX article_canonical ON article (canonical_link);
