package pressrun.source;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import pressrun.http.WebAddress;

/**
 * A Markdown file with front matter: title, standfirst (or description), date, author, link, tags,
 * image, image_alt, language.
 */
final class MarkdownFile {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.NONE)
          .build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private MarkdownFile() {}

  static Entry entry(Path file, String markdown, Instant modified) throws Unreadable {
    int tooDeep = MarkdownNesting.firstTooDeep(markdown);
    if (tooDeep > 0) {
      throw new Unreadable(
          file
              + ":"
              + tooDeep
              + " nests quotes or lists more than a hundred deep; write it flatter");
    }
    Node document = PARSER.parse(markdown);
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    FrontMatter front = new FrontMatter(visitor.getData());
    Instant published = published(file, front).orElse(modified);
    String title = front.first("title").orElseGet(() -> takeHeading(document));
    return new Entry(
        String.valueOf(file.getFileName()),
        WebAddress.resolve(Optional.empty(), front.value("link")),
        Markup.ofText(title),
        Markup.ofText(front.first("standfirst").or(() -> front.first("description")).orElse("")),
        HTML.render(document),
        Entry.Format.HTML,
        front.first("author").map(Markup::ofText),
        Optional.of(published),
        front.all("tags"),
        WebAddress.resolve(Optional.empty(), front.value("image"))
            .map(
                uri ->
                    new EntryImage(
                        uri,
                        Markup.ofText(front.value("image_alt")),
                        OptionalInt.empty(),
                        OptionalInt.empty())),
        front.first("language"));
  }

  private static Optional<Instant> published(Path file, FrontMatter front) throws Unreadable {
    Optional<String> written = front.first("date");
    Optional<Instant> date = written.flatMap(Dates::parse);
    if (written.isPresent() && date.isEmpty()) {
      throw new Unreadable(
          file
              + " has the date \""
              + written.get()
              + "\"; expected one like 2026-01-31 07:30+09:00");
    }
    return date;
  }

  /** The first heading is the title then, and no part of the text any more. */
  private static String takeHeading(Node document) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        node.unlink();
        return TEXT.render(node).strip();
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
}
