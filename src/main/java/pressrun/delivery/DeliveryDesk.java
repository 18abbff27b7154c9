package pressrun.delivery;

import java.nio.file.Path;
import java.time.Clock;
import pressrun.alert.AlertStore;
import pressrun.audience.SuppressionStore;
import pressrun.database.Database;
import pressrun.edition.EditionStore;

/** What delivering needs of the line before it. */
public record DeliveryDesk(
    Database database,
    EditionStore editions,
    SuppressionStore suppressions,
    AlertStore alerts,
    Path data,
    Clock clock) {}
