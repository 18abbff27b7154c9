package pressrun.testing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import pressrun.article.Article;
import pressrun.article.CleanedEntry;
import pressrun.article.Story;

/** Made-up stories, as short as a test can have them. */
public final class Stories {
  public static final Instant PUBLISHED = Instant.parse("2026-03-02T06:00:00Z");

  private Stories() {}

  /** A story without a link. */
  public static Story story(String title) {
    return story(title, Optional.empty(), PUBLISHED);
  }

  public static Story story(String title, Optional<String> link, Instant published) {
    return new Story(
        title,
        "",
        text(title),
        link.map(URI::create),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Locale.ENGLISH,
        List.of(),
        published);
  }

  /** Words that no other title has: two stories must not be taken for one. */
  private static String text(String title) {
    Random random = new Random(title.hashCode());
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 14; word++) {
      random.ints(7, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
      text.append(word % 7 == 6 ? ". " : " ");
    }
    return text.toString().strip();
  }

  /** The same but for tags and language. */
  public static Story tagged(Story story, Locale language, String... tags) {
    return new Story(
        story.title(),
        story.standfirst(),
        story.excerpt(),
        story.link(),
        story.image(),
        story.author(),
        story.note(),
        story.credit(),
        language,
        List.of(tags),
        story.published());
  }

  public static CleanedEntry entry(String key, Story story) {
    return new CleanedEntry(key, story.canonicalLink(), story);
  }

  /** An entry whose key is its title. */
  public static CleanedEntry entry(String title) {
    return entry(title, story(title));
  }

  public static Article article(long id, String source, Story story) {
    return new Article(id, source, "entry-" + id, story.published(), story.published(), story);
  }
}
