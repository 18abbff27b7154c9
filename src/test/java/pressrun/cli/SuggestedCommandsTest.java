package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a message suggests, after a command line that named its folders. */
final class SuggestedCommandsTest {
  private static final SuggestedCommands NEWS =
      SuggestedCommands.of("send", "--config", "~/news", "--yes");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Look at it: pressrun preview weekly --open | Look at it: pressrun preview --config ~/news weekly --open
          run: pressrun deliveries show a@b.test     | run: pressrun deliveries show --config ~/news a@b.test
          pressrun deliveries lists them             | pressrun deliveries --config ~/news lists them
          by pressrun serve, or by pressrun send.    | by pressrun serve --config ~/news, or by pressrun send --config ~/news.
          """)
  void eachCommandGetsTheFolders(String text, String expected) {
    assertThat(NEWS.in(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pressrun: the database cannot be used",
        "pressrun sources --help lists them",
        "pressrun subscribers add --help lists them",
        "/opt/pressrun send",
        "pressrun.yml lies here",
        "source <(pressrun completion)"
      })
  void whatIsNoSuchCommandStaysAsItIs(String text) {
    assertThat(NEWS.in(text)).isEqualTo(text);
  }

  @Test
  void aFolderIsRepeatedAsItWasTypedAndQuotedWhereAShellWouldSplitIt() {
    assertThat(SuggestedCommands.of("--config=my news", "--data", "$HOME/d").in("pressrun send"))
        .isEqualTo("pressrun send --config 'my news' --data '$HOME/d'");
  }

  @Test
  void withoutNamedFoldersACommandStaysShort() {
    assertThat(SuggestedCommands.of("send", "--yes").in("pressrun send"))
        .isEqualTo("pressrun send");
  }

  @Test
  void aNewNewslettersFirstCommandsAreThoseOfItsFolder(@TempDir Path here) {
    Path news = here.resolve("news");
    Typed made = Typed.in("new", "newsletter", "weekly", "--config", news.toString());
    assertThat(made.error())
        .contains("are kept in " + news.resolve("data"))
        .contains("pressrun preview --config " + news + " weekly --open");
    assertThat(news.resolve("data")).isDirectory();
  }
}
