package pressrun.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Rest;
import pressrun.delivery.Tally;
import pressrun.edition.Edition;

/** How far delivery is: a bar for a person, lines for a pipe, JSON lines for a machine. */
final class Progress {
  /** Where it is shown. */
  private enum Form {
    BAR,
    LINES,
    JSON
  }

  /** What is put off together has its turns within moments; that is told once. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Console console;
  private final Form form;
  private Optional<ProgressBar> bar = Optional.empty();
  private Optional<Edition> edition = Optional.empty();
  private Optional<String> storage = Optional.empty();
  private List<Rest> resting = List.of();
  private Instant awaited = Instant.MIN;
  private long shown = -1;
  private long began;
  private long settledBefore;

  private Progress(Console console, Form form) {
    this.console = console;
    this.form = form;
  }

  static Progress on(Console console, boolean json) {
    Form person = console.terminal() == Console.Terminal.PERSON ? Form.BAR : Form.LINES;
    return new Progress(console, json ? Form.JSON : person);
  }

  boolean forPeople() {
    return form != Form.JSON;
  }

  void start(Edition followed, Tally tally) {
    edition = Optional.of(followed);
    began = System.nanoTime();
    settledBefore = tally.planned() - tally.open();
    show(tally);
  }

  private ProgressBar bar(Tally tally) {
    return new ProgressBarBuilder()
        .setTaskName("Delivering")
        .setInitialMax(tally.planned())
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUnit(" mails", 1)
        .showSpeed()
        .startsFrom(tally.planned() - tally.open(), Duration.ofNanos(System.nanoTime() - began))
        .build();
  }

  void show(Tally tally) {
    long settled = tally.planned() - tally.open();
    if (form == Form.BAR) {
      ProgressBar line = bar.orElseGet(() -> bar(tally));
      bar = Optional.of(line);
      line.maxHint(tally.planned());
      line.stepTo(settled);
      line.setExtraMessage(Tallies.exceptions(tally).replaceFirst("^, ", " "));
    }
    if (form != Form.BAR && step(settled, tally.planned())) {
      line(tally, settled);
    }
  }

  /** What it waits for; told again when that changes. */
  void resting(List<Rest> rests, Tally tally) {
    boolean news = !rests.isEmpty() && !rests.equals(resting);
    resting = rests;
    if (news && form != Form.JSON) {
      end(); // A bar goes on below what is told.
      console.warn("%s", words(rests));
    } else if (news) {
      edition.ifPresent(followed -> console.json(fields(followed, tally, rests)));
    }
  }

  /** Says when nothing can be written, and when that has passed; once each. */
  void storage(Optional<String> found) {
    if (!found.equals(storage)) {
      storage = found;
      String words = found.orElse("the data folder and the database can be written again");
      if (form == Form.JSON) {
        console.json(Map.of("storage", words));
      } else {
        end(); // A bar goes on below what is told.
        console.warn("! %s", words);
      }
    }
  }

  /** Tells what is put off and waited for; again when the next turn is much later. */
  void awaiting(Instant until, Tally tally) {
    boolean news = !until.isBefore(awaited.plus(AGAIN));
    awaited = news ? until : awaited;
    if (news && form == Form.JSON) {
      edition.ifPresent(
          followed -> {
            Map<String, Object> fields = DeliveryWatch.fields(followed, tally);
            fields.put("waiting_until", until.toString());
            console.json(fields);
          });
    } else if (news) {
      end(); // A bar goes on below what is told.
      console.warn(
          "Waiting for what is put off (%d), until %s first. Ctrl-C ends the waiting; the next"
              + " pressrun send goes on.",
          tally.of(DeliveryState.DEFERRED) + tally.of(DeliveryState.UNCERTAIN),
          LocalTimes.clock(until));
    }
  }

  private static String words(List<Rest> rests) {
    return rests.stream()
        .map(
            rest ->
                "Relay %s rests until %s: %s"
                    .formatted(rest.relay(), LocalTimes.clock(rest.until()), rest.why()))
        .collect(Collectors.joining("; "));
  }

  private static Map<String, Object> fields(Edition followed, Tally tally, List<Rest> rests) {
    Map<String, Object> fields = DeliveryWatch.fields(followed, tally);
    fields.put(
        "resting",
        rests.stream()
            .map(
                rest ->
                    Map.of(
                        "relay", rest.relay(), "until", rest.until().toString(), "why", rest.why()))
            .toList());
    return fields;
  }

  /** A line a tenth is enough. */
  private boolean step(long settled, long planned) {
    long tenth = planned == 0 ? 10 : settled * 10 / planned;
    boolean further = tenth > shown;
    shown = Math.max(shown, tenth);
    return further;
  }

  private void line(Tally tally, long settled) {
    Pace pace = Pace.of(settled - settledBefore, System.nanoTime() - began, tally.open());
    if (form == Form.JSON) {
      edition.ifPresent(followed -> console.json(fields(followed, tally, pace)));
    } else {
      console.warn(
          "Delivering: %d of %d%s%s",
          settled, tally.planned(), Tallies.exceptions(tally), pace.words());
    }
  }

  private static Map<String, Object> fields(Edition followed, Tally tally, Pace pace) {
    Map<String, Object> fields = DeliveryWatch.fields(followed, tally);
    fields.put("per_second", Math.round(pace.perSecond()));
    pace.toGo().ifPresent(time -> fields.put("seconds_to_go", time.toSeconds()));
    return fields;
  }

  void end() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  void result(Edition followed, Tally tally) {
    if (form == Form.JSON) {
      console.json(DeliveryWatch.fields(followed, tally));
      return;
    }
    console.say(
        "%s no. %d: %d of %d delivered%s.",
        followed.masthead().title(),
        followed.number(),
        tally.of(DeliveryState.SENT),
        tally.planned(),
        Tallies.exceptions(tally));
  }
}
