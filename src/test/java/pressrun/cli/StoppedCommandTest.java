package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;

/** A command that is told to stop says how far it came, and can be given again. */
final class StoppedCommandTest {
  private static final int ROWS = 200_000;
  private static final int SIGTERM = 128 + 15;

  @TempDir private Path home;

  private Process start(Sample sample, String... words) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "pressrun.Main"));
    line.addAll(List.of(words));
    line.addAll(List.of("--config", sample.config().toString()));
    line.addAll(List.of("--data", sample.data().toString()));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("said.txt").toFile())
        .start();
  }

  private static boolean isBegun(Sample sample) {
    Path file = sample.data().resolve("pressrun.db");
    if (!Files.exists(file)) {
      return false;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM subscriber WHERE address LIKE '%@readers.test' LIMIT 1")) {
      return found.next();
    } catch (SQLException notYetMade) {
      return false;
    }
  }

  private static long listed(Sample sample) {
    return Typed.on(sample.config(), sample.data(), "subscribers", "list")
        .out()
        .lines()
        .filter(line -> line.contains("@readers.test"))
        .count();
  }

  @Test
  @Timeout(180)
  void anImportThatIsStoppedSaysHowManyRowsAreDoneAndGoesOnWhenGivenAgain() throws Exception {
    Sample sample = Sample.in(home);
    sample.write(sample.file("subscribers.csv"), "address\n");
    StringBuilder people = new StringBuilder("address\n");
    for (int i = 1; i <= ROWS; i++) {
      people.append("reader").append(i).append("@readers.test\n");
    }
    Path file = home.resolve("people.csv");
    sample.write(file, people.toString());
    Process importing = start(sample, "subscribers", "import", file.toString(), "--yes");
    while (!isBegun(sample)) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
    }
    importing.destroy();
    assertThat(importing.waitFor()).isEqualTo(SIGTERM);

    String said = Files.readString(home.resolve("said.txt"));
    Matcher stopped =
        Pattern.compile("Stopped after (\\d+) of 200000 rows; .*again does the rest").matcher(said);
    assertThat(stopped.find()).as(said).isTrue();
    assertThat(listed(sample)).isEqualTo(Long.parseLong(stopped.group(1))).isLessThan(ROWS);
  }
}
