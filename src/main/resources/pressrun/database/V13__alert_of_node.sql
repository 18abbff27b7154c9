-- Which nodes meet the trouble that an alert tells of: it ends when none of them that lives meets it any more.
CREATE TABLE alert_of_node (
  alert_key TEXT NOT NULL,
  node      TEXT NOT NULL,
  PRIMARY KEY (alert_key, node)
);
