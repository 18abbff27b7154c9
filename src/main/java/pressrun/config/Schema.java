package pressrun.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declared keys as JSON Schema (draft 7, which editors understand best): what an editor may
 * propose and underline. A number or a yes in quotes is read all the same, but underlined.
 */
public final class Schema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  /** A value that comes from the environment is not known before the program starts. */
  private static final String VARIABLE = "\\$\\{[A-Z][A-Z0-9_]*(:-[^}]*)?\\}";

  private Schema() {}

  /** Of {@code pressrun.yml}. */
  public static Map<String, Object> ofMainFile() {
    return file("Pressrun's own settings: pressrun.yml", MainFile.KEYS);
  }

  /** Of a file in {@code newsletters/}. */
  public static Map<String, Object> ofNewsletterFile() {
    return file("A newsletter of Pressrun: newsletters/NAME.yml", NewsletterFile.KEYS);
  }

  private static Map<String, Object> file(String title, List<Key> keys) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", title);
    schema.putAll(section(keys));
    return schema;
  }

  private static Map<String, Object> section(List<Key> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : keys) {
      properties.put(key.name(), value(key));
      if (key.kind() == Key.Kind.SECRET) {
        String words = "A file that holds " + key.name() + ", instead of " + key.name() + ".";
        properties.put(key.name() + "_file", described(words, Map.of("type", "string")));
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    List<String> required = names(keys, Key.Presence.REQUIRED);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    List<String> alternatives = names(keys, Key.Presence.ALTERNATIVE);
    if (!alternatives.isEmpty()) {
      schema.put(
          "oneOf", alternatives.stream().map(name -> Map.of("required", List.of(name))).toList());
    }
    return schema;
  }

  private static List<String> names(List<Key> keys, Key.Presence presence) {
    return keys.stream().filter(key -> key.presence() == presence).map(Key::name).toList();
  }

  private static Map<String, Object> value(Key key) {
    Map<String, Object> schema = new LinkedHashMap<>(described(key.description(), type(key)));
    if (!key.standard().isEmpty()) {
      schema.put("default", standard(key));
    }
    return schema;
  }

  private static Map<String, Object> described(String description, Map<String, Object> type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", description);
    schema.putAll(type);
    return schema;
  }

  private static Object standard(Key key) {
    return switch (key.kind()) {
      case NUMBER -> Integer.valueOf(key.standard());
      case YES_NO -> Boolean.valueOf(key.standard());
      default -> key.standard();
    };
  }

  private static Map<String, Object> type(Key key) {
    return switch (key.kind()) {
      case TEXT -> scalar();
      case SECRET, FILE, ADDRESS -> Map.of("type", "string");
      case URL -> pattern("https?://.+");
      case DURATION -> pattern("\\s*" + Values.DURATION_WORDS + "\\s*");
      case CHOICE ->
          either(Map.of("enum", key.choices()), pattern(String.join("|", key.choices())));
      case YES_NO -> either(Map.of("type", "boolean"), variable());
      case NUMBER -> either(number(key.range()), variable());
      case LIST -> either(ordered("type", "array", "items", scalar()), scalar());
      case SECTION -> section(key.inner());
      case SECTIONS -> ordered("type", "array", "items", section(key.inner()));
    };
  }

  private static Map<String, Object> variable() {
    return ordered("type", "string", "pattern", VARIABLE);
  }

  private static Map<String, Object> scalar() {
    return Map.of("type", List.of("string", "number", "boolean"));
  }

  private static Map<String, Object> number(Key.Range range) {
    Map<String, Object> schema = ordered("type", "integer", "minimum", range.least());
    schema.put("maximum", range.most());
    return schema;
  }

  private static Map<String, Object> pattern(String words) {
    return ordered("type", "string", "pattern", "^(" + words + ")$|" + VARIABLE);
  }

  private static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
    return Map.of("anyOf", List.of(one, other));
  }

  private static Map<String, Object> ordered(
      String key, Object value, String second, Object secondValue) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(key, value);
    schema.put(second, secondValue);
    return schema;
  }
}
