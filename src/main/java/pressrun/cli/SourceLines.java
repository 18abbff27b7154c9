package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.press.SourceReport;

/** How a source did, in words. */
final class SourceLines {
  private final Console console;

  SourceLines(Console console) {
    this.console = console;
  }

  void say(SourceReport report) {
    if (report.problem().isPresent()) {
      console.warn("  ! %s: %s", report.name(), report.problem().get());
    } else {
      console.say("  %s: %s", report.name(), Words.count(report.added(), "new article"));
    }
  }

  /** Only what went wrong. */
  void warn(SourceReport report) {
    if (report.problem().isPresent()) {
      say(report);
    }
  }

  void json(SourceReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("source", report.name());
    line.put("added", report.added());
    report.problem().ifPresent(problem -> line.put("problem", problem));
    console.json(line);
  }
}
