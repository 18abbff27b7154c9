package pressrun.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed tokens and keyed hashes (HMAC-SHA-256, RFC 2104), a key per purpose; for all threads. */
public final class Tokens {
  private static final String ALGORITHM = "HmacSHA256";

  /** 128 bits: out of reach of guessing, short enough for a link. */
  private static final int SIGNATURE_BYTES = 16;

  private final Keys keys;

  public Tokens(Keys keys) {
    this.keys = keys;
  }

  /**
   * A URL-safe token that carries {@code payload} in the clear and cannot be made without the key.
   */
  public String sign(Purpose purpose, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return base64(bytes) + "." + base64(signature(purpose, bytes));
  }

  /** The payload of a token made for this purpose; none when it was tampered with. */
  public Optional<String> verify(Purpose purpose, String token) {
    int dot = token.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
      byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      boolean genuine = MessageDigest.isEqual(given, signature(purpose, payload));
      String text = new String(payload, StandardCharsets.UTF_8);
      return genuine && token.equals(sign(purpose, text)) ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The same value always gives the same 64 hexadecimal digits, and nobody else can make them. */
  public String hash(Purpose purpose, String value) {
    return HexFormat.of().formatHex(mac(purpose, value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Tells two installations' keys apart without giving them away. */
  public String fingerprint() {
    return hash(Purpose.FINGERPRINT, "pressrun").substring(0, 16);
  }

  private byte[] signature(Purpose purpose, byte[] payload) {
    return Arrays.copyOf(mac(purpose, payload), SIGNATURE_BYTES);
  }

  private byte[] mac(Purpose purpose, byte[] value) {
    byte[] own = hmac(keys.master(), purpose.name().getBytes(StandardCharsets.UTF_8));
    return hmac(own, value);
  }

  private static byte[] hmac(byte[] key, byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(value);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
