package pressrun.config;

import java.awt.Dimension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import pressrun.newsletter.Logo;

/** {@code logo} of a look: an address, or a file that is looked into. */
final class LogoKey {
  private static final String KEY = "logo";
  private static final int LARGEST = 500_000;
  private static final Set<String> TYPES = Set.of("png", "jpeg", "gif");
  private static final String EXPECTED =
      "expected an https address, or a PNG, JPEG or GIF file of at most 500 KB";

  private LogoKey() {}

  static Optional<Logo> read(Section section, Values values) {
    Optional<String> written = values.text(section, KEY).map(String::strip);
    OptionalInt width = values.optionalNumber(section, "logo_width");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return written.get().matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
        ? linked(section, values, width)
        : values.file(section, KEY).filter(Files::exists).flatMap(f -> filed(section, f, width));
  }

  private static Optional<Logo> linked(Section section, Values values, OptionalInt width) {
    Optional<URI> address = values.url(section, KEY);
    if (address.isPresent() && !"https".equals(address.get().getScheme())) {
      section.problem(KEY, EXPECTED + Values.found(section, KEY));
    }
    return address.map(uri -> new Logo.Linked(uri, width));
  }

  private static Optional<Logo> filed(Section section, Path file, OptionalInt width) {
    try (ImageInputStream picture = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(picture);
      if (Files.size(file) <= LARGEST && readers.hasNext()) {
        ImageReader reader = readers.next();
        String type = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (TYPES.contains(type)) {
          reader.setInput(picture);
          Dimension shown = shown(reader.getWidth(0), reader.getHeight(0), width);
          return Optional.of(
              new Logo.Filed(file, "image/" + type, fingerprint(file), shown.width, shown.height));
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Told below.
    }
    section.problem(KEY, EXPECTED + Values.found(section, KEY));
    return Optional.empty();
  }

  private static Dimension shown(int width, int height, OptionalInt wanted) {
    double least = Math.min((double) Logo.HEIGHT / height, (double) Logo.WIDEST / width);
    double scale = wanted.isPresent() ? (double) wanted.getAsInt() / width : Math.min(1, least);
    return new Dimension(
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(height * scale)));
  }

  private static String fingerprint(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
