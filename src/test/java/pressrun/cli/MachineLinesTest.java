package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With --json every line that a machine reads is one JSON object. */
final class MachineLinesTest {
  private static final String QUICK = "delivery:\n  patience: {rest: 2s}";

  @TempDir private Path data;

  private List<JsonNode> lines(String... arguments) {
    return lines(Typed.onSample(data, arguments));
  }

  private static List<JsonNode> lines(Typed typed) {
    return typed
        .out()
        .lines()
        .map(line -> new JsonMapper().readTree(line))
        .peek(line -> assertThat(line.isObject()).isTrue())
        .toList();
  }

  @Test
  void checkTellsEachNewsletter() {
    assertThat(lines("check", "--json"))
        .singleElement()
        .satisfies(
            line -> assertThat(line.get("newsletter").asString()).isEqualTo("harbour-courier"));
  }

  @Test
  void checkTellsEachProblemWithItsPlace(@TempDir Path config) throws IOException {
    Files.createDirectories(config.resolve("newsletters"));
    Files.writeString(config.resolve("pressrun.yml"), "inbx_port: 1\nweb: {public_port: x}\n");
    Typed typed = Typed.on(config, data, "check", "--json");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(lines(typed))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.get("line").asInt()).isPositive())
        .anySatisfy(line -> assertThat(line.get("key").asString()).isEqualTo("inbx_port"));
  }

  @Test
  void checkTellsATemplatesFaultWithItsPlace(@TempDir Path folder) {
    Sample sample = Sample.in(folder);
    sample.write(folder.resolve("templates/digest/html.ftlh"), "<p>\n${newsleter.title}</p>");
    Typed typed = Typed.on(sample.config(), data, "check", "--json");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(lines(typed))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("template").asString()).isEqualTo("digest/html.ftlh");
              assertThat(line.get("line").asInt()).isEqualTo(2);
              assertThat(line.get("expression").asString()).isEqualTo("newsleter");
            });
  }

  @Test
  void collectTellsEachSourceAndSelectEachCandidate() {
    assertThat(lines("collect", "--json")).hasSize(2).allMatch(line -> line.has("added"));
    assertThat(lines("select", "--json"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.get("reason").asString()).isEqualTo("chosen"));
  }

  @Test
  void aDryRunTellsWhatWouldBeSent() {
    assertThat(lines("send", "--dry-run", "--json"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("result").asString()).isEqualTo("would-send");
              assertThat(line.get("recipients").asInt()).isEqualTo(5);
            });
  }

  @Test
  void aTestCopyTellsWhatBecameOfIt(@TempDir Path folder) {
    assertThat(lines("send", "--test", "me@example.org", "--json"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("result").asString()).isEqualTo("test-sent"));
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(SmtpFaultServer.Point.RCPT, SmtpFaultServer.say("550 5.1.1 nobody"))) {
      Sample sample = Sample.in(folder).through(relay.port(), 1, "");
      Typed typed =
          Typed.on(sample.config(), sample.data(), "send", "--test", "me@example.org", "--json");
      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(lines(typed))
          .singleElement()
          .satisfies(line -> assertThat(line.get("reason").asString()).contains("5.1.1 nobody"));
    }
  }

  @Test
  void sendTellsItsProgressAndWhatItCameTo() {
    String[] send = {"send", "--yes", "--json", "--slot", "2026-11-23T06:30"};
    List<JsonNode> progress = lines(send);
    assertThat(progress.get(progress.size() - 1).at("/deliveries/sent").asInt()).isEqualTo(5);
    assertThat(lines(send))
        .singleElement()
        .satisfies(line -> assertThat(line.at("/deliveries/sent").asInt()).isEqualTo(5));
    assertThat(lines("send", "--yes", "--json", "--slot", "2026-11-24T06:30"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("result").asString()).isEqualTo("nothing-new"));
  }

  @Test
  @Timeout(60)
  void sendTellsWhichRelayItWaitsForAndWhyAndUntilWhen(@TempDir Path folder) {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                SmtpFaultServer.Point.MAIL,
                SmtpFaultServer.say("451 4.7.0 slow down"),
                SmtpFaultServer.say("250 ok"))) {
      Sample sample = Sample.in(folder).through(relay.port(), 1, QUICK);
      Typed typed = Typed.on(sample.config(), sample.data(), "send", "--yes", "--json");
      assertThat(typed.exitCode()).isZero();
      assertThat(lines(typed))
          .filteredOn(line -> line.has("resting"))
          .first()
          .satisfies(
              line -> {
                JsonNode rest = line.get("resting").get(0);
                assertThat(rest.get("relay").asString()).isEqualTo("sink");
                assertThat(rest.get("why").asString()).contains("slow down");
                assertThat(Instant.parse(rest.get("until").asString())).isNotNull();
              });
    }
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                SmtpFaultServer.Point.MAIL,
                SmtpFaultServer.say("451 4.7.0 slow down"),
                SmtpFaultServer.say("250 ok"))) {
      Sample sample = new Sample(folder.resolve("config"), folder.resolve("other"));
      sample.through(relay.port(), 1, QUICK);
      Typed typed = Typed.on(sample.config(), sample.data(), "send", "--yes");
      assertThat(typed.error())
          .containsPattern(
              "Relay sink rests until [A-Z][a-z]{2} \\d\\d:\\d\\d:\\d\\d: .*slow down");
    }
  }

  @Test
  void whatWasSentIsListedByEditionByDeliveryAndByMessage() {
    Typed.onSample(data, "send", "--yes");
    assertThat(lines("editions", "--json"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("state").asString()).isEqualTo("sent"));
    assertThat(lines("deliveries", "--json"))
        .hasSize(5)
        .allSatisfy(
            line -> {
              assertThat(line.get("state").asString()).isEqualTo("sent");
              assertThat(line.get("replyCode").asInt()).isEqualTo(250);
              assertThat(line.has("nextAt")).isFalse();
            });
    assertThat(lines("deliveries", "--json", "--state", "failed")).isEmpty();
    assertThat(lines("inbox", "--json")).hasSize(5).allMatch(line -> line.get("to").isArray());
    assertThat(lines("alerts", "--json")).isEmpty();
  }

  @Test
  void oneReadersDeliveryIsShownWithWhatWentWrong(@TempDir Path folder) {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(SmtpFaultServer.Point.RCPT, SmtpFaultServer.say("451 4.7.1 later"))) {
      Sample sample = Sample.in(folder).through(relay.port(), 1, "");
      Typed.on(sample.config(), sample.data(), "send", "--yes");
      String[] show = {"deliveries", "show", "reader1@readers.test", "--json"};
      assertThat(lines(Typed.on(sample.config(), sample.data(), show)))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.get("number").asInt()).isEqualTo(1);
                assertThat(line.get("state").asString()).isEqualTo("deferred");
                assertThat(line.has("nextAt")).isTrue();
                assertThat(line.at("/troubles/0/outcome").asString()).isEqualTo("Deferred");
                assertThat(line.at("/troubles/0/reply").asString()).contains("later");
              });
    }
  }

  @Test
  void subscribersAreListedEachWithTheirStanding() {
    assertThat(lines("subscribers", "list", "--json"))
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.get("standing").asString()).isEqualTo("active"));
  }
}
