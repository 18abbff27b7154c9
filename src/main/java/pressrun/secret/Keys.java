package pressrun.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import pressrun.file.NotWritten;
import pressrun.file.WholeFile;
import pressrun.file.WholeFile.Content;

/** The installation's master key; everything that must be unforgeable is derived from it. */
public final class Keys {
  private static final int BYTES = 32;
  private static final String FILE = "secret.key";

  private final byte[] master;

  private Keys(byte[] master) {
    this.master = master;
  }

  /**
   * The configured secret when there is one, else the key in the data folder, which is made when it
   * is missing (readable by its owner only). Two processes that start at once get the same key.
   */
  public static Keys load(Path data, Optional<String> configured) {
    return new Keys(
        configured
            .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> fromFile(data.resolve(FILE))));
  }

  private static byte[] fromFile(Path file) {
    try {
      if (!Files.exists(file)) {
        generate(file);
      }
      byte[] key = HexFormat.of().parseHex(SecretFile.read(file));
      if (key.length < BYTES) {
        throw new DamagedKey(file);
      }
      return key;
    } catch (IllegalArgumentException | SecretFile.UnusableSecret notHexadecimal) {
      throw new DamagedKey(file);
    } catch (NotWritten failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static void generate(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      WholeFile.ofOwner(file).create(Content.of(HexFormat.of().formatHex(key) + "\n"));
    } catch (FileAlreadyExistsException anotherProcessWasFirst) {
      // Its key is the one to use.
    }
  }

  byte[] master() {
    return master;
  }

  /**
   * The key file holds something else; a new key would make every sent unsubscribe link invalid.
   */
  public static final class DamagedKey extends RuntimeException {
    DamagedKey(Path file) {
      super(file + " is damaged: expected 64 hexadecimal digits; restore it from a backup");
    }
  }
}
