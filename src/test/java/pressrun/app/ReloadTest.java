package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.config.ConfigOutcome;
import pressrun.edition.Slot;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.press.Draft;
import pressrun.schedule.DueSlots;
import pressrun.schedule.Timekeeper;
import pressrun.testing.Sample;

/** The shipped sample, changed while it runs. */
final class ReloadTest {
  @TempDir private Path home;
  private Sample sample;
  private Pressrun pressrun;
  private Timekeeper timekeeper;
  private Reload reload;

  @BeforeEach
  void open() {
    sample = Sample.in(home);
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    pressrun = Pressrun.open(places, ((ConfigOutcome.Valid) places.readConfiguration()).settings());
    DueSlots due =
        new DueSlots(pressrun.slots(), pressrun.press(), pressrun.alerts(), pressrun.clock());
    timekeeper = new Timekeeper(pressrun.catalogue(), due, pressrun.collector(), pressrun.alerts());
    reload = new Reload(pressrun, timekeeper);
  }

  @AfterEach
  void close() {
    timekeeper.close();
    pressrun.close();
  }

  @Test
  void aRightChangeIsTakenUp() {
    sample.change(sample.newsletter(), "The Harbour Courier", "The Evening Courier");
    reload.run();
    assertThat(newsletter().title()).isEqualTo("The Evening Courier");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aWrongChangeIsShownAndEverythingStaysAsItWas() {
    sample.change(sample.newsletter(), "max_articles: 12", "max_articels: 1");
    reload.run();
    assertThat(newsletter().cadence().rules().maxArticles()).isEqualTo(12);
    assertThat(alerts()).singleElement().asString().contains("max_articels", "max_articles");
    sample.change(sample.newsletter(), "max_articels: 1", "max_articles: 3");
    reload.run();
    assertThat(newsletter().cadence().rules().maxArticles()).isEqualTo(3);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aFaultyTemplateIsShownAndTheProvenOneGoesOnBeingUsed() throws Exception {
    Path template = home.resolve("templates/digest/html.ftlh");
    sample.write(template, "<html><body><p>${nowhere}</p></body></html>");
    reload.run();
    assertThat(alerts()).singleElement().asString().contains("digest/html.ftlh:1:", "nowhere");
    assertThat(html()).contains("The Harbour Courier");

    sample.write(template, "<html><body><p>A plain look</p></body></html>");
    reload.run();
    assertThat(alerts()).isEmpty();
    assertThat(html()).contains("A plain look");
  }

  @Test
  void aTemplateThatIsNoUtf8IsShown() throws Exception {
    Path template = home.resolve("templates/digest/text.ftl");
    sample.write(template, "");
    Files.write(template, new byte[] {'a', (byte) 0xFF, 'b'});
    reload.run();
    assertThat(alerts()).singleElement().asString().contains("cannot read the templates");
  }

  @Test
  void whatARunningProgramCannotTakeUpIsSaid() {
    sample.change(sample.file("pressrun.yml"), "base_url:", "inbox_port: 2525\nbase_url:");
    reload.run();
    assertThat(alerts()).singleElement().asString().contains("started again");
  }

  @Test
  void aSlotOfTheOldTimetableIsTakenBack() {
    reload.run();
    timekeeper.reschedule();
    Slot before = openSlots().get(0);

    sample.change(sample.newsletter(), "0 30 6 ? * MON-FRI", "0 45 7 ? * MON-FRI");
    reload.run();

    assertThat(openSlots()).singleElement().isNotEqualTo(before);
    assertThat(pressrun.slots().state(before)).isEmpty();
  }

  private List<Slot> openSlots() {
    return pressrun.slots().open(newsletter().name(), Cadence.REGULAR);
  }

  @Test
  void aNewArticleInAFolderIsCollected() {
    reload.run();
    long before = articles();
    sample.write(
        sample.file("articles/tide-gauge.txt"),
        "A tide gauge for the old quay\n\nThe town puts up a gauge that children can read.\n");
    reload.run();
    long after = articles();
    assertThat(after).isEqualTo(before + 1);
  }

  private long articles() {
    return pressrun
        .composer()
        .select(newsletter(), newsletter().cadence(), pressrun.clock().instant())
        .articles();
  }

  private String html() throws InterruptedException {
    Slot slot = pressrun.chooser().choose(newsletter(), Optional.empty());
    return ((Draft.Ready) pressrun.press().draft(newsletter(), slot)).composition().first().html();
  }

  private Newsletter newsletter() {
    return pressrun.catalogue().all().get(0);
  }

  private List<String> alerts() {
    return pressrun.alerts().open().stream().map(Alert::message).toList();
  }
}
