package bench.quality;

import bench.quality.Scores.Kind;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import pressrun.article.ArticleFactory;
import pressrun.article.Story;
import pressrun.source.Entry;

/** What an origin says of one entry, each part only where it says something. */
record Expected(
    Optional<String> title,
    Optional<String> link,
    Optional<Instant> date,
    Optional<String> author,
    Optional<String> text,
    List<String> tags) {

  /** A date of a century that no feed is from has its Instant judged all the same. */
  void judge(Scores scores, String name, Entry entry) {
    Story story = story(entry);
    title.ifPresent(
        words -> {
          String plain = plain(words);
          scores.ask(Kind.TITLES, name, plain, story.title(), same(plain, story.title()));
        });
    link.ifPresent(
        address -> {
          String found = entry.link().map(URI::toString).orElse("none");
          scores.ask(Kind.LINKS, name, address, found, sameAddress(address, found));
        });
    date.ifPresent(
        when ->
            scores.ask(
                Kind.DATES,
                name,
                when,
                entry.published(),
                entry.published().filter(when::equals).isPresent()));
    author.ifPresent(
        words -> {
          String found = story.author().orElse("");
          scores.ask(
              Kind.AUTHORS, name, words, found,
              !found.isEmpty()
                  && (plain(words).contains(found)
                      // One of several is asked for where all are named.
                      || List.of(found.split(", ")).contains(plain(words))));
        });
    text.ifPresent(
        words -> {
          String plain = plain(words);
          String found = plain(entry.body().isEmpty() ? entry.summary() : entry.body());
          String other = plain(entry.summary());
          String shown = plain(String.join(" ", new ArticleFactory().paragraphs(entry)));
          scores.ask(
              Kind.TEXTS, name, plain, found,
              same(plain, found) || same(plain, other) || same(plain, shown) || same(plain, story.title()));
        });
    for (String tag : tags) {
      scores.ask(Kind.TAGS, name, tag, story.tags(), story.tags().contains(plain(tag)));
    }
  }

  static Story story(Entry entry) {
    return new ArticleFactory().make(entry, Locale.ENGLISH, Instant.parse("2026-06-01T00:00:00Z"))
        .story();
  }

  /** What a reader sees of it. */
  static String plain(String markup) {
    return Normalizer.normalize(
            Jsoup.parse(markup).text().replaceAll("[\\p{Cf}\\p{Cc}]", ""), Normalizer.Form.NFC)
        .replaceAll("[\\s\\u00A0]+", " ")
        .strip();
  }

  private static boolean same(String expected, String found) {
    return expected.equals(found)
        // A title over 250 characters is cut, which is no fault of the reading.
        || (found.endsWith("…") && found.length() > 200
            && expected.startsWith(found.substring(0, found.length() - 1)));
  }

  static boolean sameAddress(String expected, String found) {
    return evened(expected).equals(evened(found));
  }

  private static String evened(String address) {
    return address.strip().replaceFirst("^(https?://[^/?#]+)$", "$1/").replace(" ", "%20");
  }
}
