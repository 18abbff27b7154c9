package pressrun.source;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An HTML file: what its head says of the article, and its body, not yet cleaned. */
final class HtmlFile {
  private HtmlFile() {}

  static Entry entry(String name, String html, Instant modified) {
    Document page = Jsoup.parse(html);
    String canonical = page.select("link[rel=canonical]").attr("href");
    return new Entry(
        name,
        Addresses.resolve(Optional.empty(), canonical)
            .or(() -> Addresses.resolve(Optional.empty(), meta(page, "og:url").orElse(""))),
        title(page),
        Markup.ofText(meta(page, "description").or(() -> meta(page, "og:description")).orElse("")),
        page.body().html(),
        Entry.Format.HTML,
        meta(page, "author"),
        meta(page, "article:published_time")
            .or(() -> meta(page, "date"))
            .flatMap(Dates::parse)
            .or(() -> Optional.of(modified)),
        meta(page, "keywords").map(HtmlFile::list).orElse(List.of()),
        Addresses.resolve(Optional.empty(), meta(page, "og:image").orElse(""))
            .map(
                uri ->
                    new EntryImage(
                        uri,
                        Markup.ofText(meta(page, "og:image:alt").orElse("")),
                        OptionalInt.empty(),
                        OptionalInt.empty())),
        Optional.of(page.select("html").attr("lang")).filter(tag -> !tag.isBlank()));
  }

  /** Entries' titles may hold markup, so text has to be made some. */
  private static String title(Document page) {
    return Markup.ofText(
        meta(page, "og:title")
            .or(() -> Optional.of(page.title().strip()).filter(title -> !title.isEmpty()))
            .or(() -> Optional.ofNullable(page.selectFirst("h1")).map(Element::text))
            .orElse(""));
  }

  private static Optional<String> meta(Document page, String name) {
    String selector = "meta[name=\"" + name + "\"], meta[property=\"" + name + "\"]";
    return page.select(selector).stream()
        .map(element -> element.attr("content").strip())
        .filter(content -> !content.isEmpty())
        .findFirst();
  }

  private static List<String> list(String keywords) {
    return Arrays.stream(keywords.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
