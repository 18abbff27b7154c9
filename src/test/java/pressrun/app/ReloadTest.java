package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.config.ConfigOutcome;
import pressrun.edition.Slot;
import pressrun.newsletter.Newsletter;
import pressrun.press.Draft;
import pressrun.schedule.DueSlots;
import pressrun.schedule.Timekeeper;

/** The shipped sample, changed while it runs. */
final class ReloadTest {
  @TempDir private Path home;
  private Pressrun pressrun;
  private Timekeeper timekeeper;
  private Reload reload;

  @BeforeEach
  void open() throws IOException {
    copy(Path.of("config"), home.resolve("config"));
    Home places = Home.of(Optional.of(home.resolve("config")), Optional.empty(), Map.of());
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
  void aRightChangeIsTakenUp() throws IOException {
    change("The Harbour Courier", "The Evening Courier");
    reload.run();
    assertThat(newsletter().title()).isEqualTo("The Evening Courier");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aWrongChangeIsShownAndEverythingStaysAsItWas() throws IOException {
    change("max_articles: 12", "max_articels: 1");
    reload.run();
    assertThat(newsletter().rules().maxArticles()).isEqualTo(12);
    assertThat(alerts()).singleElement().asString().contains("max_articels", "max_articles");
    change("max_articels: 1", "max_articles: 3");
    reload.run();
    assertThat(newsletter().rules().maxArticles()).isEqualTo(3);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aFaultyTemplateIsShownAndTheProvenOneGoesOnBeingUsed() throws Exception {
    Path template = home.resolve("templates/digest/html.ftlh");
    Files.createDirectories(template.getParent());
    Files.writeString(template, "<html><body><p>${nowhere}</p></body></html>");
    reload.run();
    assertThat(alerts()).singleElement().asString().contains("digest/html.ftlh:1:", "nowhere");
    assertThat(html()).contains("The Harbour Courier");

    Files.writeString(template, "<html><body><p>A plain look</p></body></html>");
    reload.run();
    assertThat(alerts()).isEmpty();
    assertThat(html()).contains("A plain look");
  }

  @Test
  void whatARunningProgramCannotTakeUpIsSaid() throws IOException {
    Path main = home.resolve("config/pressrun.yml");
    Files.writeString(main, Files.readString(main) + "\ninbox_port: 2525\n");
    reload.run();
    assertThat(alerts()).singleElement().asString().contains("started again");
  }

  @Test
  void aNewArticleInAFolderIsCollected() throws IOException {
    reload.run();
    int before = pressrun.composer().select(newsletter(), pressrun.clock().instant()).size();
    Files.writeString(
        home.resolve("config/articles/tide-gauge.txt"),
        "A tide gauge for the old quay\n\nThe town puts up a gauge that children can read.\n");
    reload.run();
    int after = pressrun.composer().select(newsletter(), pressrun.clock().instant()).size();
    assertThat(after).isEqualTo(before + 1);
  }

  private String html() throws InterruptedException {
    Slot slot = pressrun.chooser().choose(newsletter(), Optional.empty());
    return ((Draft.Ready) pressrun.press().draft(newsletter(), slot))
        .composition()
        .typeset()
        .html();
  }

  private Newsletter newsletter() {
    return pressrun.catalogue().all().get(0);
  }

  private List<String> alerts() {
    return pressrun.alerts().open().stream().map(Alert::message).toList();
  }

  private void change(String from, String to) throws IOException {
    Path file = home.resolve("config/newsletters/harbour-courier.yml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
