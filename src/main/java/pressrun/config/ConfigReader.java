package pressrun.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.dkim.SigningKeys;
import pressrun.newsletter.Newsletter;
import pressrun.smtp.RelaySettings;

/** Reads {@code pressrun.yml} and {@code newsletters/*.yml}, and tells every problem at once. */
public final class ConfigReader {
  private final Path folder;
  private final Values values;
  private final Problems problems = new Problems();

  private ConfigReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.values = new Values(folder, environment);
  }

  public static ConfigOutcome read(Path folder, Map<String, String> environment) {
    return new ConfigReader(folder, environment).read();
  }

  private ConfigOutcome read() {
    Path file = folder.resolve("pressrun.yml");
    Optional<Section> main = YamlFile.read(file, MainFile.KEYS, problems);
    Map<String, Path> subscribers = new LinkedHashMap<>();
    List<Path> templates = List.of(main.flatMap(this::templates).orElseGet(this::besideConfig));
    List<Newsletter> newsletters = newsletters(templates, subscribers);
    if (main.isEmpty()) {
      return new ConfigOutcome.Invalid(problems.list());
    }
    Settings settings = settings(main.get(), templates, newsletters, subscribers);
    return problems.none()
        ? new ConfigOutcome.Valid(settings)
        : new ConfigOutcome.Invalid(problems.list());
  }

  private Optional<Path> templates(Section main) {
    return values.file(main, "templates");
  }

  private Path besideConfig() {
    return folder.resolveSibling("templates");
  }

  private Settings settings(
      Section main,
      List<Path> templates,
      List<Newsletter> newsletters,
      Map<String, Path> subscribers) {
    MainFile file = new MainFile(values);
    SigningKeys signing = new SigningSections(values).read(main);
    main.distinct("relays", "name");
    List<RelaySettings> relays =
        main.sections("relays").stream().map(inner -> RelaySection.read(inner, values)).toList();
    return new Settings(
        file.baseUrl(main, relays),
        file.database(main),
        file.secret(main),
        relays,
        values.domain(main, "bounce_domain"),
        signing,
        values.number(main, "inbox_port"),
        file.web(main),
        file.http(main),
        file.delivery(main),
        templates,
        newsletters,
        subscribers);
  }

  private List<Newsletter> newsletters(List<Path> templates, Map<String, Path> subscribers) {
    List<Newsletter> newsletters = new ArrayList<>();
    NewsletterFile reader = new NewsletterFile(values, templates);
    for (Path file : newsletterFiles()) {
      String fileName = file.getFileName().toString();
      String name = fileName.substring(0, fileName.lastIndexOf('.'));
      if (!NewsletterStart.isName(name)) {
        problems.add(file, 1, 1, "", "a newsletter's file is named with a-z, 0-9 and - only");
      }
      if (newsletters.stream().anyMatch(before -> before.name().equals(name))) {
        problems.add(file, 1, 1, "", "there is another file of the newsletter \"" + name + "\"");
      }
      YamlFile.read(file, NewsletterFile.KEYS, problems)
          .ifPresent(
              section -> {
                newsletters.add(reader.read(name, section));
                reader.subscribers(section).ifPresent(path -> subscribers.put(name, path));
              });
    }
    return newsletters;
  }

  private List<Path> newsletterFiles() {
    Path newsletters = folder.resolve("newsletters");
    if (!Files.isDirectory(newsletters)) {
      problems.add(
          newsletters, 1, 1, "", "there is no such folder; it holds a file per newsletter");
      return List.of();
    }
    try (Stream<Path> files = Files.list(newsletters)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException failure) {
      problems.add(newsletters, 1, 1, "", "the folder cannot be read");
      return List.of();
    }
  }
}
