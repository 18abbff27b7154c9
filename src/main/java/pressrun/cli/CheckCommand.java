package pressrun.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.audience.MadeUp;
import pressrun.audience.NoSubscriberFile;
import pressrun.audience.SubscriberFile;
import pressrun.audience.SubscriberFile.Row;
import pressrun.audience.UnclearSubscriberFile;
import pressrun.config.ConfigOutcome;
import pressrun.config.Problem;
import pressrun.config.Settings;
import pressrun.newsletter.Newsletter;
import pressrun.render.EditionRenderer;
import pressrun.render.TemplateFault;
import pressrun.render.Templates;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the configuration, tries the templates, and lists every problem with its place; sends"
          + " nothing.",
      "Whether sources can be read is what collect shows."
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  @Option(
      names = "--json",
      description = "One JSON object a line, one per problem, else one per newsletter.")
  private boolean json;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ConfigOutcome outcome = places.home().readConfiguration();
    if (outcome instanceof ConfigOutcome.Invalid invalid) {
      invalid.problems().forEach(this::tell);
      return ExitCode.WRONG_USE;
    }
    Settings settings = ((ConfigOutcome.Valid) outcome).settings();
    List<TemplateFault> faults = faults(settings);
    if (!faults.isEmpty()) {
      faults.forEach(this::tell);
      return ExitCode.WRONG_USE;
    }
    List<String> unread = unread(settings);
    if (!unread.isEmpty()) {
      unread.forEach(why -> tell(Map.of("problem", why), why));
      return ExitCode.WRONG_USE;
    }
    if (!json) {
      console.say("The configuration in %s is right.", places.home().config());
    }
    settings.newsletters().forEach(newsletter -> tell(newsletter, settings));
    return ExitCode.DONE;
  }

  private static List<TemplateFault> faults(Settings settings) {
    EditionRenderer renderer = new EditionRenderer(Templates.kept(settings.templates()));
    List<TemplateFault> faults = new ArrayList<>();
    for (Newsletter newsletter : settings.newsletters()) {
      try {
        renderer.prove(newsletter);
      } catch (TemplateFault fault) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private static List<String> unread(Settings settings) {
    List<String> unread = new ArrayList<>();
    for (Path file : settings.subscriberFiles().values()) {
      try {
        SubscriberFile.readDeclared(file);
      } catch (UnclearSubscriberFile | NoSubscriberFile wrong) {
        unread.add(String.valueOf(wrong.getMessage()));
      }
    }
    return unread;
  }

  private void tell(Problem problem) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", problem.file().toString());
    line.put("line", problem.line());
    line.put("column", problem.column());
    line.put("key", problem.key());
    line.put("problem", problem.message());
    tell(line, problem.toString());
  }

  private void tell(TemplateFault fault) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("template", fault.template());
    line.put("line", fault.line());
    line.put("column", fault.column());
    fault.expression().ifPresent(expression -> line.put("expression", expression));
    line.put("problem", fault.problem());
    tell(line, fault.words());
  }

  private void tell(Map<String, Object> line, String words) {
    if (json) {
      console.json(line);
    } else {
      console.warn("%s", words);
    }
  }

  /** Reads its subscriber file, once mail goes to a relay: sample addresses would hold it back. */
  private static List<Row> rows(Newsletter newsletter, Settings settings) {
    return settings.relays().isEmpty()
        ? List.of()
        : Optional.ofNullable(settings.subscriberFiles().get(newsletter.name()))
            .map(SubscriberFile::read)
            .orElse(List.of());
  }

  private void tell(Newsletter newsletter, Settings settings) {
    SigningWords signed =
        SigningWords.of(settings.signing(), newsletter, places.home().clock().instant());
    List<Row> rows = rows(newsletter, settings);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("newsletter", newsletter.name());
      line.put("title", newsletter.title());
      line.put("sources", newsletter.sources().size());
      line.put("signed_by", signed.selectors());
      line.put("made_up", MadeUp.among(rows).size());
      console.json(line);
    } else {
      String sources = Words.count(newsletter.sources().size(), "source");
      console.say(
          "  %s: \"%s\", %s%s", newsletter.name(), newsletter.title(), sources, signed.words());
      MadeUp.warning(rows).ifPresent(warning -> console.warn("  %s", warning));
    }
  }
}
