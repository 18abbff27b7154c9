package pressrun.selection;

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
import pressrun.testing.Stories;

/** A season of made-up articles, of which every third retells another's story or has its link. */
final class RandomNews {
  private static final int SOURCES = 17;
  private static final int WORDS = 50_000;

  private final Random random;
  private final Instant now;
  private final List<Article> articles = new ArrayList<>();

  private RandomNews(long seed, Instant now) {
    random = new Random(seed);
    this.now = now;
  }

  static List<Article> season(long seed, Instant now, int count) {
    RandomNews news = new RandomNews(seed, now);
    for (int id = 0; id < count; id++) {
      Story story = id > 0 && news.random.nextInt(3) == 0 ? news.retold() : news.news();
      news.articles.add(Stories.article(id, "source " + news.random.nextInt(SOURCES), story));
    }
    return List.copyOf(news.articles);
  }

  private Story news() {
    String text = words(40) + " " + random.nextInt(1_000);
    return story(words(7), text, random.nextInt(500));
  }

  private Story retold() {
    Story first = articles.get(random.nextInt(articles.size())).story();
    List<String> title = new ArrayList<>(List.of(first.title().split(" ", -1)));
    Collections.shuffle(title, random);
    return story(String.join(" ", title), first.excerpt() + " " + words(3), random.nextInt(500));
  }

  private Story story(String title, String text, int page) {
    return new Story(
        title,
        "",
        text,
        Optional.of(URI.create("https://example.org/" + page)).filter(link -> page % 50 == 0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Locale.ENGLISH,
        List.of(),
        now.minus(Duration.ofMinutes(random.nextInt(24 * 60))));
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int word = (int) Math.pow(WORDS, random.nextDouble());
      words.append(i == 0 ? "" : " ").append("w").append(Integer.toString(word * 7_919, 26));
    }
    return words.toString();
  }
}
