package bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked of one corpus and what held, by kind of question. */
final class Scores {
  private final String corpus;
  private final Map<Kind, int[]> counts = new LinkedHashMap<>();
  private final List<String> misses = new ArrayList<>();
  private int cases;

  Scores(String corpus) {
    this.corpus = corpus;
  }

  /** A column of the table. */
  enum Kind {
    READ,
    ENTRIES,
    TITLES,
    LINKS,
    DATES,
    AUTHORS,
    CHARSETS,
    TEXTS,
    PICTURES,
    TAGS,
    LANGUAGES,
    HARMLESS
  }

  void newCase() {
    cases++;
  }

  /** One question of a case; what does not hold is kept with what was expected and found. */
  void ask(Kind kind, String name, Object expected, Object found, boolean held) {
    int[] count = counts.computeIfAbsent(kind, any -> new int[2]);
    count[1]++;
    if (held) {
      count[0]++;
    } else {
      misses.add(
          corpus + "\t" + kind + "\t" + name + "\t" + shown(expected) + "\t" + shown(found));
    }
  }

  private static String shown(Object value) {
    String line = String.valueOf(value).replaceAll("\\s+", " ");
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }

  void add(Scores other) {
    cases += other.cases;
    misses.addAll(other.misses);
    other.counts.forEach(
        (kind, held) -> {
          int[] sum = counts.computeIfAbsent(kind, any -> new int[2]);
          sum[0] += held[0];
          sum[1] += held[1];
        });
  }

  int cases() {
    return cases;
  }

  List<String> misses() {
    return misses;
  }

  String of(Kind kind) {
    int[] count = counts.get(kind);
    return count == null ? "–" : count[0] + "/" + count[1];
  }

  /** All but the named columns. */
  String others(List<Kind> named) {
    int held = 0;
    int asked = 0;
    for (Map.Entry<Kind, int[]> count : counts.entrySet()) {
      if (!named.contains(count.getKey())) {
        held += count.getValue()[0];
        asked += count.getValue()[1];
      }
    }
    return asked == 0 ? "–" : held + "/" + asked;
  }

  String percent() {
    int held = counts.values().stream().mapToInt(count -> count[0]).sum();
    int asked = counts.values().stream().mapToInt(count -> count[1]).sum();
    return asked == 0 ? "–" : String.format("%.1f %%", 100.0 * held / asked);
  }
}
