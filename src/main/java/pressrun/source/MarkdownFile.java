package pressrun.source;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import pressrun.http.WebAddress;

/**
 * A Markdown file with front matter: title, standfirst (or description), date, author, link, tags,
 * image, image_alt, language.
 */
final class MarkdownFile {
  private static final HtmlRenderer HTML = HtmlRenderer.builder().build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private MarkdownFile() {}

  static Entry entry(Path file, String markdown, Instant modified, ZoneId zone) throws Unreadable {
    int tooDeep = MarkdownNesting.firstTooDeep(markdown);
    if (tooDeep > 0) {
      throw new Unreadable(
          file
              + ":"
              + tooDeep
              + " nests quotes or lists more than a hundred deep; write it flatter");
    }
    Node document = FrontMatter.PARSER.parse(markdown);
    FrontMatter front = FrontMatter.of(document);
    Instant published = published(file, front, zone).orElse(modified);
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

  private static Optional<Instant> published(Path file, FrontMatter front, ZoneId zone)
      throws Unreadable {
    Optional<String> written = front.first("date");
    Optional<Instant> date = written.flatMap(text -> Dates.parse(text, zone));
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
}
