package pressrun.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under one key; for all threads.
 *
 * @param prepared has taken in the key, and is only copied
 */
record KeyedMac(SecretKeySpec key, Mac prepared) {
  static final String ALGORITHM = "HmacSHA256";

  private static final byte[] NOTHING = {};

  static KeyedMac of(SecretKeySpec key) {
    Mac mac = fresh(key);
    mac.update(NOTHING); // Takes in the key now, and not in each copy.
    return new KeyedMac(key, mac);
  }

  /** Of a copy: looking the algorithm up anew takes longer than the hash. */
  byte[] of(byte[] value) {
    try {
      return ((Mac) prepared.clone()).doFinal(value);
    } catch (CloneNotSupportedException otherProvider) {
      return fresh(key).doFinal(value);
    }
  }

  private static Mac fresh(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
    }
  }

  @Override
  public String toString() {
    return "KeyedMac";
  }
}
