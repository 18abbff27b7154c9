package pressrun.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.edition.Masthead;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;

final class ReturnPathsTest {
  private static final Issue ISSUE =
      new Issue(
          "harbour",
          "weekly",
          7,
          Instant.parse("2026-01-02T03:04:05Z"),
          new Masthead(
              "The Courier",
              "The Courier",
              "courier@example.org",
              Optional.empty(),
              URI.create("https://letters.example.org/")));

  private Tokens tokens;
  private String path;

  @BeforeEach
  void make(@TempDir Path folder) {
    tokens = new Tokens(Keys.load(folder, Optional.of("a secret of this test")));
    path = paths().of(ISSUE, 42, "courier@example.org");
  }

  private ReturnPaths paths() {
    return new ReturnPaths(tokens, Optional.of("bounces.example.org"));
  }

  @Test
  void eachDeliveryHasItsOwnAlwaysTheSameAndItNamesTheDelivery() {
    assertThat(path).startsWith("b-7-42-").endsWith("@bounces.example.org");
    assertThat(paths().of(ISSUE, 42, "courier@example.org")).isEqualTo(path);
    assertThat(paths().of(ISSUE, 43, "courier@example.org")).isNotEqualTo(path);
    assertThat(paths().read(path, "harbour", "weekly")).contains(new ReturnPaths.Named(7, 42));
    assertThat(paths().read("<" + path + ">", "harbour", "weekly")).isPresent();
    assertThat(paths().read(path.toUpperCase(Locale.ROOT), "harbour", "weekly"))
        .as("as some servers write it back")
        .contains(new ReturnPaths.Named(7, 42));
  }

  @Test
  void theLongestFitsALocalPart() {
    Issue late = new Issue("harbour", "weekly", 999_999_999, ISSUE.date(), ISSUE.masthead());
    String longest = paths().of(late, 999_999_999_999_999_999L, "courier@example.org");
    assertThat(longest.indexOf('@')).isLessThanOrEqualTo(64);
    assertThat(paths().read(longest, "harbour", "weekly")).isPresent();
  }

  @Test
  void nobodyCanMakeOneUp() {
    assertThat(paths().read(path.replace("-42-", "-43-"), "harbour", "weekly")).isEmpty();
    assertThat(paths().read(path, "harbour", "daily")).isEmpty();
    assertThat(paths().read(path, "letters", "weekly")).isEmpty();
    assertThat(paths().read(path.replace("@bounces.", "@other."), "harbour", "weekly")).isEmpty();
    assertThat(new ReturnPaths(tokens, Optional.empty()).read(path, "harbour", "weekly")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@", "reader@example.org", "b-7-42-@x", "b-99999999999999999999-1-00@x"})
  void anotherAddressNamesNothing(String address) {
    assertThat(paths().read(address, "harbour", "weekly")).isEmpty();
  }

  @Test
  void withoutADomainForBouncesMailComesFromItsSender() {
    assertThat(new ReturnPaths(tokens, Optional.empty()).of(ISSUE, 42, "courier@example.org"))
        .isEqualTo("courier@example.org");
  }
}
