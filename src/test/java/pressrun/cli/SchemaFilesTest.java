package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schemas in docs/ against what the command prints. */
final class SchemaFilesTest {
  @Test
  void theSchemasInTheDocsAreThoseThatTheProgramReadsBy() throws IOException {
    for (String name : List.of("newsletter", "pressrun")) {
      Path file = Path.of("docs", "schema", name + ".json");
      String printed = Typed.in("schema", name).out();
      if (Boolean.getBoolean("renew")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, printed);
      } else {
        assertThat(Files.readString(file))
            .as(file + " is renewed by: ./mvnw test -Dtest=SchemaFilesTest -Drenew=true")
            .isEqualTo(printed);
      }
    }
  }
}
