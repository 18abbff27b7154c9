package bench.quality;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What anybody sees in the XML of an item, for files whose origin expects nothing of it. */
final class PlainReading {
  private static final List<DateTimeFormatter> DATES =
      List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME);

  private PlainReading() {}

  static List<Element> items(Document xml) {
    return xml.select("*").stream().filter(PlainReading::item).toList();
  }

  private static boolean item(Element element) {
    return element.normalName().matches("(\\w+:)?(item|entry)")
        && element.parent() != null
        && element.parent().normalName().matches("(\\w+:)?(rss|feed|rdf|channel|items)");
  }

  /** What a plain reading shows: the only one of its name, without markup inside. */
  static Expected of(Element item) {
    return new Expected(
        single(item, "title").filter(words -> words.matches("[\\p{L}\\p{N} .,'!?-]+")),
        single(item, "link").filter(link -> link.matches("http://[a-z.]+/[A-Za-z0-9./-]*")),
        Stream.of("pubdate", "published", "dc:date", "issued")
            .flatMap(tag -> single(item, tag).stream())
            .flatMap(words -> date(words).stream())
            .findFirst(),
        single(item, "author").filter(words -> words.matches("\\p{L}+ \\p{L}+")),
        Optional.empty(),
        List.of());
  }

  private static Optional<String> single(Element item, String tag) {
    List<Element> found =
        item.children().stream().filter(child -> child.normalName().equals(tag)).toList();
    return found.size() == 1 && found.get(0).childrenSize() == 0 && !found.get(0).hasAttr("type")
        ? Optional.of(found.get(0).text().strip()).filter(words -> !words.isEmpty())
        : Optional.empty();
  }

  private static Optional<Instant> date(String words) {
    Function<DateTimeFormatter, Optional<Instant>> attempt =
        format -> {
          try {
            return Optional.of(OffsetDateTime.parse(words, format).toInstant());
          } catch (DateTimeParseException other) {
            return Optional.empty();
          }
        };
    return DATES.stream().flatMap(format -> attempt.apply(format).stream()).findFirst();
  }
}
