package pressrun.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pressrun.edition.Slot;
import pressrun.inbox.Inbox;
import pressrun.mail.Message;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.press.Composition;
import pressrun.press.EditionMessages;
import pressrun.render.Typeset;
import pressrun.selection.Selections;
import pressrun.smtp.ConnectResult;
import pressrun.smtp.Dialer;
import pressrun.smtp.Outcome;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpConnection;

/**
 * Sends one marked copy of what would go out now, outside the ledger; uses nothing up. For one
 * thread.
 */
public final class TestSending {
  private static final String MARK = "[Test] ";

  private final Pressrun pressrun;
  private long nobody;

  public TestSending(Pressrun pressrun) {
    this.pressrun = pressrun;
  }

  /** Why a copy was not taken; none when it was. */
  public Optional<String> trouble(Newsletter newsletter, String address) {
    return send(newsletter, address)
        .map(TestSending::words)
        .orElse(Optional.of("nothing is new, so there is nothing to show"));
  }

  /** Why a copy was not taken; none when it was. */
  public static Optional<String> words(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted) {
      return Optional.empty();
    }
    if (outcome instanceof Outcome.Refused refused) {
      return Optional.of(refused.reply().code() + " " + refused.reply().text());
    }
    if (outcome instanceof Outcome.Deferred deferred) {
      return Optional.of(deferred.reply().code() + " " + deferred.reply().text());
    }
    return Optional.of(
        outcome instanceof Outcome.Unattempted unattempted
            ? unattempted.why()
            : "nobody knows whether it arrived");
  }

  /** None when there is nothing new to show. */
  public Optional<Outcome> send(Newsletter newsletter, String address) {
    Cadence cadence = newsletter.cadence();
    Selections selections =
        pressrun.composer().select(newsletter, cadence, pressrun.clock().instant());
    if (selections.isEmpty()) {
      return Optional.empty();
    }
    Slot slot = pressrun.chooser().choose(newsletter, cadence, Optional.empty());
    Composition composition = pressrun.composer().compose(newsletter, slot, selections);
    // Nobody has such a number, and each copy has another: one Message-ID twice would be shown
    // once.
    nobody = Math.min(nobody - 1, -pressrun.clock().millis());
    EditionMessages.Reader reader = new EditionMessages.Reader(nobody, address, "");
    return Optional.of(
        hand(pressrun.messages().make(composition, marked(composition.first()), reader)));
  }

  private static Typeset marked(Typeset plain) {
    return new Typeset(
        plain.cohort(),
        plain.language(),
        MARK + plain.subject(),
        plain.html(),
        plain.text(),
        plain.slotMark());
  }

  private Outcome hand(Message message) {
    if (!pressrun.settings().relays().isEmpty()) {
      return hand(message, pressrun.settings().relays().get(0));
    }
    try (Inbox inbox = Dispatch.inbox(pressrun, 0)) {
      return hand(message, Dispatch.toInbox(inbox));
    }
  }

  private Outcome hand(Message message, RelaySettings relay) {
    try (Dialer dialer = new Dialer(pressrun.settings().delivery().limits())) {
      return hand(message, dialer.open(relay));
    }
  }

  private static Outcome hand(Message message, ConnectResult result) {
    if (result instanceof ConnectResult.Failed failed) {
      return failed.why();
    }
    try (SmtpConnection connection = ((ConnectResult.Connected) result).connection()) {
      return connection.send(message, () -> CompletableFuture.completedFuture(true));
    }
  }
}
