-- What each relay or domain has been given per window, so that a restart cannot exceed its rate.
CREATE TABLE relay_usage (
  relay        TEXT   NOT NULL,
  window_start BIGINT NOT NULL,
  given        BIGINT NOT NULL,
  PRIMARY KEY (relay, window_start)
);
