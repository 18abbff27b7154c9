package pressrun.selection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pressrun.article.Story;
import pressrun.selection.Ranking.Judged;

/**
 * The labelled pairs of {@code stories/*.txt}: made-up news of one event each, as a wire told it,
 * others copied and rewrote it, what followed, and what only looks alike. All pairs of one event
 * count; of a wire text, its copies and rewrites each two are the same story, and nothing else is.
 */
public final class LabelledPairs {
  public static final List<String> LANGUAGES = List.of("en", "de", "ko", "ja", "ar", "fr", "zh");

  /** Written when the weights stood, and never fitted to. */
  private static final Set<String> WRITTEN_LATER = Set.of("fr", "zh");

  private static final Set<String> SAME = Set.of("wire", "copy", "rewrite");
  private static final Instant DAY = Instant.parse("2026-03-03T06:00:00Z");

  /** The weights of {@link Likeness} were fitted on one half; the other was not looked at. */
  public enum Half {
    FITTED,
    HELD_OUT
  }

  public record Telling(String language, int event, String kind, Story story) {
    boolean sameAs(Telling other) {
      return event == other.event
          && language.equals(other.language)
          && SAME.contains(kind)
          && SAME.contains(other.kind);
    }

    Half half() {
      boolean fitted =
          !WRITTEN_LATER.contains(language) && (event + LANGUAGES.indexOf(language)) % 2 == 0;
      return fitted ? Half.FITTED : Half.HELD_OUT;
    }
  }

  public record Pair(Telling one, Telling other) {
    public boolean same() {
      return one.sameAs(other);
    }

    public String language() {
      return one.language();
    }

    /** Whether one card would show both, told by two sources. */
    public boolean merged() {
      return likeness() >= Likeness.SAME_STORY;
    }

    double likeness() {
      return Likeness.of(one.story(), other.story());
    }

    @Override
    public String toString() {
      return one.kind()
          + "/"
          + other.kind()
          + " "
          + one.story().title()
          + " || "
          + other.story().title();
    }
  }

  private LabelledPairs() {}

  static List<Telling> tellings() {
    List<Telling> tellings = new ArrayList<>();
    LANGUAGES.forEach(language -> tellings.addAll(read(language)));
    return tellings;
  }

  public static Ranking ranking(List<Pair> pairs) {
    return Ranking.of(
        pairs.stream()
            .map(pair -> new Judged(pair.likeness(), pair.same() ? 1 : 0, pair.same()))
            .toList());
  }

  public static List<Pair> ofOneEvent(Half half) {
    List<Pair> pairs = new ArrayList<>();
    List<Telling> all = tellings().stream().filter(each -> each.half() == half).toList();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Pair pair = new Pair(all.get(i), all.get(j));
        if (pair.one().event() == pair.other().event()
            && pair.one().language().equals(pair.other().language())) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static List<Telling> read(String language) {
    List<Telling> tellings = new ArrayList<>();
    List<String> lines = lines(language);
    int event = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("== ")) {
        event++;
      } else if (lines.get(i).startsWith("-- ")) {
        tellings.add(telling(language, event, lines.get(i).substring(3), lines.get(i + 1)));
      }
    }
    return tellings;
  }

  private static Telling telling(String language, int event, String head, String text) {
    String[] parts = head.split(" \\| ", 2);
    String[] kind = parts[0].split(" ", 2);
    long hours = kind.length < 2 ? 0 : Long.parseLong(kind[1].replace("h", ""));
    Story story =
        new Story(
            parts[1],
            "",
            text,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Locale.forLanguageTag(language),
            List.of(),
            DAY.plus(Duration.ofHours(hours)));
    return new Telling(language, event, kind[0], story);
  }

  private static List<String> lines(String language) {
    String name = "stories/" + language + ".txt";
    try (InputStream in = LabelledPairs.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
