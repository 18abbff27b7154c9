package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pressrun.render.MailElement;
import pressrun.render.MailElement.Drawn;
import pressrun.render.MailPage;

/** WCAG 2.2, 1.4.3, by day and in the dark; and letters that can be read on a telephone. */
final class ContrastCheck {
  private static final double READABLE = 4.5;
  private static final double READABLE_LARGE = 3;
  private static final double LARGE = 24;
  private static final double LARGE_BOLD = 18.66;
  private static final double SMALLEST = 13;

  private ContrastCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    contrast(mail.page(), "", findings);
    contrast(mail.dark(), " in the dark", findings);
    for (MailElement element : mail.page().elements()) {
      if (element.drawn().isPresent() && element.drawn().get().size() < SMALLEST) {
        findings.add(
            Finding.warning(
                    "Letters of %.0f px are hard to read: \"%s\""
                        .formatted(element.drawn().get().size(), start(element)))
                .at(element.line()));
      }
    }
    return findings.stream().distinct().toList();
  }

  private static void contrast(MailPage page, String when, List<Finding> findings) {
    for (MailElement element : page.elements()) {
      if (element.drawn().isPresent() && tooLittle(element.drawn().get())) {
        findings.add(finding(element, element.drawn().get(), when));
      }
    }
  }

  private static boolean tooLittle(Drawn drawn) {
    boolean large = drawn.size() >= LARGE || (drawn.bold() && drawn.size() >= LARGE_BOLD);
    return drawn.contrast() < (large ? READABLE_LARGE : READABLE);
  }

  private static Finding finding(MailElement element, Drawn drawn, String when) {
    String what =
        String.format(
            Locale.ROOT,
            "%s on %s has a contrast of %.1f to 1%s; 4.5 can be read: \"%s\"",
            drawn.colour(),
            drawn.ground(),
            drawn.contrast(),
            when,
            start(element));
    return (drawn.contrast() < 2 ? Finding.error(what) : Finding.warning(what)).at(element.line());
  }

  private static String start(MailElement element) {
    String text = element.ownText();
    return text.length() <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
  }
}
