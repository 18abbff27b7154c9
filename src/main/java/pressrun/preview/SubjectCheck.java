package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands in the inbox before anything else. */
final class SubjectCheck {
  private static final int LONG = 90;
  private static final int SHOUTED_FROM = 8;

  private SubjectCheck() {}

  static List<Finding> look(InspectedMail mail) {
    String subject = mail.parsed().subject().strip();
    if (subject.isEmpty()) {
      return List.of(Finding.error("The subject is empty."));
    }
    List<Finding> findings = new ArrayList<>();
    int length = subject.codePointCount(0, subject.length());
    if (length > LONG) {
      findings.add(
          Finding.warning(
              "The subject has " + length + " characters; telephones show about 40, others 70."));
    }
    if (subject.matches("(?iu)(re|fwd?|aw|wg)\\s*:.*")) {
      findings.add(Finding.warning("The subject looks like an answer, which it is not."));
    }
    boolean cased = !subject.toLowerCase(Locale.ROOT).equals(subject.toUpperCase(Locale.ROOT));
    if (cased && length >= SHOUTED_FROM && subject.equals(subject.toUpperCase(Locale.ROOT))) {
      findings.add(Finding.warning("The subject is all in capitals."));
    }
    if (subject.matches(".*[!?]{2,}.*|.*!.*!.*")) {
      findings.add(Finding.warning("The subject has a row of exclamation or question marks."));
    }
    return findings;
  }
}
