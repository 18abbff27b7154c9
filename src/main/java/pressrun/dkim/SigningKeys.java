package pressrun.dkim;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that were declared; which of them sign follows from the sender and the date alone. */
public record SigningKeys(List<SigningKey> all) implements PublishedKeys {

  public SigningKeys {
    all = List.copyOf(all);
  }

  /**
   * At most one of each algorithm, and none without RSA: of the sender's domain, else of the
   * nearest one above it, the latest that was in use at that time. The same edition is so signed
   * alike after the next key was declared.
   */
  public List<SigningKey> of(String senderDomain, Instant frozen) {
    Optional<SigningKey> second = latest(senderDomain, Algorithm.ED25519, frozen);
    return latest(senderDomain, Algorithm.RSA, frozen).stream()
        .flatMap(first -> Stream.concat(Stream.of(first), second.stream()))
        .toList();
  }

  /** Whether anything will ever sign for a sender. */
  public boolean covers(String senderDomain) {
    return !of(senderDomain, Instant.MAX).isEmpty();
  }

  /** From when on something signs for a sender; none when nothing ever will. */
  public Optional<Instant> firstOf(String senderDomain) {
    return all.stream()
        .filter(key -> key.algorithm() == Algorithm.RSA)
        .filter(key -> !of(senderDomain, key.since()).isEmpty())
        .map(SigningKey::since)
        .min(Comparator.naturalOrder());
  }

  private Optional<SigningKey> latest(String sender, Algorithm algorithm, Instant frozen) {
    return all.stream()
        .filter(key -> key.algorithm() == algorithm && !key.since().isAfter(frozen))
        .filter(key -> sender.equals(key.domain()) || sender.endsWith("." + key.domain()))
        .max(
            Comparator.<SigningKey>comparingInt(key -> key.domain().length())
                .thenComparing(SigningKey::since));
  }

  /** What the DNS should hold; no record for a key of somebody else. */
  @Override
  public Answer at(String place) {
    return new Answer.Records(
        all.stream()
            .filter(key -> key.place().equals(place))
            .map(key -> key.record().text())
            .toList());
  }
}
