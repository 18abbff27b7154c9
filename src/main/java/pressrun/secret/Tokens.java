package pressrun.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Signed tokens and keyed hashes (HMAC-SHA-256, RFC 2104), a key per purpose; for all threads. */
public final class Tokens {
  private static final String ALGORITHM = KeyedMac.ALGORITHM;

  /** 128 bits: out of reach of guessing, short enough for a link. */
  private static final int SIGNATURE_BYTES = 16;

  private final Map<Purpose, KeyedMac> macs = new EnumMap<>(Purpose.class);

  public Tokens(Keys keys) {
    SecretKeySpec master = new SecretKeySpec(keys.master(), ALGORITHM);
    for (Purpose purpose : Purpose.values()) {
      byte[] own = KeyedMac.of(master).of(purpose.name().getBytes(StandardCharsets.UTF_8));
      macs.put(purpose, KeyedMac.of(new SecretKeySpec(own, ALGORITHM)));
    }
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
    return Objects.requireNonNull(macs.get(purpose)).of(value);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
