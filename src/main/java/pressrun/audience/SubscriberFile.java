package pressrun.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import pressrun.selection.Cohort;

/** People in a CSV file (RFC 4180), as Pressrun and the known newsletter programs write it. */
public final class SubscriberFile {
  /** What cannot stand in the name of a cadence or a topic. */
  private static final Pattern NAMES = Pattern.compile("[^a-z0-9-]+");

  /** Excel's own first line, which names the delimiter. */
  private static final Pattern EXCEL = Pattern.compile("\"?sep=(.)\"?\\R");

  /** So far down are the headings looked for. */
  private static final int FIRST_LINES = 10;

  private SubscriberFile() {}

  /**
   * One row that names an address.
   *
   * @param line the line of the file, from 1
   * @param standing how the person stands with the newsletter, as far as the file says so
   */
  public record Row(long line, NewSubscriber person, Standing standing) {}

  /** A line of the file, from 1, and its cells. */
  private record Line(long number, List<String> cells) {}

  /**
   * All rows, in order; headings and cells say what the columns hold.
   *
   * @throws UnclearSubscriberFile when somebody must say it
   * @throws NoSubscriberFile when it holds no addresses
   */
  public static List<Row> read(Path file) {
    return read(file, ColumnChoice.none());
  }

  /**
   * The same, for a file that a newsletter declares, which no command's options are about.
   *
   * @throws UnclearSubscriberFile when somebody must say it
   */
  public static List<Row> readDeclared(Path file) {
    try {
      return read(file);
    } catch (UnclearSubscriberFile unclear) {
      throw unclear.declared();
    }
  }

  /**
   * The same, for a file of which somebody said what its columns hold.
   *
   * @throws UnclearSubscriberFile when that is not enough
   */
  public static List<Row> read(Path file, ColumnChoice choice) {
    try {
      String text = TextDecoder.decode(Files.readAllBytes(file));
      if (text.indexOf('\0') >= 0) {
        throw new NoSubscriberFile(
            file,
            "this is no text file; save the table as CSV (UTF-8) in the program that it comes from,"
                + " and import that file");
      }
      return rows(file, lines(text), choice);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static List<Row> rows(Path file, List<Line> lines, ColumnChoice choice) {
    if (lines.isEmpty()) {
      return List.of();
    }
    boolean headed = lines.get(0).cells().stream().noneMatch(SubscriberFile::isAddress);
    if (headed) {
      refuseWordsAboveTheHeadings(file, lines);
    }
    List<String> headings = headings(lines, headed);
    List<Line> people = headed ? lines.subList(1, lines.size()) : lines;
    SubscriberColumns columns =
        new SubscriberColumns(file, headings, people.stream().map(Line::cells).toList(), choice);
    return people.stream().map(line -> row(line, columns)).toList();
  }

  /** Returns a heading for each column, empty where there is none. */
  private static List<String> headings(List<Line> lines, boolean headed) {
    List<String> first = headed ? lines.get(0).cells() : List.of();
    int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    return IntStream.range(0, columns)
        .mapToObj(index -> index < first.size() ? ColumnRole.plain(first.get(index)).strip() : "")
        .toList();
  }

  /** A title above the headings would make them a row, and hide what the columns say. */
  private static void refuseWordsAboveTheHeadings(Path file, List<Line> lines) {
    for (Line line : lines.subList(1, Math.min(lines.size(), FIRST_LINES))) {
      if (line.cells().stream().anyMatch(SubscriberFile::isAddress)) {
        return;
      }
      if (line.cells().stream().anyMatch(SubscriberFile::isHeadingOfAddresses)) {
        throw new UnclearSubscriberFile(
            file,
            List.of(
                "line "
                    + line.number()
                    + " looks like the headings of the columns; delete the lines above it"));
      }
    }
  }

  private static boolean isHeadingOfAddresses(String cell) {
    return ColumnRole.of(cell).equals(Optional.of(ColumnRole.ADDRESS));
  }

  private static boolean isAddress(String cell) {
    return Addresses.judge(cell) instanceof AddressVerdict.Valid;
  }

  private static Row row(Line line, SubscriberColumns columns) {
    List<String> topics =
        NAMES.splitAsStream(columns.topics(line.cells())).filter(name -> !name.isEmpty()).toList();
    Preference preference =
        new Preference(
            NAMES.matcher(columns.cadence(line.cells())).replaceAll(""), Cohort.of(topics));
    NewSubscriber person =
        new NewSubscriber(
            columns.address(line.cells()),
            columns.name(line.cells()),
            columns.language(line.cells()),
            preference);
    return new Row(line.number(), person, columns.standing(line.cells()));
  }

  private static List<Line> lines(String text) throws IOException {
    var excel = EXCEL.matcher(text);
    boolean told = excel.lookingAt();
    String rest = told ? text.substring(excel.end()) : text;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(told ? excel.group(1) : delimiter(rest))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(rest, format)) {
      for (CSVRecord line : parser) {
        if (line.stream().anyMatch(cell -> !cell.isBlank())) {
          long number = parser.getCurrentLineNumber() + (told ? 1 : 0);
          lines.add(new Line(number, line.stream().toList()));
        }
      }
    }
    return lines;
  }

  /** The sign that parts the first line most often. */
  private static String delimiter(String text) {
    String head = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    return IntStream.of(',', ';', '\t', '|')
        .boxed()
        .max(
            (one, other) ->
                Long.compare(
                    head.chars().filter(one::equals).count(),
                    head.chars().filter(other::equals).count()))
        .filter(sign -> head.indexOf(sign) >= 0)
        .map(Character::toString)
        .orElse(",");
  }
}
