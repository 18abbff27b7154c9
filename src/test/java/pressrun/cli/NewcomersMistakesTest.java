package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;

/** What one gets wrong first, and that the answer says what to do. */
final class NewcomersMistakesTest {
  @TempDir private Path folder;
  private Path config = Path.of("config");
  private Sample sample = new Sample(config, config);

  @BeforeEach
  void copyTheSample() {
    sample = Sample.in(folder);
    config = sample.config();
  }

  private Typed typed(String... arguments) {
    return Typed.on(config, folder.resolve("data"), arguments);
  }

  private void expectProblem(Typed typed, String... words) {
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.error()).contains(words);
    assertThat(typed.error()).doesNotContain("Exception").doesNotContain("Usage:");
  }

  @Test
  void aMistypedCommandOptionOrNewsletterGetsTheNearest() {
    expectProblem(typed("snd"), "pressrun send");
    expectProblem(typed("send", "--dryrun"), "--dry-run", "pressrun send --help");
    expectProblem(typed("send", "harbor-courier"), "did you mean \"harbour-courier\"?");
    expectProblem(typed("preview", "--format", "pdf"), "html, text, eml, subject");
    expectProblem(typed("subscribers", "add"), "ADDRESS", "pressrun subscribers add --help");
  }

  @Test
  void anImportThatNobodyConsentedToIsNoSuccess() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), "email\nnew@example.org\n");
    expectProblem(typed("subscribers", "import", file.toString()), "--yes");
    assertThat(typed("subscribers", "list").out()).doesNotContain("new@example.org");
    assertThat(typed("subscribers", "import", file.toString(), "--yes").exitCode()).isZero();
    assertThat(typed("subscribers", "list").out()).contains("new@example.org");
  }

  @Test
  void aDryRunOfAnImportAddsNobodyAndEndsAsTheImportWould() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), "email\nnew@example.org\n");
    assertThat(typed("subscribers", "import", "--dry-run", file.toString()).exitCode()).isZero();
    Files.writeString(file, "email\nnew@example.org\nnot an address\n");
    Typed typed = typed("subscribers", "import", "--dry-run", file.toString());
    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.error()).contains("people.csv:3: ");
    assertThat(typed("subscribers", "list").out()).doesNotContain("new@example.org");
  }

  @Test
  void aCronOfUnixIsToldFromOneOfQuartz() {
    sample.change(sample.newsletter(), "0 30 6 ? * MON-FRI", "30 6 * * 1");
    expectProblem(typed("check"), "schedule.cron", "5 of 6 parts", "harbour-courier.yml:");
  }

  @Test
  void anUnknownZoneGetsTheNearest() {
    sample.change(sample.newsletter(), "Europe/London", "Europe/Londn");
    expectProblem(typed("check"), "zone", "did you mean \"Europe/London\"?");
  }

  @Test
  void aFeedFileThatIsNotThereIsNamed() {
    sample.change(sample.newsletter(), "feeds/city-desk.xml", "feeds/city.xml");
    expectProblem(typed("send", "--yes"), "sources[1].feed", "city.xml is not there");
  }

  @Test
  void aBadFeedFailsCollectAndLetsTheOthersGoOut() throws IOException {
    Files.writeString(config.resolve("feeds/city-desk.xml"), "not a feed");
    Typed collected = typed("collect");
    assertThat(collected.exitCode()).isEqualTo(1);
    assertThat(collected.error()).contains("City desk", "expected RSS, Atom or JSON Feed");
    assertThat(typed("send", "--yes").out()).contains("5 of 5 delivered");
  }

  @Test
  void aMissingTemplateIsToldByCheckBeforeAnythingIsSent() {
    sample.change(sample.newsletter(), "look:", "look:\n  template: fancy");
    expectProblem(typed("check"), "there is no look \"fancy\"", "digest");
  }

  @Test
  void aFolderThatIsNoConfigFolderIsTold() {
    config = folder.resolve("nowhere");
    expectProblem(typed("check"), "pressrun.yml", "there is no such file", "--config DIR");
  }

  @Test
  void aDataFolderThatCannotBeIsTold() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Typed typed = Typed.on(config, file, "send", "--yes");
    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.error()).contains("the data folder " + file, "it is a file");
  }

  @Test
  void aBusyPortIsToldWithTheKeyThatChoosesAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          config.resolve("pressrun.yml"),
          "web:\n  public_bind: "
              + taken.getInetAddress().getHostAddress()
              + "\n  public_port: "
              + taken.getLocalPort()
              + "\n");
      Typed typed = typed("serve");
      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.error()).contains("the port is taken", "\"web\" in pressrun.yml");
    }
  }

  @Test
  void sendInAPipeWithoutYesWritesToNobody() {
    expectProblem(typed("send"), "--yes");
    assertThat(typed("inbox").out()).contains("empty");
  }

  @Test
  void anUnknownSubscriberIsTold() {
    expectProblem(typed("preview", "--as", "nobody@example.org"), "subscribers list");
    expectProblem(typed("subscribers", "remove", "nobody@example.org"), "is no subscriber");
    expectProblem(typed("subscribers", "import", "nowhere.csv"), "there is no file nowhere.csv");
  }

  @Test
  void aTimeInOtherWordsIsTold() {
    expectProblem(typed("send", "--slot", "tomorrow"), "2026-12-24T07:00");
  }

  @Test
  void aValueThatCannotBeReadIsToldWithWhatIsExpected() {
    expectProblem(
        typed("editions", "pause", "--number", "one"),
        "--number: expected a whole number, found \"one\"");
    expectProblem(
        typed("preview", "--format", "htm"),
        "--format: expected html, text, eml, subject, found \"htm\"; did you mean \"html\"?");
    expectProblem(typed("dkim", "keygen", "--type", "dsa", "key"), "--type: expected rsa, ed25519");
  }

  @Test
  void aNumberWhereANewsletterStandsIsTakenForAnEditions() {
    expectProblem(
        typed("editions", "pause", "1"), "pressrun editions pause --config", "--number 1");
    expectProblem(typed("collect", "1"), "there are: harbour-courier");
    expectProblem(typed("editions", "pause"), "has no edition yet", "pressrun send");
  }

  @Test
  void aFileThatIsNotThereIsWrongUseAndOneThatIsNoUseAFailure() throws IOException {
    List<List<String>> commands =
        List.of(
            List.of("subscribers", "import"),
            List.of("sources", "import"),
            List.of("sources", "test"),
            List.of("dkim", "verify"));
    Path garbage = Files.write(folder.resolve("garbage"), new byte[] {0, 1, (byte) 0xFF, 60});
    Path empty = Files.createFile(folder.resolve("empty"));
    for (List<String> command : commands) {
      String group = command.get(0);
      String name = command.get(1);
      expectProblem(typed(group, name, "nowhere.txt"), "there is no file nowhere.txt");
      expectProblem(typed(group, name, folder.toString()), "expected a file, found the folder");
      assertThat(typed(group, name, garbage.toString()).exitCode()).as(name).isEqualTo(1);
    }
    Typed imported = typed("subscribers", "import", empty.toString());
    assertThat(imported.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(imported.error()).contains("has no subscribers in it. Was the export empty?");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() {
    String nowhere = folder.resolve("nowhere/people.csv").toString();
    Typed typed = typed("subscribers", "export", "--out", nowhere);
    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.error())
        .contains(nowhere + " could not be written: there is no such folder")
        .doesNotContain("Exception");
  }
}
