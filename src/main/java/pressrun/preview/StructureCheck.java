package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import pressrun.render.MailElement;
import pressrun.render.MailPage;

/** Language, direction, title, headings and tables, as a screen reader meets them. */
final class StructureCheck {
  private StructureCheck() {}

  static List<Finding> look(InspectedMail mail) {
    MailPage page = mail.page();
    List<Finding> findings = new ArrayList<>();
    MailElement html = page.first("html").orElseThrow();
    if (html.attribute("lang").isBlank()) {
      findings.add(Finding.error("The html element names no language (lang)."));
    }
    if (html.attribute("dir").isBlank()) {
      findings.add(Finding.warning("The html element names no direction (dir)."));
    }
    if (page.elements().stream().noneMatch(StructureCheck::wraps)) {
      findings.add(
          Finding.warning("Nothing within the body has lang and dir; web mail drops the body's."));
    }
    if (page.first("title").map(MailElement::text).orElse("").isBlank()) {
      findings.add(Finding.warning("The title is empty."));
    }
    headings(page, findings);
    for (MailElement table : page.all("table")) {
      if (!table.attribute("role").matches("presentation|none") && !hasHeads(page)) {
        findings.add(
            Finding.warning("A table for layout lacks role=\"presentation\".").at(table.line()));
      }
    }
    zoom(page, findings);
    return findings;
  }

  private static boolean wraps(MailElement element) {
    return element.within().contains("body")
        && !element.attribute("lang").isBlank()
        && !element.attribute("dir").isBlank();
  }

  private static boolean hasHeads(MailPage page) {
    return page.first("th").isPresent();
  }

  private static void headings(MailPage page, List<Finding> findings) {
    List<MailElement> headings =
        page.elements().stream().filter(e -> e.headingLevel() > 0 && !e.hidden()).toList();
    long first = headings.stream().filter(heading -> heading.headingLevel() == 1).count();
    if (first != 1) {
      findings.add(Finding.warning("There are " + first + " first headings (h1); one is right."));
    }
    int before = 0;
    for (MailElement heading : headings) {
      if (heading.name().isBlank()) {
        findings.add(Finding.error("A heading is empty.").at(heading.line()));
      }
      if (before > 0 && heading.headingLevel() > before + 1) {
        findings.add(
            Finding.warning(
                    "After a heading of level %d comes one of level %d: \"%s\""
                        .formatted(before, heading.headingLevel(), heading.text()))
                .at(heading.line()));
      }
      before = heading.headingLevel();
    }
  }

  private static void zoom(MailPage page, List<Finding> findings) {
    page.all("meta").stream()
        .filter(meta -> meta.attribute("name").equalsIgnoreCase("viewport"))
        .filter(
            meta ->
                meta.attribute("content")
                    .matches(
                        "(?i).*(user-scalable\\s*=\\s*(no|0)|maximum-scale\\s*=\\s*1(\\D|$)).*"))
        .forEach(
            meta ->
                findings.add(
                    Finding.error("The viewport forbids to enlarge the mail.").at(meta.line())));
  }
}
