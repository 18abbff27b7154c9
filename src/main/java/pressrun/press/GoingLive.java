package pressrun.press;

import java.util.List;
import pressrun.audience.AudienceStore;
import pressrun.audience.MadeUp;
import pressrun.newsletter.Newsletter;

/**
 * Keeps the sample from being mailed by mistake: made-up people are only for the built-in inbox.
 */
public final class GoingLive {
  private final AudienceStore audience;
  private final boolean live;

  private GoingLive(AudienceStore audience, boolean live) {
    this.audience = audience;
    this.live = live;
  }

  /** For a relay that hands mail to the world. */
  public static GoingLive throughRelays(AudienceStore audience) {
    return new GoingLive(audience, true);
  }

  /** For the built-in inbox, where nothing leaves the machine. */
  public static GoingLive intoInbox(AudienceStore audience) {
    return new GoingLive(audience, false);
  }

  /** Reasons not to send; none: it may go out. */
  List<String> objections(Newsletter newsletter) {
    if (!live) {
      return List.of();
    }
    return audience.madeUp(newsletter.name()).map(MadeUp.Found::warning).stream().toList();
  }
}
