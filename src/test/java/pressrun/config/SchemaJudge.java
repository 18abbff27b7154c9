package pressrun.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of a JSON Schema validator as {@link Schema} uses; unknown words of a schema are a bug.
 */
final class SchemaJudge {
  private final List<String> problems = new ArrayList<>();

  private SchemaJudge() {}

  static List<String> problems(Map<String, Object> schema, @Nullable Object value) {
    SchemaJudge judge = new SchemaJudge();
    judge.judge("", schema, value);
    return judge.problems;
  }

  private void judge(String path, Map<String, Object> schema, @Nullable Object value) {
    if (schema.containsKey("type")
        && types(schema.get("type")).stream().noneMatch(type -> is(type, value))) {
      problems.add(path + ": other type expected");
      return;
    }
    for (Map.Entry<String, Object> rule : schema.entrySet()) {
      switch (rule.getKey()) {
        case "properties" -> members(path, map(rule.getValue()), map(value));
        case "required" -> required(path, rule.getValue(), map(value));
        case "items" -> list(value).forEach(item -> judge(path + "[]", map(rule.getValue()), item));
        case "pattern" -> {
          if (!Pattern.compile((String) rule.getValue()).matcher(String.valueOf(value)).find()) {
            problems.add(path + ": other text expected");
          }
        }
        case "enum" -> test(path, "is no choice", list(rule.getValue()).contains(value));
        case "minimum" -> test(path, "too small", number(value) >= number(rule.getValue()));
        case "maximum" -> test(path, "too large", number(value) <= number(rule.getValue()));
        case "anyOf" -> test(path, "fits none", fitting(rule.getValue(), value) > 0);
        case "oneOf" -> test(path, "fits none or several", fitting(rule.getValue(), value) == 1);
        case "type", "additionalProperties", "description", "default", "$schema", "title" -> {}
        default -> throw new IllegalStateException("unknown word " + rule.getKey());
      }
    }
  }

  private void members(String path, Map<String, Object> properties, Map<String, Object> value) {
    value.forEach(
        (name, member) -> {
          String inner = path.isEmpty() ? name : path + "." + name;
          if (properties.containsKey(name)) {
            judge(inner, map(properties.get(name)), member);
          } else {
            problems.add(inner + ": not a key");
          }
        });
  }

  private void required(String path, Object names, Map<String, Object> value) {
    list(names).stream()
        .filter(name -> !value.containsKey((String) name))
        .forEach(name -> problems.add((path.isEmpty() ? "" : path + ".") + name + ": missing"));
  }

  private static long fitting(Object schemas, @Nullable Object value) {
    return list(schemas).stream().filter(schema -> problems(map(schema), value).isEmpty()).count();
  }

  private void test(String path, String problem, boolean well) {
    if (!well) {
      problems.add(path + ": " + problem);
    }
  }

  private static int number(@Nullable Object value) {
    return value instanceof Integer number ? number : 0;
  }

  private static List<String> types(@Nullable Object type) {
    return type instanceof String one
        ? List.of(one)
        : list(type).stream().map(String.class::cast).toList();
  }

  private static boolean is(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Integer;
      case "number" -> value instanceof Number;
      default -> throw new IllegalStateException("unknown type " + type);
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }
}
