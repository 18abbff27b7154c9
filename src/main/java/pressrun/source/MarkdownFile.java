package pressrun.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown file with front matter: title, standfirst (or description), date, author, link, tags,
 * image, image_alt, language.
 */
final class MarkdownFile {
  private final Parser parser =
      Parser.builder().extensions(List.of(YamlFrontMatterExtension.create())).build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().build();

  Entry entry(String name, String markdown, Instant modified) {
    Node document = parser.parse(markdown);
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    FrontMatter front = new FrontMatter(visitor.getData());
    return new Entry(
        name,
        Addresses.resolve(Optional.empty(), front.value("link")),
        front.first("title").orElseGet(() -> heading(document)),
        front.first("standfirst").or(() -> front.first("description")).orElse(""),
        renderer.render(document),
        Entry.Format.HTML,
        front.first("author"),
        front.first("date").flatMap(Dates::parse).or(() -> Optional.of(modified)),
        front.all("tags"),
        Addresses.resolve(Optional.empty(), front.value("image"))
            .map(
                uri ->
                    new EntryImage(
                        uri, front.value("image_alt"), OptionalInt.empty(), OptionalInt.empty())),
        front.first("language"));
  }

  private static String heading(Node document) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading && node.getFirstChild() instanceof Text text) {
        return text.getLiteral();
      }
    }
    return "";
  }

  private record FrontMatter(Map<String, List<String>> data) {
    Optional<String> first(String key) {
      return all(key).stream().findFirst().filter(value -> !value.isEmpty());
    }

    String value(String key) {
      return first(key).orElse("");
    }

    /** Both YAML lists: one item a line, or in brackets on one line. */
    List<String> all(String key) {
      List<String> values = data.getOrDefault(key, List.of());
      boolean inBrackets = values.size() == 1 && values.get(0).startsWith("[");
      return inBrackets
          ? List.of(values.get(0).replaceAll("^\\[\\s*|\\s*\\]$", "").split("\\s*,\\s*"))
          : values;
    }
  }
}
