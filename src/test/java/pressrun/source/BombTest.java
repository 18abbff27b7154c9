package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles and feeds that would take the processor or the stack cost only themselves. */
@Timeout(30)
final class BombTest {
  @TempDir private Path folder;

  private Reading readWith(String bomb) throws IOException, Unreadable {
    Files.writeString(folder.resolve("bomb.md"), bomb);
    Files.writeString(folder.resolve("good.md"), "# The ferry\n\nIt sails on Monday.\n");
    return FolderReader.read(new FolderSource("Desk", "desk", folder), Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "> ", "- ", "* ", "1. ", "> - ", "+\t", "10) > "})
  void markersWithinEachOtherAreNamedAndTheOthersKept(String marker) throws Exception {
    Reading reading = readWith("# Deep\n\n" + marker.repeat(1_000_000 / marker.length()) + "end\n");

    assertThat(reading.entries()).extracting(Entry::title).containsExactly("The ferry");
    assertThat(reading.note().orElseThrow()).contains("bomb.md:3 nests");
  }

  @Test
  void aRuleAtTheBeginningIsNoFrontMatterThatHidesWhatNests() throws Exception {
    Reading reading = readWith("----\n" + "> ".repeat(250_000) + "end\n---\n");

    assertThat(reading.entries()).extracting(Entry::title).containsExactly("The ferry");
    assertThat(reading.note().orElseThrow()).contains("bomb.md:2 nests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "![", "*a ", "**", "<b>", "`", "![a](", "&", "\\", "<!--", "_a_ "})
  void whatNestsWithinALineCostsItsFileAtMost(String part) throws Exception {
    Reading reading = readWith("# Deep\n\n" + part.repeat(200_000 / part.length()) + "end\n");

    assertThat(reading.entries()).extracting(Entry::title).contains("The ferry");
    assertThat(reading.entries().size() == 2 || reading.note().isPresent()).isTrue();
  }

  @Test
  void aRuleMayBeLongAndAListOfAHundredThousandIsOne() throws Exception {
    Reading reading =
        readWith("# A list\n\n" + "- ".repeat(500) + "\n\n" + "-".repeat(900) + "\n\n* * *\n");
    assertThat(reading.entries()).hasSize(2);
    assertThat(readWith("# A list\n\n" + "- one\n".repeat(100_000)).entries()).hasSize(2);
  }

  @Test
  void brokenXmlThatDeclaresManyNamespacesIsRefused() {
    StringBuilder feed = new StringBuilder("<rss version=\"2.0\"");
    for (int i = 0; i < 480; i++) {
      feed.append(" xmlns:n").append(i).append("=\"http://example.org/").append(i).append('"');
    }
    feed.append("><channel>").append("<n1:a>&".repeat(1_000_000)).append("</channel></rss>");
    byte[] bytes = feed.toString().getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> FeedParser.parse(bytes, Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            Unreadable.class,
            refused -> assertThat(refused.problem()).contains("more than 64 namespaces"));
  }

  @Test
  void aReadingThatIsToldToStopStops() {
    String feed = "<rss version=\"2.0\"><channel>" + "<item><title>a</title></item>".repeat(1_000);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () ->
                  FeedParser.parse(
                      feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty()))
          .isInstanceOfSatisfying(
              Unreadable.class, stopped -> assertThat(stopped.problem()).contains("took too long"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
