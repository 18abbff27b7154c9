package pressrun.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The lines between {@code ---} at the beginning of an article's file; keys in any case. */
record FrontMatter(Map<String, List<String>> data) {
  private static final Pattern BEGINNING = Pattern.compile("---\\s");

  static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.NONE)
          .build();

  /**
   * Reads the front matter of a file of any kind; empty where there is none. Only that block is
   * parsed, and only where the parser takes it for one: all else may nest without end.
   */
  static FrontMatter of(String text) {
    String file = text.stripLeading();
    int end = BEGINNING.matcher(file).lookingAt() ? file.indexOf("\n---", 3) : -1;
    return end < 0
        ? new FrontMatter(Map.of())
        : of(PARSER.parse(file.substring(0, end) + "\n---\n"));
  }

  static FrontMatter of(Node document) {
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    Map<String, List<String>> data = new HashMap<>();
    visitor.getData().forEach((key, values) -> data.put(key.toLowerCase(Locale.ROOT), values));
    return new FrontMatter(data);
  }

  Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  String value(String key) {
    return first(key).orElse("");
  }

  /** Both YAML lists: one item a line, or in brackets on one line. */
  List<String> all(String key) {
    List<String> values = new ArrayList<>(data.getOrDefault(key, List.of()));
    if (values.size() == 1 && values.get(0).matches("\\[.*\\]")) {
      String inside = values.get(0).substring(1, values.get(0).length() - 1);
      values = new ArrayList<>(Arrays.asList(inside.split(",", -1)));
    }
    values.replaceAll(value -> value.strip().replaceAll("^\"(.*)\"$|^'(.*)'$", "$1$2"));
    values.removeIf(String::isEmpty);
    return values;
  }
}
