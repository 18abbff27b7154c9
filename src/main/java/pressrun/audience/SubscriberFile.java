package pressrun.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import pressrun.selection.Cohort;

/** People in a CSV file (RFC 4180), as Pressrun and the known newsletter programs write it. */
public final class SubscriberFile {
  private static final List<String> ADDRESS =
      List.of("address", "email", "email address", "e-mail", "subscriber");
  private static final List<String> NAME = List.of("name", "full name", "first name", "first_name");

  /** What cannot stand in the name of a cadence or a topic. */
  private static final Pattern NAMES = Pattern.compile("[^a-z0-9-]+");

  private static final List<String> LANGUAGE = List.of("language", "locale");

  private SubscriberFile() {}

  /**
   * One row that names an address.
   *
   * @param line the line of the file, from 1
   * @param optOut what the file says of a person who must not be written to any more
   */
  public record Row(long line, NewSubscriber person, Optional<String> optOut) {}

  /**
   * All rows, in order.
   *
   * @throws NoSubscriberFile when there is no column with addresses
   */
  public static List<Row> read(Path file) {
    try {
      return parse(file, decode(Files.readAllBytes(file)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static List<Row> parse(Path file, String text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<Row> rows = new ArrayList<>();
      Columns columns = null;
      for (CSVRecord line : parser) {
        if (columns == null) {
          columns = Columns.of(line).orElseThrow(() -> new NoSubscriberFile(file));
        } else {
          rows.add(columns.row(line, parser.getCurrentLineNumber()));
        }
      }
      return rows;
    }
  }

  private static String delimiter(String text) {
    String head = text.lines().findFirst().orElse("");
    return head.indexOf(';') >= 0 && head.indexOf(',') < 0
        ? ";"
        : head.indexOf('\t') >= 0 && head.indexOf(',') < 0 ? "\t" : ",";
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private record Columns(int address, int name, int language, int status, int cadence, int topics) {
    static Optional<Columns> of(CSVRecord head) {
      List<String> names = new ArrayList<>();
      head.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
      int address = first(names, ADDRESS);
      return address < 0
          ? Optional.empty()
          : Optional.of(
              new Columns(
                  address,
                  first(names, NAME),
                  first(names, LANGUAGE),
                  first(names, List.of("standing", "status", "state", "subscription status")),
                  first(names, List.of("cadence")),
                  first(names, List.of("topics"))));
    }

    private static int first(List<String> names, List<String> wanted) {
      return wanted.stream().mapToInt(names::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
    }

    Row row(CSVRecord line, long number) {
      Optional<Locale> spoken =
          Optional.of(value(line, language))
              .filter(tag -> !tag.isEmpty())
              .map(Locale::forLanguageTag);
      NewSubscriber person =
          new NewSubscriber(value(line, address), value(line, name), spoken, preference(line));
      return new Row(number, person, optOut(value(line, status)));
    }

    private Preference preference(CSVRecord line) {
      List<String> chosen =
          NAMES.splitAsStream(value(line, topics)).filter(name -> !name.isEmpty()).toList();
      return new Preference(NAMES.matcher(value(line, cadence)).replaceAll(""), Cohort.of(chosen));
    }

    private static Optional<String> optOut(String status) {
      String word = status.toLowerCase(Locale.ROOT);
      return word.isEmpty()
              || List.of("active", "subscribed", "enabled", "confirmed").contains(word)
          ? Optional.empty()
          : Optional.of(word);
    }

    private static String value(CSVRecord line, int column) {
      return column >= 0 && column < line.size()
          ? SubscriberCells.restore(line.get(column).strip())
          : "";
    }
  }

  /** The file has no column that could hold addresses. */
  public static final class NoSubscriberFile extends RuntimeException {
    NoSubscriberFile(Path file) {
      super(file + ":1: no column is named \"email\" or \"address\"");
    }
  }
}
