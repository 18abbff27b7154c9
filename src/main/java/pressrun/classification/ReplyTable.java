package pressrun.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The one table that says what a refusal means. Its lines stand in {@code replies.tsv}; the first
 * that fits decides. Immutable, for all threads; read when the first refusal comes.
 */
public final class ReplyTable {
  private static final String FILE = "/pressrun/classification/replies.tsv";

  private final List<ReplyRule> rules;

  private ReplyTable(List<ReplyRule> rules) {
    this.rules = rules;
  }

  private static final class Shipped {
    static final ReplyTable TABLE = new ReplyTable(read());
  }

  public static ReplyTable shipped() {
    return Shipped.TABLE;
  }

  private static List<ReplyRule> read() {
    InputStream file = Objects.requireNonNull(ReplyTable.class.getResourceAsStream(FILE), FILE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(ReplyRule::parse)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public List<ReplyRule> rules() {
    return rules;
  }

  /** Returns the line that decides what a reply means; empty when no line fits. */
  public Optional<ReplyRule> decider(Stage stage, Reply reply) {
    ReplyWords said = ReplyWords.of(reply);
    return rules.stream().filter(rule -> rule.fits(stage, reply, said)).findFirst();
  }

  /**
   * Returns what a reply means. A text that names the envelope's sender is not held against the
   * reader.
   *
   * @param sender the address in MAIL
   */
  public ReplyMeaning meaning(Stage stage, Reply reply, String sender) {
    ReplyMeaning meaning =
        decider(stage, reply).map(ReplyRule::meaning).orElse(ReplyMeaning.UNKNOWN);
    return isHeldAgainstReader(meaning) && names(reply, sender) ? ReplyMeaning.SENDER : meaning;
  }

  private static boolean isHeldAgainstReader(ReplyMeaning meaning) {
    return switch (meaning) {
      case GONE, DOMAIN, INACTIVE, FILTERED, UNKNOWN -> true;
      default -> false;
    };
  }

  private static boolean names(Reply reply, String address) {
    return !address.isEmpty()
        && reply.text().toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
  }
}
