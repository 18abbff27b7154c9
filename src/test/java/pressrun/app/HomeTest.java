package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where data is kept for which nobody named a folder. */
final class HomeTest {
  @TempDir private Path here;

  private Home of(String config) {
    return Home.of(Optional.of(here.resolve(config)), Optional.empty(), Map.of());
  }

  private void write(String file) throws IOException {
    Path path = here.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "");
  }

  @Test
  void twoConfigurationFoldersSideBySideShareNoData() {
    assertThat(of("news").data()).isEqualTo(here.resolve("news/data"));
    assertThat(of("choir").data()).isEqualTo(here.resolve("choir/data"));
  }

  @Test
  void besideAFolderCalledConfigLiesItsData() {
    assertThat(of("config").data()).isEqualTo(here.resolve("data"));
  }

  @Test
  void dataOfSomebodyElseIsNotTakenByANewFolder() throws IOException {
    write("data/pressrun.db");
    assertThat(of("choir").data()).isEqualTo(here.resolve("choir/data"));
  }

  @Test
  void dataBesideAFolderThatHasNoneYetIsAskedAbout() throws IOException {
    write("data/secret.key");
    write("choir/pressrun.yml");
    assertThatThrownBy(() -> of("choir"))
        .hasMessageContaining("say --data " + here.resolve("data"))
        .hasMessageContaining("say --data " + here.resolve("choir/data") + " once");
  }

  @Test
  void onceAFolderHasDataOfItsOwnNobodyIsAsked() throws IOException {
    write("data/pressrun.db");
    write("choir/pressrun.yml");
    Files.createDirectory(here.resolve("choir/data"));
    assertThat(of("choir").data()).isEqualTo(here.resolve("choir/data"));
  }

  @Test
  void aFolderOfAnotherKindThatIsCalledDataIsNoDataFolder() throws IOException {
    write("data/measurements.csv");
    write("choir/pressrun.yml");
    assertThat(of("choir").data()).isEqualTo(here.resolve("choir/data"));
  }
}
