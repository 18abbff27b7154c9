package pressrun.source;

/** Plain text put into HTML. */
final class Markup {
  private Markup() {}

  static String ofText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\r\n", "\n")
        .replaceAll("\n{2,}", "<p>")
        .replace("\n", "<br>");
  }
}
