package pressrun.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;

/** The reference in docs/ against the keys that are read. */
final class ReferencePageTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");
  private static final String RENEW =
      "docs/configuration.md is renewed by: ./mvnw test -Dtest=ReferencePageTest -Drenew=true";

  @Test
  void theReferenceShowsEveryDeclaredKeyAsItIsRead() throws IOException {
    String page = Files.readString(PAGE);
    String renewed =
        filled(
            filled(page, "pressrun.yml", ReferencePage.ofMainFile()),
            "newsletters",
            ReferencePage.ofNewsletterFile());
    if (Boolean.getBoolean("renew")) {
      Files.writeString(PAGE, renewed);
    } else {
      assertThat(page).as(RENEW).isEqualTo(renewed);
    }
  }

  private static String filled(String page, String name, String tables) {
    String begin = "<!-- keys: " + name + " -->\n";
    String end = "<!-- end of keys -->";
    int from = page.indexOf(begin) + begin.length();
    assertThat(from).as("the mark " + begin).isGreaterThan(begin.length() - 1);
    return page.substring(0, from) + "\n" + tables + "\n" + page.substring(page.indexOf(end, from));
  }

  @Test
  void everyKeyIsDescribedAndShownByAStandardOrAnExample() {
    assertThat(Stream.concat(all(MainFile.KEYS), all(NewsletterFile.KEYS)))
        .allSatisfy(
            key -> {
              assertThat(key.description()).as(key.name()).endsWith(".");
              assertThat(key.standard() + key.example() + key.inner()).as(key.name()).isNotEmpty();
              assertThat(key.name()).matches("[a-z_]+");
            });
  }

  @Test
  void everyExampleIsAcceptedWhereItIsShown(@TempDir Path folder) throws IOException {
    String main = sectionOf(MainFile.KEYS, "");
    String newsletter = sectionOf(NewsletterFile.KEYS, "");
    Files.createDirectories(folder.resolve("config/newsletters"));
    Files.createDirectories(folder.resolve("config/articles"));
    Files.createDirectories(folder.resolve("my-templates"));
    Files.writeString(folder.resolve("config/subscribers.csv"), "email\n");
    Files.createDirectories(folder.resolve("config/dkim"));
    KeyFile.generate(Algorithm.RSA).write(folder.resolve("config/dkim/press2026.pem"));
    Files.writeString(folder.resolve("config/pressrun.yml"), main);
    Files.writeString(folder.resolve("config/newsletters/courier.yml"), newsletter);
    ConfigOutcome outcome =
        ConfigReader.read(
            folder.resolve("config"),
            java.util.Map.of(
                "DATABASE_PASSWORD",
                "a",
                "PRESSRUN_SECRET",
                "a secret that nobody guesses",
                "SMTP_PASSWORD",
                "c",
                "DESK_PASSWORD",
                "d"));
    assertThat(outcome).isInstanceOf(ConfigOutcome.Valid.class);
  }

  private static Stream<Key> all(List<Key> keys) {
    return keys.stream().flatMap(key -> Stream.concat(Stream.of(key), all(key.inner())));
  }

  /** All keys of a section with their examples, else their standards; of alternatives the last. */
  private static String sectionOf(List<Key> keys, String indent) {
    StringBuilder text = new StringBuilder();
    for (Key key : keys) {
      if (key.name().equals("schedule")) {
        continue; // Its keys stand in those of cadences, and a newsletter has one or the other.
      }
      boolean another = key.presence() == Key.Presence.ALTERNATIVE && !key.name().equals("query");
      String inner = sectionOf(key.inner(), indent + "    ");
      String value = key.example().isEmpty() ? key.standard() : key.example();
      switch (key.kind()) {
        case SECTION -> text.append(indent).append(key.name()).append(":\n").append(inner);
        case SECTIONS ->
            text.append(indent)
                .append(key.name())
                .append(":\n")
                .append(indent)
                .append("  - ")
                .append(inner.strip())
                .append('\n');
        default -> text.append(another ? "" : indent + key.name() + ": " + value + "\n");
      }
    }
    return text.toString();
  }
}
