package pressrun.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Shows a page of the operator's site in its frame. */
final class OperatorPages {
  private final OperatorDesk desk;

  OperatorPages(OperatorDesk desk) {
    this.desk = desk;
  }

  void show(Context exchange, String page, Map<String, Object> values) {
    Map<String, Object> model = new HashMap<>(values);
    model.put("alertCount", Alerts.lines(desk).size());
    exchange.html(desk.templates().fill("operator/" + page + ".ftlh", model));
  }
}
