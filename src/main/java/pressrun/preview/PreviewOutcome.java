package pressrun.preview;

import java.util.Optional;
import pressrun.edition.Slot;
import pressrun.mail.Message;
import pressrun.render.TemplateFault;
import pressrun.selection.Selection;

/** What a preview shows; making one writes nothing. */
public sealed interface PreviewOutcome {

  /**
   * The very message.
   *
   * @param html the HTML part, filled in
   * @param text the text part, filled in
   * @param selection why each candidate is in or out; none of what is frozen
   */
  record Shown(
      Slot slot,
      int number,
      Stage stage,
      String subject,
      String html,
      String text,
      Message message,
      Optional<Selection> selection)
      implements PreviewOutcome {}

  /** Too little is new: a send would write to nobody. */
  record NothingNew(Selection selection, int minimum) implements PreviewOutcome {}

  /** A template is wrong. */
  record Faulty(TemplateFault fault) implements PreviewOutcome {}

  /** The address asked for is no subscriber's. */
  record UnknownSubscriber(String address) implements PreviewOutcome {}

  /** Whether what is shown can still change. */
  enum Stage {
    COMPOSED,
    FROZEN
  }
}
