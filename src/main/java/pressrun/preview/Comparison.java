package pressrun.preview;

import java.util.List;
import pressrun.render.MailElement;

/**
 * What differs between a mail and the edition before it.
 *
 * @param added headings that only the newer has
 * @param gone headings that only the older had
 * @param newFindings what no check said of the older
 */
public record Comparison(
    String subjectBefore,
    String subject,
    int htmlBytesBefore,
    int htmlBytes,
    List<String> added,
    List<String> gone,
    List<Finding> newFindings) {

  public static Comparison of(InspectedMail before, InspectedMail now) {
    List<String> earlier = headings(before);
    List<String> later = headings(now);
    return new Comparison(
        before.parsed().subject(),
        now.parsed().subject(),
        before.htmlBytes(),
        now.htmlBytes(),
        later.stream().filter(heading -> !earlier.contains(heading)).toList(),
        earlier.stream().filter(heading -> !later.contains(heading)).toList(),
        newFindings(before, now));
  }

  private static List<String> headings(InspectedMail mail) {
    return mail.page().elements().stream()
        .filter(element -> element.headingLevel() > 0 && !element.hidden())
        .map(MailElement::text)
        .distinct()
        .toList();
  }

  private static List<Finding> newFindings(InspectedMail before, InspectedMail now) {
    List<String> known = findings(before).stream().map(Finding::what).toList();
    return findings(now).stream().filter(finding -> !known.contains(finding.what())).toList();
  }

  private static List<Finding> findings(InspectedMail mail) {
    return MailReport.of(mail).checked().stream()
        .flatMap(checked -> checked.findings().stream())
        .toList();
  }
}
