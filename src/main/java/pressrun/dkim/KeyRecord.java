package pressrun.dkim;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** A key's record in the DNS (RFC 6376, 3.6.1). */
public record KeyRecord(Algorithm algorithm, PublicKey key) {

  public static KeyRecord of(Algorithm algorithm, PublicKey key) {
    return new KeyRecord(algorithm, key);
  }

  /** None when the text is no record, or its key was revoked or is of an unknown kind. */
  public static Optional<KeyRecord> read(String text) {
    TagList tags = TagList.of(text);
    boolean foreign = !tags.get("v").orElse("DKIM1").equals("DKIM1");
    String kind = tags.get("k").orElse(Algorithm.RSA.keyType());
    Optional<byte[]> published = tags.octets("p").filter(octets -> octets.length > 0);
    if (foreign || published.isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(Algorithm.values())
        .filter(algorithm -> algorithm.keyType().equals(kind))
        .findFirst()
        .flatMap(algorithm -> read(algorithm, published.get()));
  }

  private static Optional<KeyRecord> read(Algorithm algorithm, byte[] published) {
    try {
      return Optional.of(new KeyRecord(algorithm, algorithm.read(published)));
    } catch (GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  /** As one text. */
  public String text() {
    String published = Base64.getEncoder().encodeToString(algorithm.published(key));
    return "v=DKIM1; k=" + algorithm.keyType() + "; p=" + published;
  }

  /** As strings of a zone file, each of at most 255 octets (RFC 1035, 3.3.14). */
  public String zoneText() {
    return "(\"" + text().replaceAll("(.{250})(?=.)", "$1\" \"") + "\")";
  }
}
