package pressrun.dkim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signs messages (RFC 6376), relaxed/relaxed. The same message and time give the same signature.
 * For all threads.
 */
public final class Signer {
  /**
   * RFC 6376, 5.4.1, what RFC 8058 asks for and Gmail's Feedback-ID; not Date, Message-ID and
   * Return-Path, which relays such as Amazon's write anew.
   */
  static final List<String> SIGNED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Subject",
          "List-Id",
          "List-Help",
          "List-Post",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "Auto-Submitted",
          "Feedback-ID",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding");

  /** Named once more than they are there, so that nobody can add another (RFC 6376, 8.15). */
  static final Set<String> OVER_SIGNED =
      ignoringCase(
          "From",
          "Reply-To",
          "To",
          "Subject",
          "List-Id",
          "List-Help",
          "List-Post",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "Content-Type");

  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(72, "\r\n ".getBytes(StandardCharsets.US_ASCII));

  private final List<SigningKey> keys;
  private final Instant time;

  /**
   * With some keys.
   *
   * @param time what {@code t=} says
   */
  public Signer(List<SigningKey> keys, Instant time) {
    this.keys = List.copyOf(keys);
    this.time = time;
  }

  /** Whether there is a key. */
  public boolean signs() {
    return !keys.isEmpty();
  }

  /**
   * One field for each key, to stand before the message.
   *
   * @param header up to the empty line
   */
  public byte[] signatures(byte[] header, List<Stretch> body) {
    List<HeaderField> fields = HeaderField.all(header, HeaderField.end(header));
    SignedHeader signed = SignedHeader.of(SIGNED, OVER_SIGNED, fields);
    String bodyHash = bodyHash(body);
    StringBuilder signatures = new StringBuilder();
    for (SigningKey key : keys) {
      String open = open(key, signed.names(), bodyHash);
      HeaderField own = new HeaderField("DKIM-Signature", open);
      String canonical = Canonicalization.RELAXED.field(own);
      String input = signed.canonical() + canonical.substring(0, canonical.length() - 2);
      byte[] signature =
          key.algorithm().sign(key.privateKey(), input.getBytes(StandardCharsets.ISO_8859_1));
      signatures.append(open).append(BASE64.encodeToString(signature)).append("\r\n");
    }
    return signatures.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String bodyHash(List<Stretch> body) {
    MessageDigest digest = Algorithm.sha256();
    RelaxedBody relaxed = new RelaxedBody(digest);
    body.forEach(relaxed::add);
    relaxed.end();
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** The field but for what is signed last. */
  private String open(SigningKey key, String names, String bodyHash) {
    return "DKIM-Signature: v=1; a="
        + key.algorithm().tag()
        + "; c=relaxed/relaxed; t="
        + time.getEpochSecond()
        + ";\r\n d="
        + key.domain()
        + "; s="
        + key.selector()
        + ";\r\n h="
        + names
        + ";\r\n bh="
        + bodyHash
        + ";\r\n b=";
  }

  private static Set<String> ignoringCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
