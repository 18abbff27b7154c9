package pressrun.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

/**
 * Amazon's Corretto crypto provider, which signs RSA about three times as fast as the JDK: used
 * when it stands on the class path and runs on this machine, else the JDK's own.
 */
final class Corretto {
  private static final String NAME =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String KEYS = "RSA";
  private static final String SIGNATURES = "SHA256withRSA";
  private static final Optional<Provider> PROVIDER = find();

  private Corretto() {}

  static Signature rsaSignature() throws GeneralSecurityException {
    return PROVIDER.isPresent()
        ? Signature.getInstance(SIGNATURES, PROVIDER.get())
        : Signature.getInstance(SIGNATURES);
  }

  /** The same key of its own kind: another's it would take apart anew for each signature. */
  static PrivateKey rsaKey(PrivateKey key) throws GeneralSecurityException {
    return PROVIDER.isPresent()
        ? (PrivateKey) KeyFactory.getInstance(KEYS, PROVIDER.get()).translateKey(key)
        : key;
  }

  /** Its native half may be of another kind of machine. */
  private static Optional<Provider> find() {
    try {
      Provider provider =
          Class.forName(NAME).asSubclass(Provider.class).getDeclaredConstructor().newInstance();
      Signature.getInstance(SIGNATURES, provider);
      KeyFactory.getInstance(KEYS, provider);
      return Optional.of(provider);
    } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
