package pressrun.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the article in a page: where the most running text stands together with the fewest links.
 * What a page puts around it is known by its elements and by how people name them.
 */
final class MainText {
  private static final String FURNITURE =
      "script,style,noscript,template,iframe,object,svg,label,textarea,nav,aside,footer,button,dialog,select,"
          + "[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner],"
          + "[role=contentinfo],[role=search],[role=dialog]";

  /** Never the article, however long. */
  private static final Pattern NAMED_APART =
      named(
          "comments?|kommentare?|commentaires?|comentarios?|commenti|share|sharing|social|related|"
              + "recommend(?:ed|ations)?|sidebar|footer|promo|newsletter|cookies?|breadcrumbs?|menu|"
              + "navi|navigation|navbar|popup|banner|advert\\w{0,10}|ads?|teasers?|pagination|pager|"
              + "subscribe|disqus|imprint|respond|reply|outbrain|taboola");

  /** Mostly not; but some call so what holds all of it. */
  private static final Pattern NAMED_ASIDE =
      named(
          "modal|widget|paywall|toolbar|meta|tags?|byline|author|caption|copyright|skip|more|header|"
              + "login|search|rating|signup");

  private static final int SHORT = 300;
  private static final String BLOCKS = "p,pre,blockquote,li,td,dd,h2,h3,h4,h5,h6";
  private static final String FRAMES = "div,section,article,main,td";
  private static final double MOSTLY = 0.5;
  private static final int LEAST = 20;

  private final Element body;
  private final Map<Element, Double> scores = new HashMap<>();

  private MainText(Element body) {
    this.body = body;
  }

  /** As HTML; of a page without running text all that it has. */
  static String of(Document page) {
    Element body = page.body().clone();
    body.setBaseUri(page.baseUri());
    body.select(FURNITURE).remove();
    removeNamed(body);
    return new MainText(body).html();
  }

  private static void removeNamed(Element body) {
    int all = body.text().length();
    for (Element element : body.select("[class],[id]")) {
      String name = element.className() + " " + element.id();
      int length = element.text().length();
      boolean known = element.parent() != null && name.length() < 500;
      boolean apart = length < all * MOSTLY && NAMED_APART.matcher(name).find();
      boolean aside = length < SHORT && NAMED_ASIDE.matcher(name).find();
      if (known && (apart || aside)) {
        element.remove();
      }
    }
  }

  private static Pattern named(String words) {
    return Pattern.compile("(?:^|[-_ ])(?:" + words + ")(?:$|[-_ ])", Pattern.CASE_INSENSITIVE);
  }

  private String html() {
    body.select(BLOCKS).forEach(block -> score(block, block.text()));
    body.select(FRAMES).forEach(frame -> score(frame, frame.ownText()));
    Optional<Element> best =
        scores.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    Element main = best.map(this::widened).orElse(body);
    dropLists(main);
    return main.html();
  }

  /** A block of text speaks for what it stands in, and half as much for what that stands in. */
  private void score(Element block, String text) {
    int length = text.length();
    if (length < LEAST || block.closest("a") != null) {
      return;
    }
    long pauses = text.chars().filter(c -> ",.、。，،؛।".indexOf(c) >= 0).count();
    double worth = (1 + Math.min(pauses, 10) + Math.min(length / 50.0, 6)) * (1 - linked(block));
    Element frame = block.is(FRAMES) && !block.is("td") ? block : block.parent();
    for (double share = 1; frame != null && share >= 0.25; share /= 2) {
      scores.merge(frame, worth * share, Double::sum);
      frame = frame.parent();
    }
  }

  /** The text may be parted among neighbours, each of which holds a good part. */
  private Element widened(Element best) {
    Element parent = best.parent();
    if (parent == null || best.is("article,main,body")) {
      return best;
    }
    double own = scores.getOrDefault(best, 0.0);
    boolean others =
        parent.children().stream()
            .anyMatch(
                sibling -> !sibling.equals(best) && scores.getOrDefault(sibling, 0.0) > own * 0.25);
    return others ? parent : best;
  }

  /** Lists of links inside a text lead elsewhere. */
  private static void dropLists(Element main) {
    List<Element> lists =
        main.select("ul,ol,table,div,section").stream()
            .filter(
                list -> !list.equals(main) && list.text().length() < 1000 && linked(list) > MOSTLY)
            .toList();
    lists.forEach(Element::remove);
  }

  private static double linked(Element element) {
    int all = element.text().length();
    int inLinks = element.select("a").stream().mapToInt(link -> link.text().length()).sum();
    return all == 0 ? 0 : Math.min(1, (double) inLinks / all);
  }
}
