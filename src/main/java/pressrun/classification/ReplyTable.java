package pressrun.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

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
      return parse(lines.lines().toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads the lines in their order; {@code {name} = a|b} gives a name to words for those below. */
  static List<ReplyRule> parse(List<String> lines) {
    Map<String, String> named = new LinkedHashMap<>();
    List<ReplyRule> rules = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("{")) {
        String[] name = line.split(" = ", 2);
        named.put(name[0], name[1]);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        rules.add(ReplyRule.parse(spelledOut(line, named)));
      }
    }
    return List.copyOf(rules);
  }

  private static String spelledOut(String line, Map<String, String> named) {
    String out = line;
    for (Map.Entry<String, String> name : named.entrySet()) {
      out = out.replace(name.getKey(), name.getValue());
    }
    return out;
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
   * Returns what a reply means. A text that names the envelope's sender, or says of the sender's
   * domain that it is missing, is not held against the reader.
   *
   * @param sender the address in MAIL
   */
  public ReplyMeaning meaning(Stage stage, Reply reply, String sender) {
    ReplyMeaning meaning =
        decider(stage, reply).map(ReplyRule::meaning).orElse(ReplyMeaning.UNKNOWN);
    return switch (meaning) {
      case DOMAIN -> names(reply, domain(sender)) ? ReplyMeaning.SENDER : meaning;
      case GONE, INACTIVE, FILTERED, UNKNOWN ->
          names(reply, sender) ? ReplyMeaning.SENDER : meaning;
      default -> meaning;
    };
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** True when a text names an address or a domain, and not one that only ends like it. */
  private static boolean names(Reply reply, String name) {
    return !name.isEmpty()
        && Pattern.compile(
                "(?<![\\w@.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)",
                Pattern.CASE_INSENSITIVE)
            .matcher(reply.text())
            .find();
  }
}
