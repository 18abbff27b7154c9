package bench;

import java.util.HashMap;
import java.util.Map;

/** {@code --name value} and {@code --name}. */
public record Options(Map<String, String> given) {

  public static Options read(String[] arguments, String help) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--") || !help.contains(arguments[i] + " ")) {
        System.err.println(help);
        System.exit(arguments[i].equals("--help") ? 0 : 2);
      }
      boolean valued = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
      given.put(arguments[i].substring(2), valued ? arguments[++i] : "");
    }
    return new Options(given);
  }

  public boolean has(String name) {
    return given.containsKey(name);
  }

  public int number(String name, int otherwise) {
    return has(name) ? Integer.parseInt(given.get(name)) : otherwise;
  }

  public String word(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }
}
