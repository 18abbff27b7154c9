package pressrun.delivery;

import java.nio.file.Path;
import java.time.Clock;
import pressrun.alert.AlertStore;
import pressrun.audience.SuppressionStore;
import pressrun.database.Database;
import pressrun.edition.EditionStore;

/**
 * What delivering needs of the line before it.
 *
 * @param clock the time of day; it may be put right at any moment
 * @param steady only goes forward: all waiting inside the process is by this one
 */
public record DeliveryDesk(
    Database database,
    EditionStore editions,
    SuppressionStore suppressions,
    AlertStore alerts,
    Path data,
    Clock clock,
    Clock steady) {

  DeliveryDesk with(LedgerClock ledgerClock) {
    return new DeliveryDesk(database, editions, suppressions, alerts, data, ledgerClock, steady);
  }
}
