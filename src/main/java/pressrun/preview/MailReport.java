package pressrun.preview;

import java.util.List;
import java.util.stream.Stream;
import pressrun.preview.Finding.Severity;

/** What all checks say about one mail, in their order. */
public record MailReport(List<Checked> checked) {
  /** One check and what it found; nothing found is well. */
  public record Checked(Check check, List<Finding> findings) {
    public boolean well() {
      return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
    }
  }

  public static MailReport of(InspectedMail mail) {
    return new MailReport(
        Stream.of(Check.values()).map(check -> new Checked(check, check.look(mail))).toList());
  }

  public long count(Severity severity) {
    return checked.stream()
        .flatMap(one -> one.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }
}
