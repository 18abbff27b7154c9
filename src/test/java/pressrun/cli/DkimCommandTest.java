package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.NameServer;

/** From a new key to a signed mail that passes, as an operator goes. */
final class DkimCommandTest {
  @TempDir Path folder;

  private Typed typed(String... arguments) {
    return Typed.on(folder.resolve("config"), folder.resolve("data"), arguments);
  }

  @BeforeEach
  void keysAreMadeAndDeclared() throws IOException {
    typed("new", "newsletter", "harbour");
    Path newsletter = folder.resolve("config/newsletters/harbour.yml");
    Files.writeString(
        newsletter,
        Files.readString(newsletter).replaceAll("address: \\S+@\\S+", "address: desk@example.org"));
    Path keys = folder.resolve("config/dkim");
    Typed.in("dkim", "keygen", keys.resolve("rsa.pem").toString());
    Typed.in("dkim", "keygen", "--type", "ed25519", keys.resolve("ed.pem").toString());
    Path main = folder.resolve("config/pressrun.yml");
    Files.writeString(
        main,
        (Files.exists(main) ? Files.readString(main) : "")
            + """

            signing:
              - domain: example.org
                selector: r2026
                key: dkim/rsa.pem
              - domain: example.org
                selector: e2026
                key: dkim/ed.pem
            """);
  }

  private Path mail() throws IOException {
    Typed made = typed("preview", "harbour", "--format", "eml");
    assertThat(made.exitCode()).as(made.error()).isZero();
    return Files.writeString(folder.resolve("mail.eml"), made.out());
  }

  @Test
  void thePreviewIsSignedWithBothKeysAndPasses() throws IOException {
    Typed verdict = typed("dkim", "verify", mail().toString());
    assertThat(verdict.out())
        .isEqualTo(
            """
            pass: example.org, rsa-sha256, by r2026
            pass: example.org, ed25519-sha256, by e2026
            """);
    assertThat(verdict.exitCode()).isZero();
  }

  @Test
  void aChangedMailFailsAndSaysWhere() throws IOException {
    Path mail = mail();
    Files.writeString(mail, Files.readString(mail).replace("Subject: ", "Subject: Not "));
    Typed verdict = typed("dkim", "verify", "--json", mail.toString());
    assertThat(verdict.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(verdict.out()).contains("\"result\":\"fail\"", "the header is not as it was signed");
  }

  @Test
  void theDnsIsHeldAgainstTheDeclaredKeys() throws IOException {
    try (NameServer dns = new NameServer()) {
      for (String line : typed("dkim", "record").out().lines().toList()) {
        String text = line.substring(line.indexOf('(')).replace("\" \"", "");
        dns.publish(line.substring(0, line.indexOf(". ")), text.replaceAll("[()\"]", ""));
      }
      Typed right = typed("dkim", "verify", "--dns", dns.address());
      assertThat(right.out())
          .isEqualTo(
              """
              r2026._domainkey.example.org: published
              e2026._domainkey.example.org: published
              """);
      assertThat(right.exitCode()).isZero();
      dns.publish("r2026._domainkey.example.org", "v=DKIM1; p=");
      Typed wrong = typed("dkim", "verify", "--dns", dns.address());
      assertThat(wrong.out()).contains("r2026._domainkey.example.org: the record there", "revoked");
      assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
    }
  }

  @Test
  void aMailOfSomebodyElseIsJudgedByTheDnsAndWithTheLineEndsOfThisMachineToo() throws IOException {
    Path mail = mail();
    Files.writeString(mail, Files.readString(mail).replace("\r\n", "\n"));
    try (NameServer dns = new NameServer()) {
      for (String line : typed("dkim", "record").out().lines().toList()) {
        String text = line.substring(line.indexOf('(')).replace("\" \"", "");
        dns.publish(line.substring(0, line.indexOf(". ")), text.replaceAll("[()\"]", ""));
      }
      Path main = folder.resolve("config/pressrun.yml");
      String declared = Files.readString(main);
      Files.writeString(main, declared.substring(0, declared.indexOf("signing:")));
      Typed verdict = typed("dkim", "verify", "--dns", dns.address(), mail.toString());
      assertThat(verdict.exitCode()).as(verdict.out()).isZero();
      assertThat(verdict.error()).contains("line ends");
      dns.publish("r2026._domainkey.example.org", "v=DKIM1; p=");
      Typed revoked = typed("dkim", "verify", "--dns", dns.address(), mail.toString());
      assertThat(revoked.out()).contains("permerror: example.org, rsa-sha256", "pass: example.org");
      assertThat(revoked.exitCode()).isEqualTo(ExitCode.FAILED);
    }
  }

  @Test
  void theChecksOfThePreviewSayThatTheSignaturesHold() {
    assertThat(typed("preview", "harbour", "--check").out())
        .contains("The signature of example.org (rsa-sha256) holds.")
        .contains("The signature of example.org (ed25519-sha256) holds.");
  }

  @Test
  void theCheckSaysWhoSignsAndWhatIsNotSigned() throws IOException {
    assertThat(typed("check").out()).contains("signed by r2026 and e2026");
    Path main = folder.resolve("config/pressrun.yml");
    String declared = Files.readString(main);
    Files.writeString(main, declared.replace("    key:", "    since: 2999-01-01\n    key:"));
    assertThat(typed("check").out()).contains("NOT SIGNED before 2999-01-01");
    assertThat(typed("preview", "harbour", "--format", "eml").out()).doesNotContain("DKIM");
    Files.writeString(main, declared.replace("example.org", "example.net"));
    assertThat(typed("check").out()).contains("NOT SIGNED here: no key is of example.org");
  }

  @Test
  void aServerThatIsNoneIsToldAsWrongUse() {
    Typed wrong = typed("dkim", "verify", "--dns", "127.0.0.1:99999");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(wrong.error()).contains("--dns: expected host or host:port");
  }

  @Test
  void whatTheDnsDoesNotHaveIsTold() throws IOException {
    try (NameServer dns = new NameServer()) {
      assertThat(typed("dkim", "verify", "--dns", dns.address()).out())
          .contains("e2026._domainkey.example.org: the DNS has no record there");
    }
  }

  @Test
  void aKeyIsNeverWrittenOverAFile() {
    String file = folder.resolve("config/dkim/rsa.pem").toString();
    Typed again = Typed.in("dkim", "keygen", file);
    assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(again.error()).contains("rsa.pem is there already");
  }
}
