package pressrun.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import pressrun.app.Dispatch;
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
      "Nobody gets it, for it has no subscribers. Add one: pressrun subscribers add ADDRESS, or many:"
          + " pressrun subscribers import FILE";

  private final Console console;
  private final Pressrun pressrun;

  DraftLines(Console console, Pressrun pressrun) {
    this.console = console;
    this.pressrun = pressrun;
  }

  void describe(Newsletter newsletter, Draft draft) {
    if (draft instanceof Draft.AlreadyRun before) {
      console.say(
          "%s, due %s, has been made already.",
          before.edition().name(), LocalTimes.shown(before.edition().slot().localDue()));
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

  /** Warns when the links in real mail would lead to nobody. */
  void whoAnswersUnsubscribing() {
    if (!pressrun.settings().relays().isEmpty() && !Dispatch.isRunningElsewhere(pressrun)) {
      console.warn(
          "The unsubscribe links in this mail lead to %s and work only while serve runs behind that"
              + " address; it is not running. Start it: pressrun serve",
          pressrun.settings().baseUrl());
    }
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
