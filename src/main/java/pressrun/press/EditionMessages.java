package pressrun.press;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pressrun.delivery.Claim;
import pressrun.delivery.MessageSource;
import pressrun.edition.Edition;
import pressrun.edition.EditionStore;
import pressrun.edition.Slot;
import pressrun.mail.Issue;
import pressrun.mail.Message;
import pressrun.mail.MessageMaker;
import pressrun.mail.MessageTemplate;
import pressrun.mail.Recipient;
import pressrun.render.Typeset;
import pressrun.render.TypesetStore;
import pressrun.selection.Cohort;

/**
 * The messages of frozen editions, made from what was frozen and nothing else: asked twice for the
 * same person, the same bytes. For all sending threads.
 */
public final class EditionMessages implements MessageSource {
  private static final int REMEMBERED = 8;

  private final EditionStore editions;
  private final TypesetStore typesets;
  private final MessageMaker maker;
  private final Links links;
  private final Map<Key, Prepared> prepared = new ConcurrentHashMap<>();

  /** Whom a message is for. */
  public record Reader(long subscriber, String address, String name) {}

  private record Key(long edition, String cohort) {}

  private record Prepared(String newsletter, URI baseUrl, MessageTemplate template) {}

  public EditionMessages(
      EditionStore editions, TypesetStore typesets, MessageMaker maker, Links links) {
    this.editions = editions;
    this.typesets = typesets;
    this.maker = maker;
    this.links = links;
  }

  @Override
  public Message make(Claim claim) {
    return fill(
        prepared(new Key(claim.edition(), claim.cohort())),
        claim.subscriber(),
        claim.address(),
        claim.name());
  }

  @Override
  public void forget(long edition) {
    prepared.keySet().removeIf(key -> key.edition() == edition);
  }

  /** The same for anybody of a cohort, of a frozen edition; none when it had none for her. */
  public Optional<Message> make(Edition edition, Cohort cohort, Reader reader) {
    return typesets.find(edition.id(), cohort.name()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            fill(
                prepared(new Key(edition.id(), cohort.name())),
                reader.subscriber(),
                reader.address(),
                reader.name()));
  }

  private Message fill(Prepared ready, long subscriber, String address, String name) {
    URI unsubscribe = links.unsubscribe(ready.baseUrl(), ready.newsletter(), subscriber);
    return ready.template().fill(new Recipient(subscriber, address, name, unsubscribe));
  }

  /** The same for an edition that is not frozen yet; only its date will differ. */
  public Message make(Composition composition, Typeset typeset, Reader reader) {
    Slot slot = composition.edition().slot();
    Issue issue =
        new Issue(
            slot.newsletter(),
            slot.cadence(),
            composition.edition().number(),
            slot.due(),
            composition.edition().masthead());
    URI base = composition.edition().masthead().baseUrl();
    URI unsubscribe = links.unsubscribe(base, slot.newsletter(), reader.subscriber());
    return maker.make(
        issue,
        typeset,
        new Recipient(reader.subscriber(), reader.address(), reader.name(), unsubscribe));
  }

  private Prepared prepared(Key key) {
    if (prepared.size() > REMEMBERED) {
      prepared.clear();
    }
    return prepared.computeIfAbsent(key, this::prepare);
  }

  private Prepared prepare(Key key) {
    Edition edition = editions.find(key.edition()).orElseThrow();
    Slot slot = edition.slot();
    Issue issue =
        new Issue(
            slot.newsletter(),
            slot.cadence(),
            edition.number(),
            edition.frozenAt(),
            edition.masthead());
    Typeset typeset = typesets.find(key.edition(), key.cohort()).orElseThrow();
    return new Prepared(
        slot.newsletter(), edition.masthead().baseUrl(), maker.prepare(issue, typeset));
  }
}
