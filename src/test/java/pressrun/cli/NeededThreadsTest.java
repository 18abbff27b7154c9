package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.testing.Sample;

/** A process whose thread died would look alive and do nothing: therefore it ends, with a word. */
@Timeout(60)
final class NeededThreadsTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claim",
        "ledger-writer",
        "smtp-watchdog",
        "storage-watch",
        "folder-watch",
        "web-changes"
      })
  void serveEndsWhenOneOfThemDies(String thread) throws IOException, InterruptedException {
    Sample sample = Sample.in(home);
    sample.change(
        sample.file("pressrun.yml"),
        "base_url:",
        "inbox_port: 0\nweb: {public_port: 0, operator_port: 0}\nbase_url:");
    Process process = start(sample, thread);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.ENDED_BY_FAULT);
    assertThat(said).contains("the thread \"" + thread + "\" died of a fault", "started again");
  }

  private static Process start(Sample sample, String thread) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "pressrun.cli.DyingThread",
            thread,
            "serve",
            "--config",
            sample.config().toString(),
            "--data",
            sample.data().toString())
        .redirectErrorStream(true)
        .start();
  }
}
