package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
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

  /** With how many are still to get earlier editions, where there are such. */
  Map<String, Object> wouldBe(Draft draft, long unfinished) {
    Map<String, Object> line = new LinkedHashMap<>();
    if (draft instanceof Draft.AlreadyRun before) {
      line.put(RESULT, "already-run");
      line.put(EDITION, before.edition().number());
    } else if (draft instanceof Draft.Ready ready) {
      Reach reach = pressrun.deliveries().reach(ready.composition().edition());
      List<String> objections = pressrun.freezer().objections(ready.composition());
      line.put(RESULT, foreseen(reach, objections));
      line.put(EDITION, ready.composition().edition().number());
      line.put("subject", ready.composition().edition().subject());
      line.put("articles", ready.composition().edition().selections().articles());
      line.put("recipients", reach.recipients());
      line.put("suppressed", reach.suppressed());
      if (!objections.isEmpty()) {
        line.put("reasons", objections);
      }
    } else {
      line.put(RESULT, "nothing-new");
    }
    if (unfinished > 0) {
      line.put("unfinished", unfinished);
    }
    return line;
  }

  private static String foreseen(Reach reach, List<String> objections) {
    if (reach.recipients() == 0) {
      return NOBODY;
    }
    return objections.isEmpty() ? "would-send" : "would-be-refused";
  }
}
