package pressrun.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Tally;

/** A tally as a page shows it: a bar of a hundred parts, and the counts that are not zero. */
final class TallyModel {
  private TallyModel() {}

  static Map<String, Object> of(Tally tally) {
    long sent = tally.of(DeliveryState.SENT);
    long failed = tally.of(DeliveryState.FAILED) + tally.of(DeliveryState.EXPIRED);
    long held = tally.of(DeliveryState.HELD);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("planned", tally.planned());
    model.put("sent", sent);
    model.put("open", tally.open());
    model.put("failed", failed + held);
    model.put("bar", bar(tally, sent, failed + held));
    model.put("counts", counts(tally));
    return model;
  }

  private static List<Map<String, Object>> bar(Tally tally, long sent, long failed) {
    double whole = Math.max(1, tally.planned());
    List<Map<String, Object>> parts = new ArrayList<>();
    double sentWidth = 100 * sent / whole;
    double failedWidth = 100 * failed / whole;
    parts.add(part("sent", 0, sentWidth));
    parts.add(part("failed", sentWidth, failedWidth));
    parts.add(part("open", sentWidth + failedWidth, 100 * tally.open() / whole));
    return parts;
  }

  private static Map<String, Object> part(String kind, double start, double width) {
    return Map.of("kind", kind, "start", decimal(start), "width", decimal(width));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static List<Map<String, Object>> counts(Tally tally) {
    List<Map<String, Object>> counts = new ArrayList<>();
    for (DeliveryState state : DeliveryState.values()) {
      if (tally.of(state) > 0) {
        counts.add(Map.of("state", state.name(), "count", tally.of(state)));
      }
    }
    return counts;
  }
}
