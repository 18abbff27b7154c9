-- By which rules the domains behind the address keys were read last; other keys are counted anew at a start.
CREATE TABLE domain_rules (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  rules TEXT NOT NULL
);

-- Another row of the same mailbox, which is the one that is written to. Links in mails that went out name this one.
ALTER TABLE subscriber ADD COLUMN same_as BIGINT;

-- 1: its domain was read by the rules of 2003, and nobody knows its address any more.
ALTER TABLE suppression ADD COLUMN former INTEGER NOT NULL DEFAULT 0;
UPDATE suppression SET former = 1;
