package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import pressrun.preview.Finding;
import pressrun.preview.Finding.Severity;
import pressrun.preview.MailReport;
import pressrun.preview.MailReport.Checked;

/** What the checks say of a mail, for a person or for a program. */
final class ReportLines {
  private final Console console;
  private final boolean json;

  ReportLines(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  int tell(MailReport report) {
    report.checked().forEach(json ? this::object : this::lines);
    long errors = report.count(Severity.ERROR);
    long warnings = report.count(Severity.WARNING);
    if (!json) {
      console.say("%s, %s.", Words.count(errors, "error"), Words.count(warnings, "warning"));
    }
    return errors > 0 ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void lines(Checked checked) {
    console.say("%-8s %s", checked.well() ? "ok" : "look at", checked.check().title());
    for (Finding finding : checked.findings()) {
      console.say(
          "  %-8s%s%s",
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.what(),
          finding.line() > 0 ? " (line " + finding.line() + " of the HTML part)" : "");
    }
  }

  private void object(Checked checked) {
    if (checked.findings().isEmpty()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("check", checked.check().key());
      line.put("severity", "ok");
      console.json(line);
    }
    for (Finding finding : checked.findings()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("check", checked.check().key());
      line.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      line.put("finding", finding.what());
      if (finding.line() > 0) {
        line.put("line", finding.line());
      }
      console.json(line);
    }
  }
}
