package pressrun.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.config.Settings;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.edition.Slot;
import pressrun.newsletter.Newsletter;
import pressrun.press.Draft;
import pressrun.press.PressReport;
import pressrun.smtp.RelayProbe;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpLimits;

@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description =
        "Makes the edition that is due, or one for now, and delivers it to each subscriber.")
final class SendCommand implements Callable<Integer> {
  private static final String UNUSED = "Nothing was sent, and no article is used up.";

  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Mixin private final CadenceOption cadence = new CadenceOption();

  @Option(
      names = "--slot",
      paramLabel = "TIME",
      description = "The slot of this local time, such as 2026-12-24T07:00 (default: the one due).")
  private Optional<String> slot = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Says what would go out, to how many, and who is left out; sends nothing.")
  private boolean dryRun;

  @Option(
      names = "--test",
      split = ",",
      paramLabel = "ADDRESS",
      description =
          "Sends one marked copy to this address only, or to each of several; uses nothing up.")
  private List<String> test = List.of();

  @Option(
      names = "--missing",
      description =
          "Sends the latest edition to those who have not received it: people who subscribed since,"
              + " and those whose copy expired. Nobody gets it twice.")
  private boolean missing;

  @Mixin private final WaitOption wait = new WaitOption();

  @Option(names = "--yes", description = "Skip the confirmation.")
  private boolean yes;

  @Option(names = "--json", description = "Result and progress as JSON lines.")
  private boolean json;

  SendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    wait.duration(); // Refused before anything happens.
    try (Pressrun pressrun = places.open()) {
      Newsletter newsletter = choice.among(pressrun.catalogue());
      if (!test.isEmpty()) {
        return new TestCopy(console, pressrun, json).send(newsletter, test);
      }
      pressrun.restoreGuard().refuseInDoubt();
      if (missing) {
        return new MissingCopies(console, pressrun, yes).send(newsletter, watch(pressrun), json);
      }
      Slot chosen =
          pressrun
              .chooser()
              .choose(newsletter, cadence.of(newsletter), slot.map(LocalTimes::parseLocal));
      Draft draft = pressrun.press().draft(newsletter, chosen);
      DraftLines lines = new DraftLines(console, pressrun);
      if (dryRun) {
        wouldSend(pressrun, newsletter, draft);
        return ExitCode.DONE;
      }
      if (draft instanceof Draft.Ready ready
          && pressrun.deliveries().reach(ready.composition().edition()).recipients() == 0) {
        try (DeliveryWatch watch = watch(pressrun)) {
          return nobody(watch, unfinished(pressrun, newsletter));
        }
      }
      if (draft instanceof Draft.Ready ready
          && !(reachable(pressrun.settings()) && mayGo(lines, newsletter, ready))) {
        console.warn("%s", UNUSED);
        return ExitCode.FAILED;
      }
      try (DeliveryWatch watch = watch(pressrun)) {
        if (draft instanceof Draft.Ready) {
          watch.begin();
        }
        int code = finish(pressrun, newsletter, pressrun.press().print(draft), watch);
        return Math.max(code, dueOfOthers(watch, unfinished(pressrun, newsletter)));
      }
    }
  }

  private void wouldSend(Pressrun pressrun, Newsletter newsletter, Draft draft) {
    List<Edition> unfinished = unfinished(pressrun, newsletter);
    if (json) {
      console.json(new SendResults(pressrun).wouldBe(draft, open(pressrun, unfinished)));
      return;
    }
    new DraftLines(console, pressrun).describe(newsletter, draft);
    for (Edition edition : unfinished) {
      console.say(
          "%s is not finished: a send goes on with it, to %d more.",
          edition.name(), open(pressrun, List.of(edition)));
    }
  }

  private DeliveryWatch watch(Pressrun pressrun) {
    return new DeliveryWatch(console, pressrun, wait.duration(), json);
  }

  /** What earlier editions have due goes out with it. */
  private int dueOfOthers(DeliveryWatch watch, List<Edition> unfinished)
      throws InterruptedException {
    int code = ExitCode.DONE;
    for (Edition edition : unfinished) {
      if (watch.isWorthFollowing(edition)) {
        console.warn("%s is not finished: going on with it.", edition.name());
        code = Math.max(code, watch.follow(edition));
      }
    }
    return code;
  }

  /** What an earlier edition left undone is done all the same. */
  private int nobody(DeliveryWatch watch, List<Edition> unfinished) throws InterruptedException {
    if (json) {
      console.json(Map.of("result", SendResults.NOBODY));
    } else {
      console.warn("%s", DraftLines.NOBODY);
      console.warn("%s", UNUSED);
    }
    for (Edition edition : unfinished) {
      console.warn("%s is not finished: going on with it.", edition.name());
      watch.follow(edition);
    }
    return ExitCode.FAILED;
  }

  private static long open(Pressrun pressrun, List<Edition> editions) {
    return editions.stream()
        .mapToLong(edition -> pressrun.deliveries().tally(edition.id()).open())
        .sum();
  }

  private static List<Edition> unfinished(Pressrun pressrun, Newsletter newsletter) {
    return pressrun.editions().in(EditionState.FROZEN, EditionState.SENDING).stream()
        .filter(edition -> edition.slot().newsletter().equals(newsletter.name()))
        .toList();
  }

  /** Asked before anything is frozen; what happens later is the ledger's affair. */
  private boolean reachable(Settings settings) {
    List<RelaySettings> relays = settings.relays();
    SmtpLimits limits = settings.delivery().limits();
    List<String> troubles =
        relays.stream().flatMap(relay -> RelayProbe.trouble(relay, limits).stream()).toList();
    troubles.forEach(trouble -> console.warn("%s", trouble));
    return relays.isEmpty() || troubles.size() < relays.size();
  }

  private boolean mayGo(DraftLines lines, Newsletter newsletter, Draft.Ready draft) {
    lines.whoAnswersUnsubscribing();
    if (yes) {
      lines.warnings(draft);
      return true;
    }
    if (console.terminal() == Console.Terminal.PIPE) {
      throw new WrongUse("Nothing was sent: there is no terminal to ask at. Add --yes to confirm.");
    }
    lines.describe(newsletter, draft);
    return console.agreed("Send it?");
  }

  private int finish(
      Pressrun pressrun, Newsletter newsletter, PressReport report, DeliveryWatch watch)
      throws InterruptedException {
    if (report instanceof PressReport.Refused refused) {
      if (json) {
        console.json(Map.of("result", "refused", "reasons", refused.reasons()));
      } else {
        refused.reasons().forEach(reason -> console.warn("%s", reason));
      }
      return ExitCode.FAILED;
    }
    if (report instanceof PressReport.Nobody) {
      return nobody(watch, unfinished(pressrun, newsletter));
    }
    if (report instanceof PressReport.NothingNew nothing) {
      SourceLines lines = new SourceLines(console);
      nothing.sources().forEach(lines::warn);
      return rest(watch, unfinished(pressrun, newsletter));
    }
    if (report instanceof PressReport.AlreadyRun before) {
      return watch.already(before.edition());
    }
    return watch.follow(((PressReport.Printed) report).edition());
  }

  private void say(Map<String, Object> result, String words) {
    if (json) {
      console.json(result);
    } else {
      console.say("%s", words);
    }
  }

  /** What an earlier command left undone, because it was stopped, is done now. */
  private int rest(DeliveryWatch watch, List<Edition> unfinished) throws InterruptedException {
    if (unfinished.isEmpty()) {
      say(
          Map.of("result", "nothing-new"),
          "Nothing new: no mail was sent (pressrun select --explain says why).");
      return ExitCode.DONE;
    }
    int code = ExitCode.DONE;
    for (Edition edition : unfinished) {
      console.warn("Nothing new, but %s is not finished: going on with it.", edition.name());
      code = Math.max(code, watch.follow(edition));
    }
    return code;
  }
}
