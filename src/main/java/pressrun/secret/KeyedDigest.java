package pressrun.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A digest that only who knows a secret can make. */
public final class KeyedDigest {
  private KeyedDigest() {}

  /** HMAC-MD5 (RFC 2104), for servers that offer no better login than CRAM-MD5 (RFC 2195). */
  public static byte[] md5(String secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HmacMD5 is part of every JDK", impossible);
    }
  }
}
