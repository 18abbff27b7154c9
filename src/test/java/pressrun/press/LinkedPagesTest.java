package pressrun.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.article.ArticleStore;
import pressrun.article.Story;
import pressrun.http.HttpSettings.Loopback;
import pressrun.source.FeedSource;
import pressrun.source.FeedSource.Linked;

final class LinkedPagesTest {
  private static final String HTML = "Content-Type: text/html; charset=utf-8";
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>Swans are back</title>
      <meta property="og:image" content="/swans.jpg"><meta name="author" content="Ana Pier">
      </head><body><article><h1>Swans are back</h1>
      <p>The first swans of the year came down on the harbour on Monday morning. They were
      counted from the pier by the harbour master.</p>
      <p>She wrote forty of them into her book, two more than in the year before.</p>
      </article></body></html>
      """;

  private final FeedTrial trial;

  LinkedPagesTest(@TempDir Path folder) {
    trial = new FeedTrial(folder, Duration.ofSeconds(4), Loopback.ALLOWED);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  private SourceReport read(Linked linked, String... feed) {
    String path = "/feed" + trial.server.asked();
    trial.server.answer(path, 200, FeedTrial.rss(String.join("", feed)));
    FeedSource.Remote place = new FeedSource.Remote(trial.server.address(path), linked);
    return trial.intake.take(new FeedSource("Desk", "desk", place), Locale.ENGLISH);
  }

  private static String linking(String title, String path, String more) {
    return "<item><guid isPermaLink='false'>%s</guid><title>%s</title><link>%s</link>%s</item>"
        .formatted(path, title, path, more);
  }

  private List<Story> stories() {
    return trial.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM article ORDER BY id")
                .map((row, context) -> ArticleStore.article(row).story())
                .list());
  }

  @Test
  void anItemWithoutTextPictureAndAuthorHasThoseOfItsPage() {
    trial.server.answer("/swans", 200, PAGE, HTML);

    read(Linked.READ, linking("Swans", "/swans", ""));

    Story story = stories().get(0);
    assertThat(story.title()).isEqualTo("Swans");
    assertThat(story.excerpt()).startsWith("The first swans of the year").contains("forty");
    assertThat(story.image().orElseThrow().address()).isEqualTo(trial.server.address("/swans.jpg"));
    assertThat(story.author()).contains("Ana Pier");
    assertThat(story.link()).contains(trial.server.address("/swans"));
  }

  @Test
  void whatTheFeedSaysItselfStays() {
    trial.server.answer("/swans", 200, PAGE, HTML);

    read(
        Linked.READ,
        linking("Swans", "/swans", "<description>Our own words.</description><author>Bo</author>"));

    assertThat(stories().get(0).excerpt()).isEqualTo("Our own words.");
    assertThat(stories().get(0).author()).contains("Bo");
    assertThat(stories().get(0).image()).as("only this was missing").isPresent();
  }

  @Test
  void aPageIsAskedForOnceAndWhatItSaidStays() {
    trial.server.answer("/swans", 200, PAGE, HTML);
    read(Linked.READ, linking("Swans", "/swans", ""));
    int before = trial.server.asked();

    read(Linked.READ, linking("Swans, corrected", "/swans", ""));

    assertThat(trial.server.asked() - before).as("the feed alone").isEqualTo(1);
    assertThat(stories().get(0).title()).isEqualTo("Swans, corrected");
    assertThat(stories().get(0).excerpt()).startsWith("The first swans");
    assertThat(stories().get(0).image()).isPresent();
  }

  @Test
  void pagesAreLeftAloneUnlessTheSourceSaysOtherwise() {
    trial.server.answer("/swans", 200, PAGE, HTML);

    read(Linked.LEFT, linking("Swans", "/swans", ""));

    assertThat(trial.server.asked()).isEqualTo(1);
    assertThat(stories().get(0).excerpt()).isEmpty();
  }

  @Test
  void aPageThatCannotBeReadLeavesItsItemAsItIs() {
    trial
        .server
        .answer("/gone", 404, "")
        .answer("/paper", 200, PAGE, "Content-Type: application/pdf")
        .redirect("/inside", 302, "http://10.0.0.1/")
        .answer("/swans", 200, PAGE, HTML);

    SourceReport report =
        read(
            Linked.READ,
            linking("Gone", "/gone", ""),
            linking("Paper", "/paper", ""),
            linking("Inside", "/inside", ""),
            linking("Swans", "/swans", ""));

    assertThat(report.added()).isEqualTo(4);
    assertThat(report.problem()).isEmpty();
    assertThat(stories())
        .extracting(story -> story.excerpt().isEmpty())
        .containsExactly(true, true, true, false);
  }

  @Test
  void aHostThatRefusesOnceIsNotAskedForMorePages() {
    trial.server.answer("/a", 429, "").answer("/b", 200, PAGE, HTML);

    read(Linked.READ, linking("A", "/a", ""), linking("B", "/b", ""));

    assertThat(trial.server.asked()).as("the feed and one page").isEqualTo(2);
    assertThat(stories()).hasSize(2);
  }

  @Test
  void notMoreThanTwentyPagesAreAskedForAtOnce() {
    trial.server.answer("/page", 200, PAGE, HTML);

    read(
        Linked.READ,
        IntStream.range(0, 30)
            .mapToObj(
                n ->
                    linking(
                        "Swans " + n,
                        "/page/" + n,
                        "<pubDate>" + FeedTrial.START.minusSeconds(60) + "</pubDate>"))
            .collect(Collectors.joining()));

    assertThat(trial.server.asked()).isEqualTo(21);
    assertThat(stories()).hasSize(30);
  }

  @Test
  void pagesThatAreSlowDoNotKeepTheFeedsArticles() {
    trial.server.stall("/slow", "<html>").answer("/swans", 200, PAGE, HTML);

    SourceReport report =
        read(
            Linked.READ,
            linking("Swans", "/swans", ""),
            linking("Slow", "/slow", ""),
            linking("Never asked", "/swans/2", ""));

    assertThat(report.added()).isEqualTo(3);
    assertThat(stories())
        .extracting(story -> story.excerpt().isEmpty())
        .containsExactly(false, true, true);
  }
}
