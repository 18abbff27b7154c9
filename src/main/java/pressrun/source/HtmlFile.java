package pressrun.source;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import pressrun.http.WebAddress;

/** An HTML page: what its head says of the article, and its main text, not yet cleaned. */
final class HtmlFile {
  private static final int WHOLE = 200;
  private static final int PROBE = 30;

  private final Document page;
  private final Optional<URI> address;
  private final PageFacts facts;

  private HtmlFile(String html, Optional<URI> address) {
    this.page = Jsoup.parse(html, address.map(URI::toString).orElse(""));
    this.address = address;
    this.facts = PageFacts.of(page);
  }

  static Entry entry(String name, String html, Instant modified) {
    HtmlFile file = new HtmlFile(html, Optional.empty());
    return file.entry(name, file.published().or(() -> Optional.of(modified)));
  }

  /** A page of the web; a date is only what it says itself. */
  static Entry page(URI address, String html) {
    HtmlFile file = new HtmlFile(html, Optional.of(address));
    return file.entry(address.toString(), file.published());
  }

  private Entry entry(String id, Optional<Instant> published) {
    return new Entry(
        id,
        link(),
        Markup.ofText(title()),
        Markup.ofText(meta("description").or(() -> meta("og:description")).orElse("")),
        body(),
        Entry.Format.HTML,
        author(),
        published,
        tags(),
        image(),
        Optional.of(page.select("html").attr("lang"))
            .filter(tag -> !tag.isBlank())
            .or(() -> meta("og:locale").map(locale -> locale.replace('_', '-'))));
  }

  private Optional<URI> link() {
    return Stream.of(page.select("link[rel=canonical]").attr("href"), meta("og:url").orElse(""))
        .flatMap(written -> WebAddress.resolve(address, written).stream())
        .findFirst()
        .or(() -> address);
  }

  /** The heading, where the page's title repeats it with the site's name around. */
  private String title() {
    String named =
        meta("og:title").or(() -> facts.text("headline")).orElseGet(() -> page.title().strip());
    List<String> headings =
        page.select("h1").stream().map(Element::text).filter(text -> !text.isBlank()).toList();
    boolean repeated =
        headings.size() == 1
            && (named.isEmpty() || letters(named).contains(letters(headings.get(0))));
    return repeated ? headings.get(0) : named;
  }

  /** Quotes and dashes differ between a page's title and its heading. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  /** Some pages tell their text to search engines; it is taken where another one was found. */
  private String body() {
    String main = MainText.of(page);
    String told = facts.text("articleBody").orElse("");
    String plain = letters(Jsoup.parse(told).text());
    String found = letters(Jsoup.parse(main).text());
    boolean missed =
        plain.length() > WHOLE
            && IntStream.of(1, 2, 3)
                .map(quarter -> plain.length() * quarter / 4)
                .noneMatch(at -> found.contains(plain.substring(at, at + PROBE)));
    return !missed ? main : told.contains("</") ? told : Markup.ofText(told);
  }

  private Optional<String> author() {
    return facts
        .people("author")
        .or(() -> meta("author").filter(name -> !name.contains("://")))
        .or(() -> meta("article:author").filter(name -> !name.contains("://")))
        .or(() -> Optional.of(page.select("[rel=author]").text()).filter(name -> !name.isBlank()))
        .map(Markup::ofText);
  }

  private Optional<Instant> published() {
    return Stream.of(
            meta("article:published_time"),
            facts.text("datePublished"),
            meta("date"),
            meta("pubdate"),
            meta("dc.date.issued"),
            Optional.of(page.select("time[datetime]").attr("datetime")))
        .flatMap(Optional::stream)
        .flatMap(written -> Dates.parse(written).stream())
        .findFirst();
  }

  private List<String> tags() {
    List<String> tagged =
        page.select("meta[property=article:tag]").stream()
            .map(element -> element.attr("content").strip())
            .filter(tag -> !tag.isEmpty())
            .toList();
    return tagged.isEmpty()
        ? meta("news_keywords").or(() -> meta("keywords")).map(HtmlFile::list).orElse(List.of())
        : tagged;
  }

  private Optional<EntryImage> image() {
    return Stream.of(meta("og:image"), facts.image(), meta("twitter:image"))
        .flatMap(Optional::stream)
        .flatMap(written -> WebAddress.resolve(address, written).stream())
        .findFirst()
        .map(
            uri ->
                new EntryImage(
                    uri,
                    Markup.ofText(meta("og:image:alt").orElse("")),
                    pixels("og:image:width"),
                    pixels("og:image:height")));
  }

  private OptionalInt pixels(String name) {
    return meta(name)
        .filter(value -> value.matches("[1-9][0-9]{0,4}"))
        .map(value -> OptionalInt.of(Integer.parseInt(value)))
        .orElseGet(OptionalInt::empty);
  }

  private Optional<String> meta(String name) {
    String selector = "meta[name=\"" + name + "\"], meta[property=\"" + name + "\"]";
    return page.select(selector).stream()
        .map(element -> element.attr("content").strip())
        .filter(content -> !content.isEmpty())
        .findFirst();
  }

  private static List<String> list(String keywords) {
    return Arrays.stream(keywords.split("[,、，;]", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
