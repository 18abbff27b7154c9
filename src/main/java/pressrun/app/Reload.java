package pressrun.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pressrun.alert.AlertStore;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.newsletter.Newsletter;
import pressrun.render.EditionRenderer;
import pressrun.render.TemplateFault;
import pressrun.render.Templates;
import pressrun.schedule.Timekeeper;

/**
 * Takes up what was changed in files, whole when all of it is right; else everything stays as it
 * was, and the problems are shown as alerts. Called by one thread.
 */
final class Reload {
  private static final String CONFIGURATION = "config";
  private static final String TEMPLATES = "config:templates";
  private static final String RESTART = "config:restart";

  private final Pressrun pressrun;
  private final Timekeeper timekeeper;
  private final AlertStore alerts;

  Reload(Pressrun pressrun, Timekeeper timekeeper) {
    this.pressrun = pressrun;
    this.timekeeper = timekeeper;
    this.alerts = pressrun.alerts();
  }

  /** The folders in which a change matters. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    folders.add(pressrun.home().config());
    folders.addAll(pressrun.settings().templates());
    pressrun.catalogue().all().stream()
        .flatMap(newsletter -> newsletter.sources().stream())
        .flatMap(source -> source.place().stream())
        .filter(place -> !place.startsWith(pressrun.home().config()))
        .forEach(folders::add);
    return folders;
  }

  void run() {
    ConfigOutcome outcome = pressrun.home().readConfiguration();
    if (outcome instanceof ConfigOutcome.Valid valid) {
      alerts.clear(CONFIGURATION);
      takeUp(valid.settings());
    } else {
      ConfigOutcome.Invalid invalid = (ConfigOutcome.Invalid) outcome;
      alerts.raise(
          CONFIGURATION,
          invalid.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    pressrun.catalogue().all().forEach(this::collect);
  }

  private void takeUp(Settings declared) {
    try {
      pressrun.templates().renew(templates -> prove(templates, declared));
      alerts.clear(TEMPLATES);
    } catch (TemplateFault fault) {
      alerts.raise(TEMPLATES, fault.words());
      return;
    } catch (UncheckedIOException unreadable) {
      alerts.raise(TEMPLATES, unreadable.getMessage() + ": " + unreadable.getCause());
      return;
    }
    pressrun.catalogue().replace(declared.newsletters());
    timekeeper.reschedule();
    if (pressrun.settings().needsRestartFor(declared)) {
      alerts.raise(RESTART, "pressrun.yml was changed: it is taken up when serve is started again");
    } else {
      alerts.clear(RESTART);
    }
  }

  private static void prove(Templates templates, Settings declared) {
    EditionRenderer renderer = new EditionRenderer(templates);
    declared.newsletters().forEach(renderer::prove);
  }

  private void collect(Newsletter newsletter) {
    try {
      pressrun.collector().collectLocal(newsletter);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
