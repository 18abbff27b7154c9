package pressrun.audience;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a newsletter's subscriptions as CSV; {@link SubscriberFile} reads it back exactly. */
public final class SubscriberExport {
  private final AudienceStore audience;

  public SubscriberExport(AudienceStore audience) {
    this.audience = audience;
  }

  /**
   * Writes all of it, and leaves the stream open.
   *
   * @throws IOException when the stream takes no more
   */
  public void write(String newsletter, OutputStream out) throws IOException {
    CSVPrinter printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
    printer.printRecord("address", "name", "language", "standing", "since", "cadence", "topics");
    try {
      audience.each(newsletter, subscription -> print(printer, subscription));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    printer.flush();
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
      throw new UncheckedIOException(failure);
    }
  }
}
