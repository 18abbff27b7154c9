package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code GET /alerts}: what stands open. */
final class Alerts implements Handler {
  private final OperatorDesk desk;
  private final OperatorPages pages;

  Alerts(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    pages.show(exchange, "alerts", Map.of("alerts", lines(desk)));
  }

  static List<Map<String, Object>> lines(OperatorDesk desk) {
    Stream<Map<String, Object>> unkept =
        desk.vitals().get().stream()
            .filter(vital -> vital.name().equals(Vital.STORAGE) && !vital.well())
            .map(
                vital ->
                    line(
                        vital.name(),
                        vital.detail(),
                        Moments.shown(desk.clock().instant(), desk.clock().getZone())));
    Stream<Map<String, Object>> kept =
        desk.alerts().open().stream()
            .map(
                alert ->
                    line(
                        alert.key(),
                        alert.message(),
                        Moments.shown(alert.raisedAt(), desk.clock().getZone())));
    return Stream.concat(unkept, kept).toList();
  }

  private static Map<String, Object> line(String key, String message, Map<String, Object> raised) {
    return Map.of("key", key, "message", message, "raised", raised);
  }
}
