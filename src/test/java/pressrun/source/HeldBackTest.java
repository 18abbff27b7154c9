package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author holds back, or is no article, is not read as one, and is told. */
final class HeldBackTest {
  private static final Instant NOW = Instant.parse("2026-01-20T08:00:00Z");

  private final Path folder;

  HeldBackTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Reading read(Instant now) throws Unreadable {
    return FolderReader.read(
        new FolderSource(
            "Desk", "desk", folder, FolderSource.Links.REFUSED, ZoneId.of("Asia/Seoul")),
        now);
  }

  private void write(String name, String front) throws IOException {
    Files.writeString(
        folder.resolve(name), "---\ntitle: The pier\n" + front + "\n---\n\nIt opens in May.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft: true",
        "draft: yes",
        "Draft: True",
        "isDraft: true",
        "published: false",
        "publish: no",
        "status: draft",
        "status: \"Pending\"",
        "status: private",
        "status: future",
        "post_status: auto-draft",
        "visibility: private",
        "eleventyExcludeFromCollections: true",
        "date: 2026-01-22",
        "date: 2026-01-20T09:00:00+00:30",
        "publishDate: 2026-02-01\ndate: 2026-01-01",
        "pubDate: 2026-02-01",
        "published_at: '2026-02-01T10:00:00.000Z'",
        "published: 2026-02-01",
        "expiryDate: 2026-01-19\ndate: 2026-01-01",
        "expires: 2026-01-20T08:00:00Z",
      })
  void aTextThatWaitsOrIsOverIsNotRead(String front) throws Exception {
    write("pier.md", front);
    write("other.md", "date: 2026-01-10");
    assertThat(read(NOW).entries()).extracting(Entry::id).containsExactly("other.md");
    assertThat(read(NOW).heldBack()).hasSize(1).allMatch(told -> told.startsWith("pier.md "));
    assertThat(read(NOW).note()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft: false",
        "published: true",
        "published: 2026-01-10",
        "status: published",
        "status: publish",
        "visibility: public",
        "publishDate: 2026-01-10\ndate: 2026-02-01",
        "expiryDate: 2026-02-01\ndate: 2026-01-01",
        "tags: [draft]",
        "description: 'draft: true'",
        "expires: never",
        "date: 2026-01-20 17:00"
      })
  void aTextThatItsAuthorLetsGoIsRead(String front) throws Exception {
    write("pier.md", front);
    assertThat(read(NOW).entries()).hasSize(1);
    assertThat(read(NOW).heldBack()).isEmpty();
  }

  @Test
  void aTextThatWaitsForItsDateIsReadFromThenOn() throws Exception {
    write("pier.md", "date: 2026-01-22 07:30");
    assertThat(read(NOW).heldBack()).containsExactly("pier.md waits for 2026-01-22 07:30");
    assertThat(read(Instant.parse("2026-01-21T22:30:00Z")).entries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"license.md", "security.html", "readmes.txt", "changelog.md"})
  void anArticleMayBeCalledLikeSuchAFile(String name) throws Exception {
    write(name, "");
    assertThat(read(NOW).entries()).extracting(Entry::id).containsExactly(name);
  }

  @Test
  void blankLinesBeforeTheFirstOneHideNoDraft() throws Exception {
    Files.writeString(
        folder.resolve("pier.md"), "\n\n---\r\ndraft: true\r\n---\r\n\r\nIn May.\r\n");
    assertThat(read(NOW).heldBack()).containsExactly("pier.md is held back by \"draft: true\"");
  }

  @Test
  void anEmptyReadmeIsNoTrouble() throws Exception {
    Files.createFile(folder.resolve("README.md"));
    assertThat(read(NOW).note()).isEmpty();
    assertThat(read(NOW).heldBack()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pier.txt", "pier.html", "pier.htm"})
  void theLinesAtTheBeginningCountInEveryKindOfFile(String name) throws Exception {
    write(name, "draft: true");
    assertThat(read(NOW).entries()).isEmpty();
    assertThat(read(NOW).heldBack()).containsExactly(name + " is held back by \"draft: true\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "readme.txt",
        "README.ko.md",
        "CHANGELOG.md",
        "LICENSE.txt",
        "_index.md",
        "_pier.md",
        "~$pier.html",
        "#pier.md",
        "pier.bak.md",
        "pier.orig.md",
        "pier.sync-conflict-20260119-080000-ABC.md",
        "pier (Mina's conflicted copy 2026-01-19).md"
      })
  void aFileThatIsNoArticleIsToldAndNotRead(String name) throws Exception {
    write(name, "");
    write("readmes-of-the-harbour.md", "");
    assertThat(read(NOW).entries()).hasSize(1);
    assertThat(read(NOW).heldBack())
        .containsExactly(name + " is left out: its name says that it is no article");
  }
}
