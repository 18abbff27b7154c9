package pressrun.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.file.WholeFile.Content;

final class WholeFileTest {
  private static final Content CUT_SHORT =
      out -> {
        out.write("half of it".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        throw new IOException("No space left on device");
      };

  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    assumeTrue(OwnersOnly.isKnownTo(file), "no permissions on this file system: not tried");
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatCannotBeWrittenLeavesTheFileAsItWasAndNothingBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), "as before");

    assertThatThrownBy(() -> WholeFile.ofOwner(file).replace(CUT_SHORT))
        .isInstanceOf(NotWritten.class)
        .hasMessage(file + " could not be written: No space left on device");

    assertThat(file).hasContent("as before");
    assertThat(names()).containsExactly("people.csv");
  }

  @Test
  void aNewFileThatCannotBeWrittenIsNotThere() throws IOException {
    assertThatThrownBy(() -> WholeFile.ofAnybody(folder.resolve("new.yml")).create(CUT_SHORT))
        .isInstanceOf(NotWritten.class);
    assertThatThrownBy(() -> WholeFile.ofOwner(folder.resolve("none/x")).create(Content.of("text")))
        .hasMessageEndingWith("x could not be written: there is no such folder");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFileThatIsThereIsNeverMadeAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "the first");

    assertThatThrownBy(() -> WholeFile.ofOwner(file).create(Content.of("the second")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(file.toString());

    assertThat(file).hasContent("the first");
    assertThat(names()).containsExactly("key.pem");
  }

  @Test
  void onlyTheOwnerReadsWhatIsWrittenForTheOwnerAlsoInPlaceOfAFileThatAllRead() throws IOException {
    Path made = folder.resolve("made");
    WholeFile.ofOwner(made).create(Content.of("secret"));
    assertThat(mode(made)).isEqualTo("rw-------");

    Path open = Files.writeString(folder.resolve("open"), "");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    WholeFile.ofOwner(open).replace(Content.of("secret"));
    assertThat(mode(open)).isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsRewrittenStaysAsReadableAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.yml"), "a: 1\n");
    assertThat(mode(file)).isNotEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

    WholeFile.rewrite(file, Content.of("a: 2\n"));

    assertThat(file).hasContent("a: 2\n");
    assertThat(mode(file)).isEqualTo("rw-rw-r--");
    assertThat(names()).containsExactly("letter.yml");
  }

  @Test
  void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("real.csv"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

    WholeFile.ofOwner(link).replace(Content.of("after"));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() throws IOException {
    Path nowhere = Path.of("/dev/null");
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(nowhere) && Files.exists(full), "no /dev/full here: not tried");

    WholeFile.ofOwner(nowhere).replace(Content.of("text"));
    assertThatThrownBy(() -> WholeFile.ofOwner(full).replace(Content.of("text")))
        .hasMessageContaining("/dev/full could not be written: ");

    assertThat(Files.isRegularFile(nowhere)).isFalse();
    assertThat(Files.isRegularFile(full)).isFalse();
  }
}
