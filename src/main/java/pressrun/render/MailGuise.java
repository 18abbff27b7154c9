package pressrun.render;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A mail as programs show it that do not show all; made by rules, not by the programs. */
public enum MailGuise {
  /** As it is. */
  PLAIN,
  /** As most programs show it before somebody allows pictures. */
  NO_IMAGES,
  /** Without what Gmail takes away: style elements with attribute selectors or for the dark. */
  GMAIL,
  /**
   * As Word draws it in Outlook for Windows: what is meant for it, no style elements, no max-width.
   */
  OUTLOOK;

  private static final Pattern FOR_OUTLOOK =
      Pattern.compile("<!--\\[if [^!\\]]*mso[^\\]]*]>(.*?)<!\\[endif]-->", Pattern.DOTALL);
  private static final Pattern FOR_OTHERS =
      Pattern.compile("<!--\\[if !mso]><!-->.*?<!--<!\\[endif]-->", Pattern.DOTALL);
  private static final Pattern NOT_GMAIL =
      Pattern.compile("prefers-color-scheme|\\[[a-z-]+(?:[~|^$*]?=[^\\]]*)?]\\s*\\.");
  private static final List<String> NOT_WORD =
      List.of(
          "max-width", "border-radius", "opacity", "box-shadow", "min-width", "float", "display");
  private static final int STYLE_KEPT = 16 * 1024;

  public String of(String html) {
    return switch (this) {
      case PLAIN -> html;
      case NO_IMAGES -> withoutImages(Jsoup.parse(html));
      case GMAIL -> gmail(Jsoup.parse(html));
      case OUTLOOK ->
          outlook(FOR_OTHERS.matcher(FOR_OUTLOOK.matcher(html).replaceAll("$1")).replaceAll(""));
    };
  }

  private static String withoutImages(Document page) {
    page.select("img").forEach(image -> image.removeAttr("src").removeAttr("srcset"));
    page.select("[background]").forEach(element -> element.removeAttr("background"));
    return whole(page);
  }

  private static String gmail(Document page) {
    for (Element style : page.select("style")) {
      if (style.data().length() > STYLE_KEPT || NOT_GMAIL.matcher(style.data()).find()) {
        style.remove();
      }
    }
    page.select("meta[name*=color-scheme]").remove();
    return whole(page);
  }

  private static String outlook(String html) {
    Document page = Jsoup.parse(html);
    page.select("style, meta[name*=color-scheme], xml").remove();
    for (Element element : page.select("[style]")) {
      Map<String, String> style = StyleRule.declarations(element.attr("style"));
      boolean hidden = style.getOrDefault("display", "").equals("none");
      style.keySet().removeIf(name -> !hidden && NOT_WORD.contains(name));
      element.attr(
          "style",
          style.entrySet().stream()
              .map(entry -> entry.getKey() + ":" + entry.getValue())
              .collect(Collectors.joining(";")));
    }
    return whole(page);
  }

  private static String whole(Document page) {
    page.outputSettings().prettyPrint(false);
    return page.outerHtml();
  }
}
