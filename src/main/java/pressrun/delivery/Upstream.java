package pressrun.delivery;

import pressrun.alert.AlertStore;
import pressrun.audience.SuppressionStore;
import pressrun.edition.EditionStore;

/** What the loop tells the stages before it. */
public record Upstream(EditionStore editions, SuppressionStore suppressions, AlertStore alerts) {}
