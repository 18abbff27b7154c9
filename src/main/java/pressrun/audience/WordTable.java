package pressrun.audience;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A shipped file of words; each line has a kind, a TAB and words with {@code |} between. */
final class WordTable {
  private WordTable() {}

  private static final Pattern BETWEEN_WORDS = Pattern.compile(" \\| ");

  record Line(String kind, String words) {}

  static List<Line> read(String file) {
    InputStream found = Objects.requireNonNull(WordTable.class.getResourceAsStream(file), file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .flatMap(
              cells ->
                  BETWEEN_WORDS.splitAsStream(cells[1]).map(words -> new Line(cells[0], words)))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
