package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.app.Pressrun;
import pressrun.delivery.Reach;
import pressrun.press.Draft;

/** What sending came to, for a machine. */
final class SendResults {
  static final String NOBODY = "nobody";

  private static final String RESULT = "result";
  private static final String EDITION = "edition";

  private final Pressrun pressrun;

  SendResults(Pressrun pressrun) {
    this.pressrun = pressrun;
  }

  Map<String, Object> wouldBe(Draft draft) {
    Map<String, Object> line = new LinkedHashMap<>();
    if (draft instanceof Draft.AlreadyRun before) {
      line.put(RESULT, "already-run");
      line.put(EDITION, before.edition().number());
    } else if (draft instanceof Draft.Ready ready) {
      Reach reach = pressrun.deliveries().reach(ready.composition().edition());
      line.put(RESULT, reach.recipients() == 0 ? NOBODY : "would-send");
      line.put(EDITION, ready.composition().edition().number());
      line.put("subject", ready.composition().edition().subject());
      line.put("articles", ready.composition().edition().selections().articles());
      line.put("recipients", reach.recipients());
      line.put("suppressed", reach.suppressed());
    } else {
      line.put(RESULT, "nothing-new");
    }
    return line;
  }
}
