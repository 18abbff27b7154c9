package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-20T08:00:00Z");

  private static final Instant MODIFIED = Instant.parse("2026-01-05T10:00:00Z");

  private final Path folder;

  FolderReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Reading read(Path folder) throws Unreadable {
    return FolderReader.read(new FolderSource("Desk", "desk", folder), NOW);
  }

  @Test
  void aTextFileIsHandedOnWholeWithItsDate() throws Exception {
    write("ferry.txt", "New ferry\nIt sails on Monday\n\nThe harbour …");

    Entry entry = only();

    assertThat(entry.format()).isEqualTo(Entry.Format.TEXT);
    assertThat(entry.id()).isEqualTo("ferry.txt");
    assertThat(entry.title()).isEmpty();
    assertThat(entry.body()).startsWith("New ferry\nIt sails");
    assertThat(entry.published()).contains(MODIFIED);
  }

  @Test
  void aKoreanTextFileOfAnOldMachineIsReadable() throws Exception {
    Files.write(folder.resolve("a.txt"), "항구에 새 여객선이 들어왔다".getBytes(Charset.forName("EUC-KR")));

    assertThat(only().body()).isEqualTo("항구에 새 여객선이 들어왔다");
  }

  @Test
  void markdownIsRenderedAndItsFrontMatterRead() throws Exception {
    write(
        "ferry.md",
        """
        ---
        title: "Ferries: a <new> one"
        description: It sails on Monday
        date: 2026-01-04 08:30:00 +0900
        author: Ana Silva
        link: https://example.org/ferry
        tags: [harbour, "ships"]
        image: https://example.org/ferry.jpg
        image_alt: A ferry
        language: en
        ---
        # Heading

        The *harbour*.
        """);

    Entry entry = only();

    assertThat(entry.title()).isEqualTo("Ferries: a &lt;new> one");
    assertThat(entry.summary()).isEqualTo("It sails on Monday");
    assertThat(entry.published()).contains(Instant.parse("2026-01-03T23:30:00Z"));
    assertThat(entry.author()).contains("Ana Silva");
    assertThat(entry.link()).contains(URI.create("https://example.org/ferry"));
    assertThat(entry.tags()).containsExactly("harbour", "ships");
    assertThat(entry.image().orElseThrow().alternative()).isEqualTo("A ferry");
    assertThat(entry.language()).contains("en");
    assertThat(entry.body()).contains("<h1>Heading</h1>", "<em>harbour</em>");
  }

  @Test
  void markdownWithoutFrontMatterHasItsHeadingForTitleAndItsFilesDate() throws Exception {
    write("a.md", "# A *new* ferry\n\nText.\n");

    Entry entry = only();

    assertThat(entry.title()).isEqualTo("A new ferry");
    assertThat(entry.body()).doesNotContain("ferry").contains("Text.");
    assertThat(entry.published()).contains(MODIFIED);
  }

  @Test
  void tagsMayStandOneALine() throws Exception {
    write("a.md", "---\ntitle: x\ntags:\n  - one\n  - two\n---\nText.\n");

    assertThat(only().tags()).containsExactly("one", "two");
  }

  @Test
  void anHtmlFileIsReadByWhatItsHeadSays() throws Exception {
    write(
        "ferry.html",
        """
        <html lang="de"><head><!-- <title>no</title> --><title>Die F&auml;hre</title>
        <meta content="Sie f&auml;hrt" name="description"><meta name="author" content="Ana">
        <meta property="article:published_time" content="2026-01-04T08:30:00Z">
        <meta property="og:image" content="https://example.org/f.jpg">
        <meta name="keywords" content="Hafen, Schiffe">
        <link rel="canonical" href="https://example.org/faehre"></head>
        <body><p>Im Hafen.</p></body></html>
        """);

    Entry entry = only();

    assertThat(entry.title()).isEqualTo("Die Fähre");
    assertThat(entry.summary()).isEqualTo("Sie fährt");
    assertThat(entry.author()).contains("Ana");
    assertThat(entry.published()).contains(Instant.parse("2026-01-04T08:30:00Z"));
    assertThat(entry.link()).contains(URI.create("https://example.org/faehre"));
    assertThat(entry.tags()).containsExactly("Hafen", "Schiffe");
    assertThat(entry.language()).contains("de");
    assertThat(entry.body()).contains("<p>Im Hafen.</p>").doesNotContain("Fähre");
  }

  @Test
  void hiddenAndForeignFilesArePassedOver() throws Exception {
    write(".draft.txt", "x");
    write("notes.docx", "x");
    write("a.txt", "x");

    assertThat(read(folder).entries()).extracting(Entry::id).containsExactly("a.txt");
  }

  @Test
  void aFileThatCannotBeUsedIsNamedAndTheOthersAreRead() throws Exception {
    write("good.txt", "x");
    write("empty.txt", " \n");
    write("large.txt", "x".repeat((1 << 20) + 1));
    write("date.md", "---\ndate: next Friday\n---\nText.\n");
    Files.createDirectory(folder.resolve("folder.md"));

    Reading reading = read(folder);

    assertThat(reading.entries()).extracting(Entry::id).containsExactly("good.txt");
    assertThat(reading.note().orElse(""))
        .contains("empty.txt is empty", "large.txt is larger than 1 MiB", "\"next Friday\"")
        .contains("folder.md is no regular file");
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderIsLeftOutUnlessItIsWanted(@TempDir Path elsewhere)
      throws Exception {
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "The key.");
    write("good.txt", "x");
    Files.createSymbolicLink(folder.resolve("out.txt"), secret);
    Files.createSymbolicLink(folder.resolve("in.txt"), folder.resolve("good.txt"));
    Files.createSymbolicLink(folder.resolve("gone.txt"), folder.resolve("nowhere"));

    Reading reading = read(folder);
    assertThat(reading.entries()).extracting(Entry::id).containsExactly("good.txt", "in.txt");
    assertThat(reading.note().orElse(""))
        .contains("out.txt links to a file outside the folder", "follow_links: true")
        .contains("gone.txt links to a file that is not there");

    assertThat(
            FolderReader.read(
                    new FolderSource(
                        "Desk", "desk", folder, FolderSource.Links.FOLLOWED, ZoneOffset.UTC),
                    NOW)
                .entries())
        .extracting(Entry::id)
        .containsExactly("good.txt", "in.txt", "out.txt");
  }

  @Test
  void aFolderThatIsALinkItselfIsRead(@TempDir Path elsewhere) throws Exception {
    write("good.txt", "x");
    Path link = Files.createSymbolicLink(elsewhere.resolve("articles"), folder);

    assertThat(read(link).entries()).hasSize(1);
  }

  @Test
  void aMissingFolderIsTold() {
    assertThatThrownBy(() -> read(folder.resolve("nowhere")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("expected a folder");
  }

  private Entry only() throws Unreadable {
    Reading reading = read(folder);
    assertThat(reading.note()).isEmpty();
    assertThat(reading.entries()).hasSize(1);
    return reading.entries().get(0);
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
  }
}
