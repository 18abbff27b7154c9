package pressrun.preview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import pressrun.audience.AudienceStore;
import pressrun.audience.Preference;
import pressrun.audience.Subscriber;
import pressrun.edition.Edition;
import pressrun.edition.EditionStore;
import pressrun.edition.Slot;
import pressrun.edition.SlotChooser;
import pressrun.mail.Message;
import pressrun.mail.ParsedMessage;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.press.Composer;
import pressrun.press.Composition;
import pressrun.press.EditionMessages;
import pressrun.preview.PreviewOutcome.Stage;
import pressrun.render.TemplateFault;
import pressrun.render.Typeset;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.selection.Selections;

/**
 * Makes the message that one subscriber would get, or has got, by the calls that sending makes, and
 * reads it back from its bytes; writes nothing.
 */
public final class Previewer {
  private static final Subscriber MADE_UP =
      new Subscriber(0, "reader@example.org", "A. Reader", Optional.<Locale>empty());

  /** Who looks, and which mail is hers. */
  private record Onlooker(Subscriber person, Cadence cadence, Cohort cohort) {
    EditionMessages.Reader reader() {
      return new EditionMessages.Reader(person.id(), person.address(), person.name());
    }
  }

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
    Optional<Onlooker> onlooker = onlooker(request);
    if (onlooker.isEmpty()) {
      return new PreviewOutcome.UnknownSubscriber(request.as().orElse(""));
    }
    Slot slot = slot(request, onlooker.get());
    Optional<Edition> frozen = editions.find(slot);
    try {
      return frozen.isPresent()
          ? frozen(frozen.get(), onlooker.get())
          : composed(request, slot, onlooker.get());
    } catch (TemplateFault fault) {
      return new PreviewOutcome.Faulty(fault);
    }
  }

  /** The edition that went out last; none when there is none yet, or the reader is unknown. */
  public Optional<PreviewOutcome> latest(PreviewRequest request) {
    return onlooker(request)
        .flatMap(
            onlooker ->
                editions
                    .latest(request.newsletter().name(), onlooker.cadence().name())
                    .map(edition -> frozen(edition, onlooker)));
  }

  /** The edition before one that is shown, for the same reader; none before the first. */
  public Optional<PreviewOutcome.Shown> before(PreviewRequest request, PreviewOutcome.Shown shown) {
    Slot slot = shown.slot();
    return editions
        .find(slot.newsletter(), slot.cadence(), shown.number() - 1)
        .flatMap(edition -> onlooker(request).flatMap(onlooker -> sent(edition, onlooker)));
  }

  /** A person is shown what is hers, unless another cadence is asked for. */
  private Optional<Onlooker> onlooker(PreviewRequest request) {
    Newsletter newsletter = request.newsletter();
    Optional<Cadence> asked = request.cadence().flatMap(newsletter::cadence);
    if (request.as().isEmpty()) {
      Cadence cadence = asked.orElseGet(newsletter::cadence);
      return Optional.of(new Onlooker(MADE_UP, cadence, Cohort.EVERYBODY));
    }
    return audience
        .find(request.as().get())
        .map(
            person -> {
              Preference preference = audience.preference(newsletter.name(), person.id());
              Cadence own = newsletter.cadence(preference.cadence()).orElseGet(newsletter::cadence);
              return new Onlooker(person, asked.orElse(own), preference.cohort());
            });
  }

  private Slot slot(PreviewRequest request, Onlooker onlooker) {
    Newsletter newsletter = request.newsletter();
    return slots.choose(
        newsletter,
        onlooker.cadence(),
        request.at().map(at -> LocalDateTime.ofInstant(at, newsletter.zone())));
  }

  private PreviewOutcome frozen(Edition edition, Onlooker onlooker) {
    Optional<PreviewOutcome.Shown> sent = sent(edition, onlooker);
    return sent.isPresent() ? sent.get() : nothing(Selection.NOTHING, onlooker);
  }

  /** None when the edition has no mail for the reader's cohort. */
  private Optional<PreviewOutcome.Shown> sent(Edition edition, Onlooker onlooker) {
    return messages
        .make(edition, onlooker.cohort(), onlooker.reader())
        .map(
            message ->
                shown(edition.slot(), edition.number(), Stage.FROZEN, message, Optional.empty()));
  }

  private PreviewOutcome composed(PreviewRequest request, Slot slot, Onlooker onlooker) {
    Instant moment = request.at().orElseGet(clock::instant);
    Selections selections = composer.select(request.newsletter(), onlooker.cadence(), moment);
    Selection own = selections.of(onlooker.cohort());
    if (own.size() == 0) {
      return nothing(own, onlooker);
    }
    Composition composition = composer.compose(request.newsletter(), slot, selections);
    Typeset typeset = composition.typeset(onlooker.cohort()).orElseThrow();
    Message message = messages.make(composition, typeset, onlooker.reader());
    return shown(slot, composition.edition().number(), Stage.COMPOSED, message, Optional.of(own));
  }

  private static PreviewOutcome nothing(Selection selection, Onlooker onlooker) {
    return new PreviewOutcome.NothingNew(selection, onlooker.cadence().rules().minArticles());
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
