package pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pressrun.architecture.Line;
import pressrun.architecture.Rule;

/** Holds the program to the laws of its architecture, and the laws to what was planted for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
  private JavaClasses program;
  private JavaClasses planted;

  @BeforeAll
  void importClasses() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pressrun");
    planted = new ClassFileImporter().importPackages("planted");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theProgramKeepsEachRule(Rule rule) {
    rule.under("pressrun").check(program);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void eachRuleFailsOnItsPlantedViolation(Rule rule) {
    List<String> faults = rule.under("planted").evaluate(planted).getFailureReport().getDetails();

    assertThat(faults).anySatisfy(fault -> assertThat(fault).contains(rule.planted()));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void noRuleFailsOnAPlantedClassThatKeepsAllOfThem(Rule rule) {
    List<String> faults = rule.under("planted").evaluate(planted).getFailureReport().getDetails();

    assertThat(faults)
        .noneSatisfy(fault -> assertThat(fault).contains("planted.database.Blameless"));
  }

  @Test
  void everyWayRoundTheGuardedClientIsSeen() {
    List<String> faults =
        Rule.ONLY_THE_GUARDED_CLIENT_SPEAKS_HTTP
            .under("planted")
            .evaluate(planted)
            .getFailureReport()
            .getDetails();

    assertThat(String.join("\n", faults))
        .contains(
            "java.net.http.HttpClient",
            "java.net.URLConnection",
            "calls URL.openStream",
            "calls URL.openConnection",
            "javax.imageio.ImageIO.read",
            "org.xml.sax.InputSource.<init>",
            "javax.xml.parsers.SAXParser.parse",
            "org.jsoup.Jsoup.connect");
  }

  @Test
  void everyFolderOfTheProgramStandsInTheLine() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("src/main/java/pressrun"))) {
      assertThat(entries.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .isSubsetOf(Line.STAGES);
    }
  }

  @Test
  void noTestClassHidesAClassOfTheProgram() throws IOException {
    assertThat(sources("src/test/java"))
        .doesNotContainAnyElementsOf(named(sources("src/main/java")));
  }

  private static List<String> named(List<String> sources) {
    return sources.stream().filter(source -> !source.endsWith("package-info.java")).toList();
  }

  private static List<String> sources(String folder) throws IOException {
    Path root = Path.of(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
