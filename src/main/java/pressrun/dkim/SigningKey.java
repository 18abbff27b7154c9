package pressrun.dkim;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/**
 * What signs for a domain.
 *
 * @param domain in ASCII (RFC 3490), small letters
 * @param selector names the key among those of the domain, in the DNS
 * @param since editions frozen before it are signed with the key that was used before
 */
public record SigningKey(
    String domain,
    String selector,
    Instant since,
    Algorithm algorithm,
    PrivateKey privateKey,
    PublicKey publicKey) {

  /** Where the DNS holds its public half (RFC 6376, 3.6.2.1). */
  public String place() {
    return selector + "._domainkey." + domain;
  }

  public KeyRecord record() {
    return new KeyRecord(algorithm, publicKey);
  }

  @Override
  public String toString() {
    return "SigningKey[" + place() + "]";
  }
}
