package pressrun.dkim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.dkim.KeyReading.Unusable;
import pressrun.dkim.KeyReading.Usable;
import pressrun.file.WholeFile;

/** A private key in a PEM file (PKCS #8, RFC 5958), as OpenSSL writes it too. */
public record KeyFile(Algorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {
  private static final int RSA_BITS = 2048;

  /** RFC 8301, 3.2: what is shorter is not taken for a signature by anybody. */
  static final int SHORTEST_RSA = 1024;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /** A new key: 2048 bits of RSA, or Ed25519. */
  public static KeyFile generate(Algorithm algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.javaName());
      if (algorithm == Algorithm.RSA) {
        generator.initialize(RSA_BITS);
      }
      KeyPair pair = generator.generateKeyPair();
      return new KeyFile(algorithm, pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(algorithm + " is part of every JDK", impossible);
    }
  }

  /**
   * Writes the private half, to be read by its owner alone.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is a file; it is left as it is
   */
  public void write(Path file) throws IOException {
    String text =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey.getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    WholeFile.ofOwner(file).create(WholeFile.Content.of(text));
  }

  /**
   * Reads a key.
   *
   * @throws IOException when the file cannot be read
   */
  public static KeyReading read(Path file) throws IOException {
    Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      return new Unusable("expected a private key in PEM (-----BEGIN PRIVATE KEY-----)");
    }
    return switch (pem.group(1)) {
      case "PRIVATE KEY" -> decoded(pem.group(2));
      case "RSA PRIVATE KEY" ->
          new Unusable(
              "an RSA key of the old form; convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out"
                  + " NEW");
      case "ENCRYPTED PRIVATE KEY" ->
          new Unusable("the key is under a password, and there is nobody to type it in");
      default -> new Unusable("expected a PRIVATE KEY, found a " + pem.group(1));
    };
  }

  private static KeyReading decoded(String base64) {
    try {
      return of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException cutShort) {
      return new Unusable("the key is damaged: it is not whole base64");
    }
  }

  private static KeyReading of(byte[] octets) {
    for (Algorithm algorithm : Algorithm.values()) {
      try {
        PrivateKey key =
            KeyFactory.getInstance(algorithm.javaName())
                .generatePrivate(new PKCS8EncodedKeySpec(octets));
        return judged(new KeyFile(algorithm, key, publicHalf(key)));
      } catch (GeneralSecurityException anotherKind) {
        // The next one is tried.
      }
    }
    return new Unusable("expected an RSA or Ed25519 key");
  }

  private static KeyReading judged(KeyFile file) {
    int bits = file.publicKey() instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
    if (bits > 0 && bits < SHORTEST_RSA) {
      return new Unusable("an RSA key of " + bits + " bits; 2048 are usual");
    }
    return file.ready()
        .filter(KeyFile::works)
        .<KeyReading>map(Usable::new)
        .orElseGet(() -> new Unusable("the key is damaged: it cannot sign"));
  }

  private Optional<KeyFile> ready() {
    try {
      return Optional.of(new KeyFile(algorithm, algorithm.ready(privateKey), publicKey));
    } catch (GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  private boolean works() {
    byte[] probe = algorithm.javaName().getBytes(StandardCharsets.US_ASCII);
    try {
      return algorithm.verify(publicKey, probe, algorithm.sign(privateKey, probe));
    } catch (GeneralSecurityException | IllegalStateException damaged) {
      return false;
    }
  }

  private static PublicKey publicHalf(PrivateKey key) throws GeneralSecurityException {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
    if (key instanceof EdECPrivateKey curve && curve.getBytes().isPresent()) {
      return ofSeed(curve.getBytes().get());
    }
    throw new InvalidKeyException("a key without its public half");
  }

  /** The JDK makes the public half of Ed25519 only when it makes both, from what it draws. */
  private static PublicKey ofSeed(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
    return generator.generateKeyPair().getPublic();
  }

  /** Draws what was drawn before. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  @Override
  public String toString() {
    return "KeyFile[" + algorithm + "]";
  }
}
