package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/**
 * No text from outside gives the terminal orders, turns its lines round or makes lines of its own.
 */
final class OutsideTextsTest {
  private static final String HOSTILE =
      "\u001B]0;owned\u0007\u009B31mred\u202Eevil\u2066\u200B\uFEFF\u2028more\u007F";

  /** As in JSON. */
  private static final String ESCAPED =
      "\\u001B]0;owned\\u0007\\u009B31mred\\u202Eevil\\u2066\\u200B\\uFEFF\\u2028more\\u007F";

  @TempDir private Path home;
  private Sample sample;

  @BeforeEach
  void copy() {
    sample = Sample.in(home);
  }

  private String run(String... words) {
    Shell shell = new Shell(sample);
    shell.run(words);
    return harmless(shell.said());
  }

  private static String harmless(String said) {
    assertThat(said.codePoints().filter(OutsideTextsTest::commands)).as(said).isEmpty();
    return said;
  }

  private static boolean commands(int character) {
    return (Character.isISOControl(character) && character != '\n')
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }

  @Test
  void aFeedsTitlesAreShownWithoutTheirEscapes() {
    sample.write(
        sample.file("feeds/hostile.json"),
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "City %1$s desk",
         "items": [{"id": "1%1$s", "title": "Ferry %1$s runs", "content_text": "Six o'clock",
          "date_published": "2026-11-20T06:00:00Z"}]}
        """
            .formatted(ESCAPED));
    String feed = sample.file("feeds/hostile.json").toString();

    assertThat(run("sources", "test", feed)).contains("City", "Ferry", "owned");
    assertThat(run("sources", "test", feed, "--json")).contains("Ferry");
    sample.change(sample.newsletter(), "feeds/city-desk.xml", "feeds/hostile.json");
    run("collect");
    assertThat(run("select")).contains("Ferry");
    run("sources", "list");
    assertThat(run("send", "--yes")).contains("delivered");
  }

  @Test
  void namesOfReadersLoseWhatTurnsALineRoundAndKeepTheirJoiners() {
    sample.write(
        home.resolve("people.csv"),
        """
        address,name
        a@readers.test,Mina\u202Eevil\u2066
        b@readers.test,علی\u200Cرضا
        c@readers.test,"Ada\u001B[31m"
        """);

    assertThat(run("subscribers", "import", home.resolve("people.csv").toString(), "--yes"))
        .contains("control character");
    String export = home.resolve("out.csv").toString();
    Typed.on(sample.config(), sample.data(), "subscribers", "export");
    assertThat(Typed.on(sample.config(), sample.data(), "subscribers", "export").out())
        .as(export)
        .contains("Minaevil", "علی\u200Cرضا");
    run("subscribers", "list");
    run("subscribers", "add", "x" + HOSTILE + "@readers.test");
    run("subscribers", "add", "d@readers.test", "--name", "D" + HOSTILE);
  }

  @Test
  void aRelaysRepliesAreShownWithoutTheirEscapes() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("550 5.1.1 no " + HOSTILE))) {
      sample.through(relay.port(), 2, "");
      run("send", "--yes");
      assertThat(run("deliveries")).contains("550");
      run("deliveries", "show", "reader1@readers.test");
      run("alerts");
    }
  }

  @Test
  void anArgumentIsShownBackWithoutItsEscapes() {
    assertThat(run("sources", "test", "http://" + HOSTILE)).contains("owned");
    run("sources", "show", HOSTILE);
    run(HOSTILE);
  }

  @Test
  void aValueMakesNoLineOfItsOwnAndIsNotEndless() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Output stream = new Output(out);
    Console console =
        new Console(
            stream,
            stream,
            new java.io.BufferedReader(new java.io.StringReader("")),
            Console.Terminal.PIPE);

    console.say("title: %s.", "a\n! forged: " + HOSTILE);
    console.say("title: %s.", "x".repeat(1_000_000));
    console.warn("%s", "see https://mina:hunter2@example.org/feed?token=hunter3&a=b");
    console.json(Map.of("title", HOSTILE));

    String said = harmless(out.toString(StandardCharsets.UTF_8));
    assertThat(said.lines()).hasSize(4);
    assertThat(said)
        .hasSizeLessThan(20_000)
        .doesNotContain("hunter")
        .contains("https://…@example.org/feed?token=…&a=b")
        .contains("\\u001B]0;owned\\u0007");
  }

  @Test
  void theLogHasOneLineForAnEventWhateverWasInIt() throws JoranException {
    java.io.PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new Output(written));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      JoranConfigurator shipped = new JoranConfigurator();
      shipped.setContext(context);
      shipped.doConfigure("src/main/resources/logback.xml");
      context
          .getLogger("pressrun.web")
          .warn(
              "refused: {}",
              "Host: " + HOSTILE + "\n03:00:00 ERROR forged " + "x".repeat(100_000),
              new IllegalStateException("first\n03:00:00 ERROR forged " + HOSTILE));
    } finally {
      context.stop();
      System.setErr(before);
    }
    String log = written.toString(StandardCharsets.UTF_8);
    assertThat(log).contains("WARN", "refused: Host", "owned", "IllegalStateException: first");
    assertThat(log.lines().filter(line -> line.startsWith("03:00:00 ERROR"))).isEmpty();
    assertThat(log).hasSizeLessThan(20_000);
    harmless(log.replace("\t", " "));
  }
}
