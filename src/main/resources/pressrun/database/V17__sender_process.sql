-- A node that delivers is known by its process and by the file of its lock, not by its heartbeat alone; both are empty once it
-- has ended in order.
ALTER TABLE node ADD COLUMN process TEXT;
ALTER TABLE node ADD COLUMN lock_file TEXT;
