package bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import pressrun.article.Article;
import pressrun.article.Story;

/**
 * As many articles as wanted in five languages, of made-up words that are as frequent as words are
 * (Zipf): three of four tell a story of their own, the fourth tells what another source told.
 */
final class MadeUpNews {
  private static final int WORDS = 30_000;
  private static final int SOURCES = 211;
  private static final List<Tongue> TONGUES =
      List.of(
          new Tongue("en", "bcdfghklmnprst", "aeiou", " "),
          new Tongue("de", "bdfghklmnrstwz", "aeiouäöü", " "),
          new Tongue("ko", letters('가', 28, 399), letters('강', 29, 380), " "),
          new Tongue("ja", letters('一', 7, 1500), letters('亀', 11, 1500), ""),
          new Tongue("ar", "بتجحدرسشعفقكلمن", "اوي", " "));

  private final Random random = new Random(20261125);
  private final Instant now;
  private final List<List<String>> vocabularies;
  private final List<Telling> tellings = new ArrayList<>();

  MadeUpNews(Instant now) {
    this.now = now;
    vocabularies = TONGUES.stream().map(tongue -> tongue.words(random)).toList();
  }

  private record Tongue(String language, String heads, String tails, String space) {
    List<String> words(Random random) {
      List<String> words = new ArrayList<>(WORDS);
      for (int i = 0; i < WORDS; i++) {
        StringBuilder word = new StringBuilder();
        for (int pairs = 1 + random.nextInt(4); pairs > 0; pairs--) {
          word.append(heads.charAt(random.nextInt(heads.length())));
          word.append(tails.charAt(random.nextInt(tails.length())));
        }
        words.add(word.toString());
      }
      return words;
    }
  }

  private record Telling(
      int event, int tongue, List<String> title, List<String> text, Instant published) {}

  /** Scripts with very many letters, of which every so many-th will do. */
  private static String letters(char first, int step, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) (first + i * step));
    }
    return letters.toString();
  }

  /** The key of each is the number of its story. */
  List<Article> articles(int count) {
    List<Article> articles = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
      boolean own = id == 0 || random.nextInt(4) > 0;
      Telling telling = own ? news(id) : retold(tellings.get(random.nextInt(id)));
      tellings.add(telling);
      articles.add(article(id, telling));
    }
    return articles;
  }

  private Telling news(int event) {
    int tongue = random.nextInt(TONGUES.size());
    List<String> title = words(tongue, 7);
    List<String> text = new ArrayList<>(title.subList(0, 4));
    text.addAll(words(tongue, 38));
    text.add(5, String.valueOf(random.nextInt(500)));
    text.add(20, String.valueOf(random.nextInt(100_000)));
    Instant published = now.minus(Duration.ofMinutes(60 + random.nextInt(3 * 24 * 60)));
    return new Telling(event, tongue, title, text, published);
  }

  /** Under another headline of the same words, shorter, with a few words more. */
  private Telling retold(Telling first) {
    List<String> title = new ArrayList<>(first.title());
    Collections.shuffle(title, random);
    List<String> text = new ArrayList<>(first.text().subList(0, first.text().size() * 4 / 5));
    text.addAll(words(first.tongue(), 5));
    Instant published = first.published().plus(Duration.ofMinutes(random.nextInt(60)));
    return new Telling(first.event(), first.tongue(), title, text, published);
  }

  private List<String> words(int tongue, int count) {
    return random
        .doubles(count)
        .mapToObj(each -> vocabularies.get(tongue).get((int) Math.pow(WORDS, each) - 1))
        .toList();
  }

  private Article article(int id, Telling telling) {
    Tongue tongue = TONGUES.get(telling.tongue());
    Story story =
        new Story(
            String.join(tongue.space(), telling.title()),
            "",
            String.join(tongue.space(), telling.text()),
            Optional.of(URI.create("https://news" + id % SOURCES + ".example.org/" + id)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Locale.forLanguageTag(tongue.language()),
            List.of(),
            telling.published());
    String key = String.valueOf(telling.event());
    return new Article(id, "source " + id % SOURCES, key, now, now, story);
  }
}
