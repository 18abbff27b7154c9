package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;
import pressrun.press.EditionMessages;
import pressrun.press.PressReport;
import pressrun.press.SourceReport;
import pressrun.selection.Cohort;
import pressrun.testing.Sample;

/** What was frozen, and what was collected for it, whatever happens around it. */
final class FrozenMessageTest {
  @TempDir private Path home;
  private Sample sample;

  @BeforeEach
  void copy() {
    sample = Sample.in(home);
  }

  private Pressrun open() {
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    return Pressrun.open(places, ((ConfigOutcome.Valid) places.readConfiguration()).settings());
  }

  private static byte[] bytes(Pressrun pressrun, Edition edition) {
    EditionMessages.Reader mina = new EditionMessages.Reader(1, "mina@example.org", "Mina");
    return pressrun.messages().make(edition, Cohort.EVERYBODY, mina).orElseThrow().bytes();
  }

  @Test
  void aFrozenMessageStaysTheSameByteForByteWhenTheBaseUrlChanges() throws InterruptedException {
    Edition edition;
    byte[] before;
    try (Pressrun pressrun = open()) {
      Newsletter newsletter = pressrun.catalogue().all().get(0);
      PressReport report =
          pressrun.press().run(newsletter, pressrun.chooser().choose(newsletter, Optional.empty()));
      edition = ((PressReport.Printed) report).edition();
      before = bytes(pressrun, edition);
    }
    sample.write(sample.file("pressrun.yml"), "base_url: https://elsewhere.example.org/\n");
    try (Pressrun pressrun = open()) {
      assertThat(bytes(pressrun, edition)).isEqualTo(before);
    }
  }

  @Test
  void aFileThatIsLeftOutIsToldAndTheOthersAreKept() throws InterruptedException {
    sample.write(sample.file("articles/unfinished.txt"), "  \n");
    try (Pressrun pressrun = open()) {
      List<SourceReport> reports = pressrun.collector().collect(pressrun.catalogue().all().get(0));
      assertThat(reports)
          .anySatisfy(
              report -> {
                assertThat(report.added()).isPositive();
                assertThat(report.problem().orElse("")).contains("unfinished.txt is empty");
              });
    }
  }

  @Test
  void aStoryThatCannotBeKeptStopsNoOtherSource() throws InterruptedException {
    sample.write(sample.file("articles/gauge.txt"), "The gauge that breaks it\n\nA text.\n");
    try (Pressrun pressrun = open()) {
      pressrun
          .database()
          .useTransaction(
              transaction ->
                  transaction
                      .handle()
                      .execute(
                          "CREATE TRIGGER broken BEFORE INSERT ON article WHEN NEW.title LIKE 'The gauge%'"
                              + " BEGIN SELECT RAISE(ABORT, 'broken'); END"));
      List<SourceReport> reports = pressrun.collector().collect(pressrun.catalogue().all().get(0));
      assertThat(reports).filteredOn(report -> report.problem().isPresent()).hasSize(1);
      assertThat(reports).anyMatch(report -> report.added() > 0);
      assertThat(pressrun.alerts().open()).hasSize(1);
    }
  }
}
