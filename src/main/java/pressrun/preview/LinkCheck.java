package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.render.MailElement;
import pressrun.text.DomainName;

/** Where each link leads, and what it says; nobody is asked whether it answers. */
public final class LinkCheck {
  private static final Set<String> SHORTENERS =
      Set.of("bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly");
  private static final Set<String> EMPTY_WORDS =
      Set.of("click here", "here", "link", "click", "read", "hier", "ici", "여기", "こちら");
  private static final Pattern WEB =
      Pattern.compile("(?i)(https?)://([^/?#\\s]*)([^\\s]*)", Pattern.DOTALL);
  private static final Pattern HOST_SAID =
      Pattern.compile(
          "(?i)^(?:https?://)?([\\p{L}\\p{M}\\p{N}-]+(?:\\.[\\p{L}\\p{M}\\p{N}-]+){0,20}\\.\\p{L}[\\p{L}\\p{M}-]+)(?:[/?#].*)?$");
  private static final Pattern LOCAL =
      Pattern.compile("(?i)localhost|127\\..*|\\[::1]|.*\\.(local|localhost|internal)");

  private LinkCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    for (MailElement link : mail.page().all("a")) {
      if (link.has("href")) {
        judge(link).stream().map(finding -> finding.at(link.line())).forEach(findings::add);
      }
    }
    return findings.stream().distinct().toList();
  }

  /** What is to be said of one link. */
  public static List<Finding> judge(MailElement link) {
    String href = link.attribute("href").strip();
    List<Finding> findings = new ArrayList<>();
    address(href).ifPresent(findings::add);
    words(link, href).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> address(String href) {
    Matcher web = WEB.matcher(href);
    if (href.matches("(?i)mailto:.+@.+|tel:.+")) {
      return Optional.empty();
    }
    if (href.isEmpty() || href.startsWith("#")) {
      return Optional.of(Finding.error("A link leads nowhere: \"" + href + "\"."));
    }
    return web.matches()
        ? web(web, href)
        : Optional.of(Finding.error("A link is no whole web address: " + href));
  }

  private static Optional<Finding> web(Matcher web, String href) {
    String authority = web.group(2);
    String host = authority.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
    if (authority.contains("@")) {
      return Optional.of(Finding.error("A link carries a user's name: " + href));
    }
    if (host.isEmpty()) {
      return Optional.of(Finding.error("A link names no host: " + href));
    }
    if (LOCAL.matcher(host).matches()) {
      return Optional.of(
          Finding.warning("A link leads to this machine only; set base_url before you go live."));
    }
    if (host.matches("[0-9.]+|\\[.*")) {
      return Optional.of(Finding.warning("A link names a number instead of a host: " + href));
    }
    if (SHORTENERS.contains(host)) {
      return Optional.of(Finding.warning("A shortened link, which filters dislike: " + href));
    }
    return web.group(1).equalsIgnoreCase("http")
        ? Optional.of(Finding.note("A link without https: " + href))
        : Optional.empty();
  }

  private static Optional<Finding> words(MailElement link, String href) {
    String name = link.name().strip();
    if (name.isEmpty()) {
      return link.hidden() || "true".equals(link.attribute("aria-hidden"))
          ? Optional.empty()
          : Optional.of(Finding.error("A link has no words: " + href));
    }
    if (EMPTY_WORDS.contains(
        name.toLowerCase(Locale.ROOT).replaceAll("(?<!\\p{P})\\p{P}++$", ""))) {
      return Optional.of(
          Finding.warning("\"" + name + "\" does not say where the link leads: " + href));
    }
    Matcher said = HOST_SAID.matcher(link.text().isBlank() ? name : link.text().strip());
    Matcher web = WEB.matcher(href);
    return said.matches() && web.matches() && !sameSite(said.group(1), web.group(2))
        ? Optional.of(
            Finding.warning("A link says " + said.group() + " and leads to " + web.group(2) + "."))
        : Optional.empty();
  }

  private static boolean sameSite(String said, String host) {
    String one = DomainName.comparable(said).replaceFirst("^www\\.", "");
    String other = DomainName.comparable(host.replaceFirst(":\\d+$", ""));
    return other.equals(one) || other.endsWith("." + one) || one.endsWith("." + other);
  }
}
