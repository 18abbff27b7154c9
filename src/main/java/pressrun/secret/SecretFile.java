package pressrun.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a password, token or key from its file, without what editors and shells add to it. */
public final class SecretFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SecretFile() {}

  /**
   * Returns the text without a byte order mark and without white space around it.
   *
   * @throws UnusableSecret when the file holds no such text
   * @throws IOException when the file cannot be read
   */
  public static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (isUtf16(bytes)) {
      throw new UnusableSecret(
          "the file " + file + " is written in UTF-16; save it again as plain text in UTF-8");
    }
    String text = decoded(file, bytes);
    String bare =
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text)
            .strip();
    if (bare.isEmpty()) {
      throw new UnusableSecret("the file " + file + " is empty");
    }
    return bare;
  }

  /** With a byte order mark, or with the zero bytes that Latin letters have there. */
  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    boolean zero = false;
    for (byte one : bytes) {
      zero |= one == 0;
    }
    return first == 0xFFFE || first == 0xFEFF || zero;
  }

  private static String decoded(Path file, byte[] bytes) throws UnusableSecret {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new UnusableSecret(
          "the file " + file + " is not written in UTF-8; save it again as UTF-8");
    }
  }

  /** The file can be read, but holds no secret; the message never shows its text. */
  public static final class UnusableSecret extends IOException {
    private static final long serialVersionUID = 1;

    UnusableSecret(String message) {
      super(message);
    }
  }
}
