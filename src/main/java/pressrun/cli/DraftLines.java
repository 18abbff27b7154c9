package pressrun.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import pressrun.app.Pressrun;
import pressrun.audience.Standing;
import pressrun.delivery.Reach;
import pressrun.newsletter.Newsletter;
import pressrun.press.Draft;
import pressrun.press.SourceReport;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;

/** What would go out, to how many, and who is left out. */
final class DraftLines {
  static final String NOBODY =
      "Nobody gets it: pressrun subscribers add ADDRESS adds somebody, import FILE many.";

  private final Console console;
  private final Pressrun pressrun;

  DraftLines(Console console, Pressrun pressrun) {
    this.console = console;
    this.pressrun = pressrun;
  }

  void describe(Newsletter newsletter, Draft draft) {
    if (draft instanceof Draft.AlreadyRun before) {
      console.say(
          "The slot %s has its edition already: no. %d.",
          before.edition().slot().localDue(), before.edition().number());
    } else if (draft instanceof Draft.NothingNew nothing) {
      warn(nothing.sources());
      console.say("Nothing new: no edition would be made.");
    } else {
      describe(newsletter, (Draft.Ready) draft);
    }
  }

  private void describe(Newsletter newsletter, Draft.Ready draft) {
    warnings(draft);
    console.say(
        "%s no. %d: %s",
        newsletter.title(),
        draft.composition().edition().number(),
        draft.composition().edition().subject());
    draft.composition().edition().selections().mails().forEach(this::mail);
    Reach reach = pressrun.deliveries().reach(draft.composition().edition());
    console.say(
        "%s",
        reach.recipients() == 0
            ? NOBODY
            : "To " + Words.count(reach.recipients(), "subscriber") + ".");
    leftOut(newsletter, reach);
    pressrun
        .freezer()
        .objections(draft.composition())
        .forEach(objection -> console.warn("It would be refused: %s", objection));
    int largest =
        draft.composition().renderings().values().stream()
            .mapToInt(
                rendering -> rendering.typeset().html().getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElse(0);
    console.say("HTML: %d KB of 102 before Gmail clips it.", (largest + 1023) / 1024);
  }

  private void mail(Cohort cohort, Selection selection) {
    if (!cohort.equals(Cohort.EVERYBODY)) {
      console.say("  For readers of %s:", String.join(", ", cohort.topics()));
    }
    for (Chapter chapter : selection.chapters()) {
      console.say("  %s", chapter.title().isEmpty() ? "(no heading)" : chapter.title());
      chapter.articles().forEach(article -> console.say("    %s", article.story().title()));
    }
  }

  private void leftOut(Newsletter newsletter, Reach reach) {
    if (reach.suppressed() > 0) {
      console.say("  left out: %d suppressed", reach.suppressed());
    }
    Map<Standing, Long> counts = pressrun.audience().counts(newsletter.name());
    counts.forEach(
        (standing, number) -> {
          if (standing != Standing.ACTIVE) {
            console.say("  left out: %d %s", number, Words.of(standing));
          }
        });
  }

  /** Sources that could not be read, without which it goes out, and what was cut to make it fit. */
  void warnings(Draft.Ready draft) {
    warn(draft.sources());
    draft.composition().told().forEach(told -> console.warn("%s", told));
  }

  private void warn(List<SourceReport> sources) {
    SourceLines lines = new SourceLines(console);
    sources.forEach(lines::warn);
  }
}
