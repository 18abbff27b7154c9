package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;

/** The key of senders that sign, and what signing costs alone. */
final class Signature {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final int TIMES = 1_000;

  private Signature() {}

  static Path key(Path folder) throws IOException {
    Path key = folder.resolve("proof.pem");
    KeyFile.generate(Algorithm.RSA).write(key);
    return key;
  }

  static String section(Path key) {
    return "signing:\n  - {domain: letters.example.net, selector: proof, key: " + key + "}\n";
  }

  /**
   * Digesting a body of this size and signing a digest, with the provider that Pressrun takes, on
   * all cores at the same time: two of them may be one that is shared.
   */
  static void tellBare(int octets) throws InterruptedException, GeneralSecurityException {
    Provider provider = provider();
    PrivateKey key =
        KeyFactory.getInstance("RSA", provider)
            .generatePrivate(
                new PKCS8EncodedKeySpec(KeyFile.generate(Algorithm.RSA).privateKey().getEncoded()));
    int cores = Runtime.getRuntime().availableProcessors();
    double[] rounds = new double[7];
    for (int round = 0; round < rounds.length; round++) {
      List<Thread> threads =
          Stream.generate(() -> new Thread(() -> sign(octets, key, provider))).limit(cores).toList();
      long begun = System.nanoTime();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      rounds[round] = (System.nanoTime() - begun) / 1_000.0 / TIMES;
    }
    Arrays.sort(rounds);
    System.out.printf(
        "%nsigning and digesting alone, %s: %,.0f us of a core%n", provider.getName(), rounds[3]);
  }

  private static void sign(int octets, PrivateKey key, Provider provider) {
    try {
      byte[] body = new byte[octets];
      for (int i = 0; i < TIMES; i++) {
        java.security.Signature signature =
            java.security.Signature.getInstance("SHA256withRSA", provider);
        signature.initSign(key);
        signature.update(MessageDigest.getInstance("SHA-256").digest(body));
        signature.sign();
      }
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
