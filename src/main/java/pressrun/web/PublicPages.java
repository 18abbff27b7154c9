package pressrun.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.render.FixedWords;
import pressrun.render.Templates;

/** Shows a public page in the reader's language. */
final class PublicPages {
  private final Templates templates;

  PublicPages(Templates templates) {
    this.templates = templates;
  }

  void show(Context exchange, String page, Locale language, Map<String, Object> values) {
    Map<String, Object> model = new HashMap<>(values);
    model.put("words", templates.words(language));
    model.put("language", language.toLanguageTag());
    model.put("direction", FixedWords.direction(language));
    exchange.html(templates.fill("pages/" + page + ".ftlh", model));
  }

  /** What a link that we did not make leads to. */
  void unknown(Context exchange) {
    String kind = exchange.path().startsWith("/u/") ? "unsubscribe" : "archive";
    show(exchange, "unknown", asked(exchange), Map.of("kind", kind));
  }

  /** The language that the browser asks for first. */
  private static Locale asked(Context exchange) {
    try {
      String header = Optional.ofNullable(exchange.header("Accept-Language")).orElse("en");
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      Locale language = Locale.forLanguageTag(ranges.get(0).getRange());
      return language.getLanguage().isEmpty() ? Locale.ENGLISH : language;
    } catch (IllegalArgumentException nonsense) {
      return Locale.ENGLISH;
    }
  }
}
