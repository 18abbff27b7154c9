package pressrun.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which view of a message the page opens with; the page's script keeps them in its address. */
final class Views {
  private Views() {}

  static Map<String, Object> chosen(Context exchange) {
    return Map.of(
        "view", one(exchange, "view", List.of("html", "text", "source")),
        "width", one(exchange, "width", List.of("600", "320", "desktop")),
        "scheme", one(exchange, "scheme", List.of("auto", "light", "dark")));
  }

  private static String one(Context exchange, String name, List<String> values) {
    return Optional.ofNullable(exchange.queryParam(name))
        .filter(values::contains)
        .orElse(values.get(0));
  }
}
