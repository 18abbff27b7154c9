package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.testing.Sample;

/** The subscriber file of the shipped sample, over several starts. */
final class SubscriberFilesTest {
  private Sample sample;

  @BeforeEach
  void copy(@TempDir Path home) {
    sample = Sample.in(home);
  }

  /** Starts, and counts who would get an edition. */
  private long readers() {
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    try (Pressrun pressrun =
        Pressrun.open(places, ((ConfigOutcome.Valid) places.readConfiguration()).settings())) {
      return pressrun.deliveries().reach("harbour-courier").recipients();
    }
  }

  @Test
  void whoIsInItIsKnownAfterTheFirstStart() {
    assertThat(readers()).isEqualTo(5);
  }

  @Test
  void whoIsAddedToItIsKnownAfterTheNext() {
    readers();
    sample.change(sample.file("subscribers.csv"), "reader@", "one.more@example.org,\nreader@");
    assertThat(readers()).isEqualTo(6);
  }

  @Test
  void anUntouchedFileIsNotReadAgain() throws Exception {
    readers();
    Path file = sample.file("subscribers.csv");
    FileTime before = Files.getLastModifiedTime(file);
    sample.change(file, "reader@example.org", "other1@example.org");
    Files.setLastModifiedTime(file, before);
    assertThat(readers()).isEqualTo(5);
  }
}
