package pressrun.dkim;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

/**
 * Amazon's Corretto crypto provider, which signs RSA about four times as fast as the JDK: used when
 * it stands on the class path and runs on this machine, else the JDK's own.
 */
final class Corretto {
  private static final String NAME =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String RSA = "SHA256withRSA";
  private static final Optional<Provider> PROVIDER = find();

  private Corretto() {}

  static Signature rsaSignature() throws GeneralSecurityException {
    return PROVIDER.isPresent()
        ? Signature.getInstance(RSA, PROVIDER.get())
        : Signature.getInstance(RSA);
  }

  /** Its native half may be of another kind of machine. */
  private static Optional<Provider> find() {
    try {
      Provider provider =
          Class.forName(NAME).asSubclass(Provider.class).getDeclaredConstructor().newInstance();
      Signature.getInstance(RSA, provider);
      return Optional.of(provider);
    } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
