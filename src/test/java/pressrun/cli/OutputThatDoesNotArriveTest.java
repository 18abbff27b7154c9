package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import pressrun.inbox.InboxFolder;

/** A command whose output could not be written does not end as if all were well. */
final class OutputThatDoesNotArriveTest {
  private static final String FULL = "No space left on device";
  private static final String PIPE = "Broken pipe";

  @TempDir private static Path data;
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  /** Takes so many bytes and then no more, and counts how often it was asked after that. */
  private static final class Failing extends OutputStream {
    private final String why;
    private int room;
    private int refused;

    Failing(String why, int room) {
      this.why = why;
      this.room = room;
    }

    @Override
    public void write(int octet) throws IOException {
      if (room-- <= 0) {
        refused++;
        throw new IOException(why);
      }
    }
  }

  private static Console console(OutputStream out, OutputStream error) {
    return new Console(
        new Output(out),
        new Output(error),
        new BufferedReader(new StringReader("")),
        Console.Terminal.PIPE);
  }

  private int run(OutputStream out, String... words) {
    return CommandLineInterface.run(words, console(out, error));
  }

  private String told() {
    return error.toString(StandardCharsets.UTF_8);
  }

  private static List<String> withPlaces(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--config", "config", "--data", data.toString()));
    return words;
  }

  /** Every command line of the model, as the words that lead to it. */
  static Stream<List<String>> commands() {
    Map<String, List<String>> found = new TreeMap<>();
    gather(
        CommandLineInterface.commands(
            console(new ByteArrayOutputStream(), OutputStream.nullOutputStream())),
        List.of(),
        found);
    return found.values().stream();
  }

  private static void gather(
      CommandLine line, List<String> words, Map<String, List<String>> found) {
    found.put(String.join(" ", words), words);
    line.getSubcommands()
        .forEach(
            (name, command) ->
                gather(command, Stream.concat(words.stream(), Stream.of(name)).toList(), found));
  }

  @BeforeEach
  void somethingWasSent() {
    if (!Files.exists(data.resolve("inbox"))) {
      assertThat(Typed.onSample(data, "send", "--yes").exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandsHelpSaysThatItDidNotArrive(List<String> words) {
    String[] help = Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);

    assertThat(run(new Failing(FULL, 100), help)).isEqualTo(ExitCode.FAILED);
    assertThat(told())
        .isEqualToIgnoringNewLines(
            "pressrun: the output could not be written: No space left on device. What arrived of it"
                + " is not whole.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "check --json",
        "collect",
        "collect --json",
        "select",
        "select --explain",
        "send --dry-run",
        "send --dry-run --json",
        "send --yes --slot 2026-11-23T06:30",
        "preview",
        "preview --format eml",
        "preview --check --json",
        "sources list",
        "sources list --json",
        "sources export",
        "articles list",
        "subscribers list",
        "subscribers list --json",
        "subscribers export",
        "subscribers add somebody@example.org",
        "editions",
        "editions --json",
        "deliveries",
        "deliveries --json",
        "audit",
        "audit --json",
        "inbox",
        "inbox --json",
        "alerts"
      })
  void whatACommandCameToIsNotTakenForTold(String line) {
    assertThat(run(new Failing(FULL, 10), withPlaces(line).toArray(String[]::new)))
        .as(told())
        .isEqualTo(ExitCode.FAILED);
    assertThat(told()).contains("could not be written: " + FULL).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "completion", "schema", "schema pressrun"})
  void textsOfTheProgramItselfAreWatchedToo(String line) {
    assertThat(run(new Failing(FULL, 0), line.split(" "))).isEqualTo(ExitCode.FAILED);
    assertThat(told()).contains(FULL);
  }

  @Test
  void aMessageOfTheInboxIsPrintedWholeOrCalledUnwritten() {
    String id = new InboxFolder(data.resolve("inbox")).list().get(0).id();

    assertThat(run(new Failing(FULL, 500), withPlaces("inbox " + id).toArray(String[]::new)))
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aReaderWhoLeavesEndsACommandQuietly() {
    for (String line : List.of("subscribers list", "subscribers export", "check", "deliveries")) {
      assertThat(run(new Failing(PIPE, 10), withPlaces(line).toArray(String[]::new)))
          .isEqualTo(ExitCode.READER_LEFT);
      assertThat(told()).isEmpty();
    }
  }

  @Test
  void nothingFollowsWhatWasLost() {
    Failing full = new Failing(FULL, 10);
    run(full, withPlaces("subscribers list").toArray(String[]::new));
    run(full, withPlaces("subscribers export").toArray(String[]::new));
    assertThat(full.refused).isEqualTo(2);
  }

  @Test
  void whatWasToldOnTheErrorStreamIsMissedToo() {
    assertThat(
            CommandLineInterface.run(
                withPlaces("preview --out " + data.resolve("seen.html")).toArray(String[]::new),
                console(new ByteArrayOutputStream(), new Failing(FULL, 0))))
        .isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribers export", "subscribers list", "completion", "--help"})
  void aFullDeviceIsToldByTheProcess(String line) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here: not tried");
    Path errors = data.resolve("errors.txt");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "pressrun.Main"));
    words.addAll(line.startsWith("subscribers") ? withPlaces(line) : List.of(line));
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(full.toFile())
            .redirectError(errors.toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(errors)).isEqualTo(ExitCode.FAILED);
    assertThat(errors).content().contains("pressrun: the output could not be written: ");
  }

  @Test
  void anExportThatDoesNotFitLeavesTheEarlierFile() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here: not tried");
    Typed typed = Typed.onSample(data, "subscribers", "export", "--out", full.toString());
    assertThat(typed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.error()).contains("pressrun: /dev/full could not be written: ");
  }
}
