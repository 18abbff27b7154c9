package pressrun.preview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import pressrun.audience.AudienceStore;
import pressrun.audience.Subscriber;
import pressrun.edition.Edition;
import pressrun.edition.EditionStore;
import pressrun.edition.Slot;
import pressrun.edition.SlotChooser;
import pressrun.mail.Message;
import pressrun.mail.ParsedMessage;
import pressrun.newsletter.Newsletter;
import pressrun.press.Composer;
import pressrun.press.Composition;
import pressrun.press.EditionMessages;
import pressrun.preview.PreviewOutcome.Stage;
import pressrun.render.TemplateFault;
import pressrun.selection.Selection;

/**
 * Makes the message that one subscriber would get, or has got, by the calls that sending makes, and
 * reads it back from its bytes; writes nothing.
 */
public final class Previewer {
  private static final Subscriber MADE_UP =
      new Subscriber(0, "reader@example.org", "A. Reader", Optional.<Locale>empty());

  private final AudienceStore audience;
  private final EditionStore editions;
  private final SlotChooser slots;
  private final Composer composer;
  private final EditionMessages messages;
  private final Clock clock;

  public Previewer(
      AudienceStore audience,
      EditionStore editions,
      SlotChooser slots,
      Composer composer,
      EditionMessages messages,
      Clock clock) {
    this.audience = audience;
    this.editions = editions;
    this.slots = slots;
    this.composer = composer;
    this.messages = messages;
    this.clock = clock;
  }

  public PreviewOutcome preview(PreviewRequest request) {
    Optional<Subscriber> reader = reader(request);
    if (reader.isEmpty()) {
      return new PreviewOutcome.UnknownSubscriber(request.as().orElse(""));
    }
    Slot slot = slot(request);
    Optional<Edition> frozen = editions.find(slot);
    try {
      return frozen.isPresent()
          ? frozen(frozen.get(), reader.get())
          : composed(request, slot, reader.get());
    } catch (TemplateFault fault) {
      return new PreviewOutcome.Faulty(fault);
    }
  }

  /** The edition that went out last; none when there is none yet, or the reader is unknown. */
  public Optional<PreviewOutcome> latest(PreviewRequest request) {
    return editions
        .latest(request.newsletter().name())
        .flatMap(edition -> reader(request).map(reader -> frozen(edition, reader)));
  }

  /** The edition before one that is shown, for the same reader; none before the first. */
  public Optional<PreviewOutcome.Shown> before(PreviewRequest request, PreviewOutcome.Shown shown) {
    Slot slot = shown.slot();
    return editions
        .find(slot.newsletter(), slot.cadence(), shown.number() - 1)
        .flatMap(edition -> reader(request).map(reader -> frozen(edition, reader)));
  }

  private Optional<Subscriber> reader(PreviewRequest request) {
    return request.as().isPresent() ? audience.find(request.as().get()) : Optional.of(MADE_UP);
  }

  private Slot slot(PreviewRequest request) {
    Newsletter newsletter = request.newsletter();
    return slots.choose(
        newsletter, request.at().map(at -> LocalDateTime.ofInstant(at, newsletter.zone())));
  }

  private PreviewOutcome.Shown frozen(Edition edition, Subscriber reader) {
    Message message = messages.make(edition, reader.id(), reader.address(), reader.name());
    return shown(edition.slot(), edition.number(), Stage.FROZEN, message, Optional.empty());
  }

  private PreviewOutcome composed(PreviewRequest request, Slot slot, Subscriber reader) {
    Instant moment = request.at().orElseGet(clock::instant);
    Selection selection = composer.select(request.newsletter(), moment);
    if (selection.size() == 0) {
      int minimum = request.newsletter().rules().minArticles();
      return new PreviewOutcome.NothingNew(selection, minimum);
    }
    Composition composition = composer.compose(request.newsletter(), slot, selection);
    Message message = messages.make(composition, reader.id(), reader.address(), reader.name());
    return shown(
        slot, composition.edition().number(), Stage.COMPOSED, message, Optional.of(selection));
  }

  private static PreviewOutcome.Shown shown(
      Slot slot, int number, Stage stage, Message message, Optional<Selection> selection) {
    ParsedMessage parsed = ParsedMessage.parse(message.bytes());
    return new PreviewOutcome.Shown(
        slot,
        number,
        stage,
        parsed.subject(),
        parsed.html().orElse(""),
        parsed.text().orElse(""),
        message,
        selection);
  }
}
