package pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point to is there. */
final class PagesTest {
  private static final Path SOURCES = Path.of("src/main/java/pressrun");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
  private static final Pattern PACKAGE = Pattern.compile("`([a-z]+)`");

  private static Stream<String> found(Path page, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(page)).results().map((MatchResult m) -> m.group(1));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void everyClassNamedInTheDeliveryPageExists() throws IOException {
    Set<String> classes =
        files(SOURCES, ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    assertThat(found(Path.of("docs/delivery.md"), CLASS)).isNotEmpty().isSubsetOf(classes);
  }

  @Test
  void everyLinkBetweenThePagesLeadsSomewhere() throws IOException {
    for (Path page :
        Stream.concat(Stream.of(Path.of("README.md")), files(Path.of("docs"), ".md").stream())
            .toList()) {
      assertThat(found(page, LINK))
          .as(page.toString())
          .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
  }

  @Test
  void anArticlesWayInTheReadmeNamesPackagesOnly() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String way =
        readme.substring(
            readme.indexOf("## An article's way"), readme.indexOf("## Your own newsletter"));
    assertThat(PACKAGE.matcher(way).results().map(match -> match.group(1)))
        .contains("source", "selection", "delivery")
        .allSatisfy(name -> assertThat(SOURCES.resolve(name)).isDirectory());
  }

  @Test
  void everyCommandInTheReadmesTableExists() throws IOException {
    String commands = Files.readString(SOURCES.resolve("cli/CommandLineInterface.java"));
    String readme = Files.readString(Path.of("README.md"));
    String table =
        readme.substring(readme.indexOf("| command |"), readme.indexOf("`--help` tells"));
    assertThat(table.lines().skip(2).filter(line -> line.startsWith("|")))
        .allSatisfy(
            line ->
                assertThat(PACKAGE.matcher(line.split("\\|", 3)[1]).results().map(m -> m.group(1)))
                    .allSatisfy(
                        name ->
                            assertThat(commands.toLowerCase(java.util.Locale.ROOT))
                                .contains(name)));
  }
}
