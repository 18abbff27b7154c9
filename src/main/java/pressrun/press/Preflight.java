package pressrun.press;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pressrun.database.Reason;
import pressrun.mail.Message;
import pressrun.render.Typeset;
import pressrun.smtp.UnsendableMessage;

/**
 * Finds what would stop every message of an edition, before the edition is frozen and its articles
 * are used up. Writes nothing.
 */
public final class Preflight {
  /** Stands for all: a message that fails for this reader fails for everybody. */
  private static final EditionMessages.Reader ANYBODY =
      new EditionMessages.Reader(0, "reader@example.org", "Reader");

  private final GoingLive goingLive;
  private final EditionMessages messages;

  public Preflight(GoingLive goingLive, EditionMessages messages) {
    this.goingLive = goingLive;
    this.messages = messages;
  }

  /** Returns the reasons not to send; nothing when the edition may go out. */
  List<String> objections(Composition composition) {
    List<String> objections = new ArrayList<>(goingLive.objections(composition.newsletter()));
    composition.renderings().values().stream()
        .flatMap(rendering -> objection(composition, rendering.typeset()).stream())
        .distinct()
        .forEach(objections::add);
    return objections;
  }

  private Optional<String> objection(Composition composition, Typeset typeset) {
    return unmakeable(composition, typeset)
        .map(why -> "no message can be made, for any reader: " + why);
  }

  private Optional<String> unmakeable(Composition composition, Typeset typeset) {
    try {
      Message message = messages.make(composition, typeset, ANYBODY);
      return UnsendableMessage.objection(message);
    } catch (RuntimeException fault) {
      if (Reason.isDatabase(fault)) {
        throw fault;
      }
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }
}
