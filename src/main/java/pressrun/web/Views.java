package pressrun.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.render.MailGuise;

/** Which view of a message the page opens with; the page's script keeps them in its address. */
final class Views {
  private static final List<String> GUISES = List.of("plain", "no_images", "gmail", "outlook");

  private Views() {}

  static Map<String, Object> chosen(Context exchange) {
    return Map.of(
        "view",
            one(
                exchange,
                "view",
                List.of(
                    "html", "text", "source", "checks", "links", "clients", "articles", "compare")),
        "width", one(exchange, "width", List.of("600", "320", "375", "desktop")),
        "scheme", one(exchange, "scheme", List.of("auto", "light", "dark", "inverted")),
        "guise", one(exchange, "guise", GUISES));
  }

  static MailGuise guise(Context exchange) {
    return MailGuise.valueOf(one(exchange, "guise", GUISES).toUpperCase(Locale.ROOT));
  }

  private static String one(Context exchange, String name, List<String> values) {
    return Optional.ofNullable(exchange.queryParam(name))
        .filter(values::contains)
        .orElse(values.get(0));
  }
}
