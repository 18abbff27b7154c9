package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import pressrun.render.MailElement;

/** The text part tells what the HTML part tells. */
final class TextPartCheck {
  private static final int WIDEST = 998;
  private static final int NAMED = 3;

  private TextPartCheck() {}

  static List<Finding> look(InspectedMail mail) {
    if (mail.parsed().html().isEmpty()) {
      return List.of(Finding.error("There is no HTML part."));
    }
    if (mail.text().isBlank()) {
      return List.of(Finding.error("There is no text part."));
    }
    List<Finding> findings = new ArrayList<>();
    String text = squeezed(mail.text());
    List<String> headings =
        mail.page().elements().stream()
            .filter(element -> element.headingLevel() > 0 && !element.hidden())
            .map(MailElement::text)
            .filter(heading -> !text.contains(squeezed(heading)))
            .toList();
    missing("heading", headings, findings);
    List<String> links =
        mail.page().all("a").stream()
            .map(link -> link.attribute("href"))
            .filter(href -> href.matches("(?i)https?://.*") && !mail.text().contains(href))
            .distinct()
            .toList();
    missing("link", links, findings);
    if (mail.text().lines().anyMatch(line -> line.length() > WIDEST)) {
      findings.add(Finding.warning("A line of the text part is over 998 characters long."));
    }
    return findings;
  }

  private static void missing(String kind, List<String> missing, List<Finding> findings) {
    if (!missing.isEmpty()) {
      findings.add(
          Finding.warning(
              "The text part lacks %d %s of the HTML part: %s"
                  .formatted(
                      missing.size(),
                      missing.size() == 1 ? kind : kind + "s",
                      String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))))));
    }
  }

  /** Line ends, marks of direction and the text part's ornaments make no difference. */
  private static String squeezed(String words) {
    return words.replaceAll("[\\s\\p{Cf}\\u00a0]+", "").toLowerCase(java.util.Locale.ROOT);
  }
}
