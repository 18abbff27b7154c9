package bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Made-up feeds with whole articles in them, as RSS, Atom and JSON Feed. */
final class MadeUpFeed {
  static final int FORMATS = 3;

  private MadeUpFeed() {}

  static String of(int format, int feed, int items) {
    StringBuilder text = new StringBuilder();
    for (int item = 0; item < items; item++) {
      text.append(item(format, feed, item)).append(format == 2 && item < items - 1 ? "," : "");
    }
    return switch (format) {
      case 0 ->
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Feed %d</title>%s</channel></rss>"
              .formatted(feed, text);
      case 1 ->
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed %d</title>%s</feed>"
              .formatted(feed, text);
      default ->
          "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Feed %d\",\"items\":[%s]}"
              .formatted(feed, text);
    };
  }

  private static String item(int format, int feed, int item) {
    String link = "https://feed%d.example.org/story/%d".formatted(feed, item);
    String title = "Story %d of desk %d: what the harbour counts – 항구".formatted(item, feed);
    Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(item, ChronoUnit.HOURS);
    String body = body(feed, item);
    return switch (format) {
      case 0 ->
          "<item><guid>%s</guid><link>%s</link><title>%s</title><pubDate>%s</pubDate><category>Town</category><description>%s</description><content:encoded><![CDATA[%s]]></content:encoded></item>"
              .formatted(link, link, title, date, "What happened at pier " + item + ".", body);
      case 1 ->
          "<entry><id>%s</id><link href=\"%s\"/><title>%s</title><updated>%s</updated><author><name>Ana Pier</name></author><content type=\"html\">%s</content></entry>"
              .formatted(link, link, title, date, body.replace("&", "&amp;").replace("<", "&lt;"));
      default ->
          "{\"id\":\"%s\",\"url\":\"%s\",\"title\":\"%s\",\"date_published\":\"%s\",\"content_html\":\"%s\"}"
              .formatted(link, link, title, date, body.replace("\"", "\\\""));
    };
  }

  private static String body(int feed, int item) {
    String sentence =
        "The harbour master of pier %d counts boat number %d &amp; writes it down at Søren’s <a href=\"https://cafe.example.org/\">café</a>. "
            .formatted(feed, item);
    return ("<p>" + sentence.repeat(4) + "</p>").repeat(4)
        + "<img src=\"https://feed%d.example.org/%d.jpg\" width=\"800\" height=\"450\" alt=\"\">".formatted(feed, item);
  }
}
