package pressrun.render;

import org.jsoup.Jsoup;

/** What an inbox shows beside the subject: the first words of the body, the preheader foremost. */
public final class Snippet {
  private static final int LENGTH = 140;

  private Snippet() {}

  public static String of(String html) {
    String text = Jsoup.parse(html).body().text().strip();
    return text.length() <= LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LENGTH))) + "…";
  }
}
