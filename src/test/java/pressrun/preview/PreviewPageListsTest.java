package pressrun.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/preview.md is in step with the checks and the keys. */
final class PreviewPageListsTest {
  @Test
  void eachCheckHasItsRowAndNoOtherHas() throws IOException {
    String page = Files.readString(Path.of("docs/preview.md"));
    String section = page.substring(page.indexOf("## The checks"), page.indexOf("## Beside"));
    assertThat(
            section
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| check"))
                .map(line -> line.substring(2, line.indexOf(" |", 2))))
        .containsExactlyElementsOf(Stream.of(Check.values()).map(Check::title).toList());
  }

  @Test
  void eachKeyIsDescribed() throws IOException {
    String page = Files.readString(Path.of("docs/preview.md"));
    String script = Files.readString(Path.of("templates/operator/operator.js"));
    String keys =
        script.substring(script.indexOf("const keys"), script.indexOf("function keysAre"));
    assertThat(keys.lines().filter(line -> line.matches("  [a-z]: .*")))
        .hasSize(13)
        .allSatisfy(line -> assertThat(page).contains("`" + line.charAt(2) + "` "));
  }
}
