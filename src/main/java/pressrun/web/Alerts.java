package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;

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
    return desk.alerts().open().stream()
        .map(
            alert ->
                Map.<String, Object>of(
                    "key", alert.key(),
                    "message", alert.message(),
                    "raised", Moments.shown(alert.raisedAt(), desk.clock().getZone())))
        .toList();
  }
}
