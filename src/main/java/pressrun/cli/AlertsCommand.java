package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.alert.Alert;
import pressrun.app.Pressrun;
import pressrun.app.StorageTrial;

@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description =
        "Lists what needs a person's attention, newest first (docs/operating.md says what to do).")
final class AlertsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  @Option(
      names = "--dismiss",
      paramLabel = "KEY",
      description = "Takes this one off the list; it comes back when its cause does.")
  private Optional<String> dismiss = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line, one per alert.")
  private boolean json;

  private boolean shown;

  AlertsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = dismiss.isPresent() ? places.open() : places.openToRead()) {
      List<Alert> open = pressrun.alerts().open();
      if (dismiss.isPresent()) {
        dismiss(pressrun, open, dismiss.get());
        return ExitCode.DONE;
      }
      Stream.concat(unkept(pressrun).stream(), open.stream()).forEach(this::show);
      if (!json && !shown) {
        console.say("All is well: there is no alert.");
      }
      return ExitCode.DONE;
    }
  }

  /** While nothing can be written, no alert could be kept that says so. */
  private Optional<Alert> unkept(Pressrun pressrun) {
    try (StorageTrial trial = new StorageTrial(pressrun)) {
      return trial.trouble().map(why -> new Alert("storage", why, pressrun.clock().instant()));
    }
  }

  private void dismiss(Pressrun pressrun, List<Alert> open, String key) {
    if (open.stream().noneMatch(alert -> alert.key().equals(key))) {
      throw new WrongUse("there is no alert \"" + key + "\"");
    }
    pressrun.alerts().clear(key);
    console.say("%s is off the list.", key);
  }

  private void show(Alert alert) {
    shown = true;
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("key", alert.key());
      line.put("message", alert.message());
      line.put("raised", alert.raisedAt().toString());
      console.json(line);
    } else {
      console.say("%s  %s", LocalTimes.shown(alert.raisedAt()), alert.key());
      console.say("    %s", alert.message());
    }
  }
}
