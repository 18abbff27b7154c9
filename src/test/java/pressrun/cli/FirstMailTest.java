package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.inbox.InboxFolder;
import pressrun.inbox.ReceivedMessage;
import pressrun.mail.ParsedMessage;

/** What a newcomer does first, on the shipped sample. */
final class FirstMailTest {
  @TempDir private Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int pressrun(String... arguments) {
    Output stream = new Output(out);
    Console console =
        new Console(
            stream, stream, new BufferedReader(new StringReader("")), Console.Terminal.PIPE);
    String[] whole = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, whole, 0, arguments.length);
    List<String> places = List.of("--config", "config", "--data", data.toString());
    for (int i = 0; i < places.size(); i++) {
      whole[arguments.length + i] = places.get(i);
    }
    return CommandLineInterface.run(whole, console);
  }

  private List<ReceivedMessage> inbox() {
    return new InboxFolder(data.resolve("inbox")).list();
  }

  private ParsedMessage message(ReceivedMessage received) {
    return ParsedMessage.parse(
        new InboxFolder(data.resolve("inbox")).read(received.id()).orElseThrow());
  }

  @Test
  void sendDeliversOneMessageToEachOfTheFiveSubscribers() {
    assertThat(pressrun("send", "--yes")).isZero();
    assertThat(inbox())
        .hasSize(5)
        .extracting(received -> received.recipients().get(0))
        .doesNotHaveDuplicates();
    assertThat(inbox())
        .allSatisfy(
            received -> {
              assertThat(message(received).html()).isPresent();
              assertThat(message(received).text()).isPresent();
            });
  }

  @Test
  void aSecondSendOfTheSameSlotSaysThatItIsDoneAndSendsNothing() {
    pressrun("send", "--yes", "--slot", "2026-11-23T06:30");
    out.reset();
    assertThat(pressrun("send", "--yes", "--slot", "2026-11-23T06:30")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("has gone out already")
        .contains("Nothing was sent");
    assertThat(inbox()).hasSize(5);
  }

  @Test
  void aSendWithNothingNewWritesToNobodyAndIsNoFailure() {
    pressrun("send", "--yes", "--slot", "2026-11-23T06:30");
    out.reset();
    assertThat(pressrun("send", "--yes", "--slot", "2026-11-24T06:30")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Nothing new");
    assertThat(inbox()).hasSize(5);
  }

  @Test
  void aDryRunUsesNoArticleUpAndWritesToNobody() {
    assertThat(pressrun("send", "--dry-run")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("To 5 subscribers");
    assertThat(inbox()).isEmpty();
    assertThat(pressrun("send", "--yes")).isZero();
    assertThat(inbox()).hasSize(5);
  }

  @Test
  void thePreviewOfAFrozenEditionIsByteForByteWhatArrived() {
    pressrun("send", "--yes", "--slot", "2026-11-23T06:30");
    out.reset();
    pressrun(
        "preview", "--at", "2026-11-23T06:30", "--as", "minseo.han@example.org", "--format", "eml");
    ReceivedMessage received =
        inbox().stream()
            .filter(message -> message.recipients().contains("minseo.han@example.org"))
            .findFirst()
            .orElseThrow();
    byte[] arrived = new InboxFolder(data.resolve("inbox")).read(received.id()).orElseThrow();
    assertThat(new String(arrived, StandardCharsets.UTF_8))
        .endsWith(out.toString(StandardCharsets.UTF_8));
  }
}
