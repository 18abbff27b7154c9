package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.testing.Sample;

/** A password in an address is refused where it stands, and shown nowhere. */
final class HiddenLoginsTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://press:hunter2@db.example.org/pressrun",
        "jdbc:postgresql://press:hunter2/x@db.example.org/pressrun",
        "jdbc:postgresql://db.example.org/pressrun?password=hunter2",
        "jdbc:postgresql://db.example.org/pressrun?ssl=true&PASSWORD=hunter2",
        "jdbc:postgresql://db.example.org/pressrun?user=hunter2",
        "jdbc:postgresql://db.example.org/pressrun?sslpassword=hunter2",
        "jdbc:sqlite:press.db?password=hunter2",
        "jdbc:mysql://press:hunter2@db.example.org/pressrun",
        "postgresql://press:hunter2@db.example.org/pressrun?password=hunter2",
      })
  void aDatabasesAddressWithALoginIsRefusedWithLineAndKey(String address) {
    Sample sample = Sample.in(home);
    sample.write(sample.file("pressrun.yml"), "database:\n  url: \"" + address + "\"\n");

    Typed check = Typed.on(sample.config(), sample.data(), "check");

    assertThat(check.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(check.error()).contains("pressrun.yml:2:", "url").doesNotContain("hunter2");
    assertThat(check.out()).doesNotContain("hunter2");

    sample.write(sample.file("pressrun.yml"), "");
    sample.change(
        sample.newsletter(),
        "    folder: articles",
        "    query: SELECT 1\n    database: \"" + address + "\"");
    for (String command : new String[] {"check", "collect", "sources list", "alerts"}) {
      Typed query = Typed.on(sample.config(), sample.data(), command.split(" "));
      assertThat(query.error() + query.out()).contains("database").doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mina:hunter2@feeds.example.org/a.xml",
        "https://hunter2@feeds.example.org/a.xml",
      })
  void aFeedsAddressWithALoginIsRefusedAndNotShown(String address) {
    Sample sample = Sample.in(home);
    sample.change(sample.newsletter(), "feeds/city-desk.xml", address);

    Typed check = Typed.on(sample.config(), sample.data(), "check");
    Typed test = Typed.on(Path.of("config"), sample.data(), "sources", "test", address);

    assertThat(check.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(check.error()).contains("harbour-courier.yml:17:", "feed");
    assertThat(check.error() + check.out() + test.out() + test.error()).doesNotContain("hunter2");
  }
}
