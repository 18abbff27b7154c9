package pressrun.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets as editors, shells and secret stores leave them in files. */
final class SecretFileTest {
  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("password"), text.getBytes(charset));
  }

  private void expectRefusal(Path file, String... words) {
    assertThatExceptionOfType(SecretFile.UnusableSecret.class)
        .isThrownBy(() -> SecretFile.read(file))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .contains(file.toString())
                    .contains(words)
                    .doesNotContain("horse"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "correct horse\n",
        "correct horse\r\n",
        "correct horse\n\n",
        "\uFEFFcorrect horse",
        "\uFEFFcorrect horse\r\n",
        "\uFEFF correct horse \t\n"
      })
  void aByteOrderMarkAndLineEndsAreNoPartOfASecret(String written) throws IOException {
    assertThat(SecretFile.read(file(written, StandardCharsets.UTF_8))).isEqualTo("correct horse");
  }

  @Test
  void allOtherCharactersAre() throws IOException {
    String secret = "p\u00E4ss \u00A0w\u00F6rd\uFEFF$\"'\\#,;.";
    assertThat(SecretFile.read(file(secret + "\n", StandardCharsets.UTF_8))).isEqualTo(secret);
  }

  @Test
  void aSecretThatWasWrappedKeepsItsLines() throws IOException {
    assertThat(SecretFile.read(file("first half\nsecond half\n", StandardCharsets.UTF_8)))
        .isEqualTo("first half\nsecond half");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void aFileInUtf16IsRefusedWithTheWayOut(String charset) throws IOException {
    expectRefusal(file("correct horse\r\n", Charset.forName(charset)), "UTF-16", "UTF-8");
  }

  @Test
  void utf16OfAShellsRedirectionIsRefusedThoughNoLetterIsLatin() throws IOException {
    expectRefusal(file("\uFEFF\uBE44\uBC00", StandardCharsets.UTF_16LE), "UTF-16");
  }

  @Test
  void anotherEncodingIsRefusedAndNotGuessed() throws IOException {
    expectRefusal(file("p\u00E4ss horse", StandardCharsets.ISO_8859_1), "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", "\uFEFF\r\n", " \t\n"})
  void aFileWithoutASecretIsRefused(String written) throws IOException {
    expectRefusal(file(written, StandardCharsets.UTF_8), "is empty");
  }

  @Test
  void aFileThatIsNotThereIsNoUnusableOne() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> SecretFile.read(folder.resolve("nowhere")));
  }
}
