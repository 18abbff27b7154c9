package pressrun.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

/** One edition as lists of the operator's site show it. */
final class EditionLine {
  private EditionLine() {}

  static Map<String, Object> of(OperatorDesk desk, Edition edition) {
    ZoneId zone =
        desk.catalogue()
            .find(edition.slot().newsletter())
            .map(Newsletter::zone)
            .orElse(desk.clock().getZone());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", edition.id());
    line.put("newsletter", edition.slot().newsletter());
    line.put("title", edition.masthead().title());
    line.put("number", edition.number());
    line.put("subject", edition.subject());
    line.put("state", edition.state().name());
    line.put("due", Moments.shown(edition.slot().due(), zone));
    line.put("frozen", Moments.shown(edition.frozenAt(), zone));
    line.put("tally", TallyModel.of(desk.deliveries().tally(edition.id())));
    return line;
  }
}
