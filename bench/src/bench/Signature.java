package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;

/** The key of senders that sign, and what signing costs alone. */
final class Signature {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final int TIMES = 400;

  private Signature() {}

  static Path key(Path folder) throws IOException {
    Path key = folder.resolve("proof.pem");
    KeyFile.generate(Algorithm.RSA).write(key);
    return key;
  }

  static String section(Path key) {
    return "signing:\n  - {domain: letters.example.net, selector: proof, key: " + key + "}\n";
  }

  /** Digesting a body of this size and signing a digest, with the provider that Pressrun takes. */
  static void tellBare(int octets) {
    try {
      Provider provider = provider();
      PrivateKey key = KeyFile.generate(Algorithm.RSA).privateKey();
      byte[] body = new byte[octets];
      double[] rounds = new double[7];
      for (int round = 0; round < rounds.length; round++) {
        long begun = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
          java.security.Signature signature =
              java.security.Signature.getInstance("SHA256withRSA", provider);
          signature.initSign(key);
          signature.update(MessageDigest.getInstance("SHA-256").digest(body));
          signature.sign();
        }
        rounds[round] = (System.nanoTime() - begun) / 1_000.0 / TIMES;
      }
      Arrays.sort(rounds);
      System.out.printf(
          "%nsigning and digesting alone, %s: %,.0f us%n", provider.getName(), rounds[3]);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Provider provider() {
    try {
      return Class.forName(CORRETTO)
          .asSubclass(Provider.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError absent) {
      return Security.getProvider("SunRsaSign");
    }
  }
}
