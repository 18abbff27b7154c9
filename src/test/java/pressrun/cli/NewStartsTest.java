package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewStartsTest {
  @TempDir Path folder;

  private Typed typed(String... arguments) {
    return Typed.on(folder.resolve("config"), folder.resolve("data"), arguments);
  }

  private String newsletter() throws IOException {
    return Files.readString(folder.resolve("config/newsletters/harbour-news.yml"));
  }

  @Test
  void aNewNewsletterIsRightAndCanBeSeenAtOnceEvenInAnEmptyFolder() throws IOException {
    assertThat(typed("new", "newsletter", "harbour-news").exitCode()).isZero();
    assertThat(newsletter()).contains("title: \"Harbour news\"", "# schedule:");
    assertThat(typed("check").out()).contains("harbour-news: \"Harbour news\", 1 source");
    Typed preview = typed("preview", "harbour-news", "--format", "text");
    assertThat(preview.out()).contains("A first article, to be replaced by your own");
    assertThat(preview.exitCode()).isZero();
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    typed("new", "newsletter", "harbour-news");
    Path file = folder.resolve("config/newsletters/harbour-news.yml");
    Files.writeString(file, newsletter() + "# mine\n");
    Typed again = typed("new", "newsletter", "harbour-news");
    assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(again.error()).contains("harbour-news.yml is there already");
    assertThat(newsletter()).endsWith("# mine\n");
    typed("new", "look", "fancy");
    Path look = folder.resolve("templates/fancy/html.ftlh");
    Files.writeString(look, "mine");
    assertThat(typed("new", "look", "fancy").error()).contains("fancy is there already");
    assertThat(look).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void aNewLookIsRightAndCanBeWornAtOnce(String from) throws IOException {
    typed("new", "newsletter", "harbour-news");
    Typed made = typed("new", "look", "fancy", "--from", from);
    assertThat(made.exitCode()).as(made.error()).isZero();
    Files.writeString(
        folder.resolve("config/newsletters/harbour-news.yml"),
        newsletter().replace("template: digest", "template: fancy"));
    Files.writeString(folder.resolve("templates/fancy/look.properties"), "ink=#123456\n");
    assertThat(typed("check").error()).isEmpty();
    assertThat(typed("preview", "harbour-news").out())
        .contains("A first article, to be replaced by your own", "#123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "digest", "parts", "Fancy", ""})
  void aNameThatCannotBeIsRefused(String name) {
    typed("new", "newsletter", "harbour-news");
    assertThat(typed("new", "look", name).exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(folder.resolve("templates")).doesNotExist();
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
