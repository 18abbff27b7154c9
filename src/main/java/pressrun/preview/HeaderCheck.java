package pressrun.preview;

import java.util.ArrayList;
import java.util.List;

/** RFC 5322, 3.6, and what a mail to many must say of itself (RFC 2369, 2919, 3834). */
final class HeaderCheck {
  private static final List<String> ONCE = List.of("From", "Date", "Message-ID", "Subject", "To");
  private static final List<String> BULK =
      List.of("List-Id", "List-Help", "Auto-Submitted", "Precedence", "Feedback-ID");

  private HeaderCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    for (String name : ONCE) {
      int times = mail.headers(name).size();
      if (times != 1) {
        findings.add(Finding.error(name + " stands " + times + " times; it must stand once."));
      }
    }
    for (String name : BULK) {
      if (mail.header(name).isEmpty()) {
        findings.add(Finding.warning(name + " is missing; a mail to many should have it."));
      }
    }
    String id = InspectedMail.domain(mail.header("Message-ID").orElse(""));
    if (!id.equals(mail.senderDomain())) {
      findings.add(
          Finding.warning(
              "The Message-ID is at \"" + id + "\", the sender at " + mail.senderDomain() + "."));
    }
    return findings;
  }
}
