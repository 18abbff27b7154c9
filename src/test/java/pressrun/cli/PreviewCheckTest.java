package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;

/** A build can refuse a bad template by what {@code preview --check} ends with. */
final class PreviewCheckTest {
  @TempDir Path folder;

  @Test
  void theSampleHasWarningsOnlyAndNothingIsUsedUp() throws IOException {
    Shell shell = new Shell(Sample.in(folder));
    assertThat(shell.run("preview", "--check")).isZero();
    assertThat(shell.said()).contains("ok       Size and clipping", "no errors, 2 warnings.");
    assertThat(shell.run("preview", "--check")).isZero();
  }

  @Test
  void theFirstEditionHasNoneBesideIt() {
    Shell shell = new Shell(Sample.in(folder));
    assertThat(shell.run("preview", "--compare")).isZero();
    assertThat(shell.said()).contains("No. 1 is the first edition");
  }

  @Test
  void anErrorEndsWithOneAndIsOneObjectALine() throws IOException {
    Sample sample = Sample.in(folder);
    Path look = Files.createDirectories(folder.resolve("templates/parts"));
    Files.writeString(
        look.resolve("mail.ftlh"),
        Files.readString(Path.of("templates/parts/mail.ftlh"))
            .replace("</body>", "<script>1</script></body>"));
    Shell shell = new Shell(sample);
    assertThat(shell.run("preview", "--check", "--json")).as(shell.said()).isEqualTo(1);
    assertThat(shell.said().lines().filter(line -> line.startsWith("{")))
        .anyMatch(
            line ->
                line.startsWith(
                    "{\"check\":\"markup\",\"severity\":\"error\",\"finding\":\"<script> does"));
  }
}
