package pressrun.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a newsletter's subscriptions as CSV; {@link SubscriberFile} reads it back exactly. */
public final class SubscriberExport {
  private final AudienceStore audience;

  public SubscriberExport(AudienceStore audience) {
    this.audience = audience;
  }

  public void write(String newsletter, Appendable out) {
    try {
      CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord("address", "name", "language", "standing", "since", "cadence", "topics");
      audience.each(newsletter, subscription -> print(printer, subscription));
      printer.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException("writing the export", failure);
    }
  }

  private static void print(CSVPrinter printer, Subscription subscription) {
    Subscriber subscriber = subscription.subscriber();
    try {
      printer.printRecord(
          SubscriberCells.neutralise(subscriber.address()),
          SubscriberCells.neutralise(subscriber.name()),
          subscriber.language().map(Locale::toLanguageTag).orElse(""),
          subscription.standing().name().toLowerCase(Locale.ROOT),
          subscription.since(),
          subscription.preference().cadence(),
          String.join(" ", subscription.preference().cohort().topics()));
    } catch (IOException failure) {
      throw new UncheckedIOException("writing the export", failure);
    }
  }
}
