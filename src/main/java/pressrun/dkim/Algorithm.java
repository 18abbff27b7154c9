package pressrun.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** How the digest of a header is signed: with RSA (RFC 6376, 3.3.1) or Ed25519 (RFC 8463). */
public enum Algorithm {
  RSA("rsa", "RSA", "") {
    @Override
    Signature signature() throws GeneralSecurityException {
      return Corretto.rsaSignature();
    }

    @Override
    PrivateKey ready(PrivateKey key) throws GeneralSecurityException {
      return Corretto.rsaKey(key);
    }

    @Override
    byte[] input(byte[] header) {
      return header;
    }
  },

  ED25519("ed25519", "Ed25519", "302a300506032b6570032100") {
    @Override
    Signature signature() throws GeneralSecurityException {
      return Signature.getInstance("Ed25519");
    }

    @Override
    PrivateKey ready(PrivateKey key) {
      return key;
    }

    @Override
    byte[] input(byte[] header) {
      return sha256().digest(header);
    }
  };

  private final String keyType;
  private final String javaName;

  /** What an SPKI structure (RFC 8410) has before the key as the DNS holds it, hexadecimal. */
  private final String prefix;

  Algorithm(String keyType, String javaName, String prefix) {
    this.keyType = keyType;
    this.javaName = javaName;
    this.prefix = prefix;
  }

  /** A new one for each use: it keeps state. */
  abstract Signature signature() throws GeneralSecurityException;

  /** The same key in the form that {@link #signature} is quickest with. */
  abstract PrivateKey ready(PrivateKey key) throws GeneralSecurityException;

  /** What is given to the signature for a canonical header. */
  abstract byte[] input(byte[] header);

  /** As in {@code k=}. */
  public String keyType() {
    return keyType;
  }

  /** As in {@code a=}. */
  String tag() {
    return keyType + "-sha256";
  }

  String javaName() {
    return javaName;
  }

  byte[] sign(PrivateKey key, byte[] header) {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(input(header));
      return signature.sign();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a key that was tried cannot sign", failure);
    }
  }

  boolean verify(PublicKey key, byte[] header, byte[] given) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initVerify(key);
    signature.update(input(header));
    return signature.verify(given);
  }

  /** As the DNS holds it: SPKI for RSA, the 32 octets alone for Ed25519. */
  byte[] published(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, prefix.length() / 2, encoded.length);
  }

  PublicKey read(byte[] published) throws GeneralSecurityException {
    byte[] before = HexFormat.of().parseHex(prefix);
    byte[] encoded = Arrays.copyOf(before, before.length + published.length);
    System.arraycopy(published, 0, encoded, before.length, published.length);
    return KeyFactory.getInstance(javaName).generatePublic(new X509EncodedKeySpec(encoded));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
