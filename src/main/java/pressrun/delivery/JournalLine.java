package pressrun.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/** A line of the journal: a checksum, and what it says. */
final class JournalLine {
  private static final int CHECKSUM = 8;

  private JournalLine() {}

  static String of(String content) {
    return checksum(content) + " " + content + "\n";
  }

  /** What a line says; none for a torn or damaged one. */
  static Optional<String> content(String line) {
    if (line.length() <= CHECKSUM + 1) {
      return Optional.empty();
    }
    String content = line.substring(CHECKSUM + 1);
    return line.startsWith(checksum(content) + " ") ? Optional.of(content) : Optional.empty();
  }

  private static String checksum(String content) {
    CRC32 crc = new CRC32();
    crc.update(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
