package pressrun.delivery;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.edition.Edition;

/** Tells an operator who reads the log when the delivery of an edition begins, and how it ended. */
final class EditionLog {
  private static final Logger log = LoggerFactory.getLogger(EditionLog.class);

  private final DeliveryDesk desk;
  private final DeliveryStore deliveries;

  EditionLog(DeliveryDesk desk) {
    this.desk = desk;
    this.deliveries = new DeliveryStore(desk.database(), desk.editions(), desk.clock());
  }

  /** Also when it goes on after a restart; counts all rows, but only where somebody reads it. */
  void begins(Edition edition) {
    if (log.isInfoEnabled()) {
      String more = edition.planned().isPresent() ? "" : ", more are being added";
      log.info("{} begins: {}{}", edition.name(), counts(edition.id()), more);
    }
  }

  /** With who was refused, left out, or waits for a person. */
  void done(long id) {
    if (log.isInfoEnabled()) {
      desk.editions()
          .find(id)
          .ifPresent(edition -> log.info("{} is done: {}", edition.name(), counts(id)));
    }
  }

  private String counts(long edition) {
    Tally tally = deliveries.tally(edition);
    return Stream.of(DeliveryState.values())
        .filter(state -> tally.of(state) > 0)
        .map(state -> tally.of(state) + " " + state.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
