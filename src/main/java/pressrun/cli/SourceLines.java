package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.press.SourceReport;

/** How a source did, in words. */
final class SourceLines {
  private static final int MOST_HELD_BACK = 10;

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
    heldBack(report);
  }

  /** Only what went wrong, and what does not go. */
  void warn(SourceReport report) {
    if (report.problem().isPresent()) {
      say(report);
    } else {
      heldBack(report);
    }
  }

  private void heldBack(SourceReport report) {
    report.heldBack().stream()
        .limit(MOST_HELD_BACK)
        .forEach(file -> console.warn("  %s: %s", report.name(), file));
    int more = report.heldBack().size() - MOST_HELD_BACK;
    if (more > 0) {
      console.warn(
          "  %s: and %s; pressrun collect --json names them",
          report.name(), Words.count(more, "more file"));
    }
  }

  void json(SourceReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("source", report.name());
    line.put("added", report.added());
    report.problem().ifPresent(problem -> line.put("problem", problem));
    if (!report.heldBack().isEmpty()) {
      line.put("held_back", report.heldBack());
    }
    console.json(line);
  }
}
