-- Which relays rest, so that whoever watches the one that delivers can say what it waits for.
CREATE TABLE rest (
  relay TEXT PRIMARY KEY,
  until BIGINT NOT NULL,
  why   TEXT   NOT NULL
);
