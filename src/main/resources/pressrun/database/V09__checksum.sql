-- What tells the answer that a source last gave from any other: the same again has nothing new in it.
ALTER TABLE source_state ADD COLUMN checksum TEXT;
