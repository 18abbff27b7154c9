package pressrun.delivery;

import java.nio.file.Path;
import java.util.List;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome.Accepted;

/** Does the books from the ledger and the journal; changes nothing. */
public final class Auditor {
  private final Database database;
  private final DeliveryStore deliveries;
  private final Path data;

  public Auditor(Database database, DeliveryStore deliveries, Path data) {
    this.database = database;
    this.deliveries = deliveries;
    this.data = data;
  }

  public Audit audit(Edition edition) {
    List<JournalEntry> entries =
        Journal.read(data).stream().filter(entry -> entry.edition() == edition.id()).toList();
    long unbooked =
        database.read(
            transaction ->
                entries.stream()
                    .filter(entry -> entry.outcome() instanceof Accepted)
                    .filter(entry -> !deliveries.isBooked(transaction, entry))
                    .count());
    Tally tally = deliveries.tally(edition.id());
    return Audit.of(edition, edition.planned().orElse(tally.planned()), tally, unbooked);
  }
}
