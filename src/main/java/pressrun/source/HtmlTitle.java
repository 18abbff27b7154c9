package pressrun.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title that an HTML file states; the markup in it is left for cleaning. */
final class HtmlTitle {
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]{0,200}>([^<]{1,500})", Pattern.CASE_INSENSITIVE);

  private HtmlTitle() {}

  static String of(String html) {
    Matcher title = TITLE.matcher(html);
    return title.find() ? title.group(1).strip() : "";
  }
}
