package pressrun.config;

import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages, as BCP 47 writes them: {@code en}, {@code pt-BR}, {@code zh-Hant}. */
final class LanguageKey {
  /** Those that have fixed words. */
  static final List<String> SHIPPED =
      List.of("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "zh", "zh-Hant");

  private LanguageKey() {}

  static Locale read(Section section, Values values, String key) {
    String written = values.textOrStandard(section, key).strip();
    Optional<Locale> language = find(written);
    if (language.isEmpty()) {
      section.problem(key, expected(written, " (fixed words are shipped for " + shipped() + ")"));
    }
    return language.orElse(Locale.ENGLISH);
  }

  /** Notes those of a list that are none. */
  static List<String> list(Section section, String key) {
    List<String> written = section.texts(key);
    written.stream()
        .filter(code -> find(code).isEmpty())
        .forEach(code -> section.problem(key, expected(code, "")));
    return written;
  }

  static String shipped() {
    int last = SHIPPED.size() - 1;
    return String.join(", ", SHIPPED.subList(0, last)) + " and " + SHIPPED.get(last);
  }

  private static Optional<Locale> find(String written) {
    try {
      Locale language = new Locale.Builder().setLanguageTag(written).build();
      return isOne(language.getLanguage()) ? Optional.of(language) : Optional.empty();
    } catch (IllformedLocaleException wrong) {
      return Optional.empty();
    }
  }

  /**
   * Java has no list of the codes of three letters; BCP 47 allows those that have no shorter one.
   */
  private static boolean isOne(String code) {
    return code.length() == 2
        ? !Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH).equals(code)
        : code.length() == 3 && !shorter().containsKey(code);
  }

  private static String expected(String written, String more) {
    return "expected a language code such as en, ko or pt-BR"
        + more
        + ", found \""
        + written
        + "\""
        + meant(written).map(code -> "; did you mean \"" + code + "\"?").orElse("");
  }

  private static Optional<String> meant(String written) {
    String hyphens = written.replace('_', '-');
    if (find(hyphens).isPresent()) {
      return Optional.of(hyphens);
    }
    Map<String, String> names = names();
    return Optional.ofNullable(shorter().get(written))
        .or(() -> NearestWord.of(written, names.keySet()).map(names::get))
        .filter(code -> written.length() > 2); // Every name of two letters is near to these.
  }

  /** The codes of two letters by those of three. */
  private static Map<String, String> shorter() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.putIfAbsent(Locale.forLanguageTag(code).getISO3Language(), code);
    }
    return codes;
  }

  /** The codes by what the languages are called, in English and, of the shipped, in themselves. */
  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String code : SHIPPED) {
      Locale language = Locale.forLanguageTag(code);
      names.putIfAbsent(language.getDisplayLanguage(language), code);
    }
    for (String code : Locale.getISOLanguages()) {
      names.putIfAbsent(Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH), code);
    }
    return names;
  }
}
