package pressrun.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What identifies an entry: its source's identifier, or a hash where that is missing or absurd. */
final class Fingerprint {
  private static final int LONGEST = 500;

  private Fingerprint() {}

  static String key(Optional<String> given, String text) {
    String id = given.map(String::strip).orElse("");
    if (id.isEmpty()) {
      return of(text);
    }
    return id.length() <= LONGEST && id.indexOf('\0') < 0 ? id : of(id);
  }

  private static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
