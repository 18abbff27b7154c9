package pressrun.dkim;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** A key's record in the DNS (RFC 6376, 3.6.1). */
public record KeyRecord(Algorithm algorithm, PublicKey key) {

  /**
   * None when the text is no record, is not for mail, or its key was revoked, is too short or of an
   * unknown kind.
   */
  public static Optional<KeyRecord> read(String text) {
    TagList tags = TagList.of(text);
    boolean fit =
        tags.wellFormed()
            && tags.get("v").orElse("DKIM1").equals("DKIM1")
            && allows(tags.get("h"), "sha256")
            && (allows(tags.get("s"), "*") || allows(tags.get("s"), "email"));
    String kind = tags.get("k").orElse(Algorithm.RSA.keyType());
    Optional<byte[]> published = tags.octets("p").filter(octets -> fit && octets.length > 0);
    return Stream.of(Algorithm.values())
        .filter(algorithm -> algorithm.keyType().equals(kind))
        .findFirst()
        .flatMap(algorithm -> published.flatMap(octets -> read(algorithm, octets)))
        .filter(record -> !record.isShort());
  }

  /** What is not said allows everything. */
  private static boolean allows(Optional<String> list, String word) {
    return list.isEmpty()
        || Stream.of(list.get().split(":", -1)).map(String::strip).anyMatch(word::equals);
  }

  private boolean isShort() {
    return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < KeyFile.SHORTEST_RSA;
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
