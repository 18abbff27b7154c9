package bench.looks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pressrun.app.Home;
import pressrun.app.Pressrun;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.dkim.SigningKeys;
import pressrun.newsletter.Newsletter;
import pressrun.preview.PreviewOutcome;
import pressrun.preview.PreviewRequest;

/** Declares a newsletter for each look and language, and previews them all. */
final class Specimens {
  private static final List<String> LOOKS = List.of("digest", "letter", "links");
  private static final Map<String, String> ZONES =
      new TreeMap<>(
          Map.of(
              "ar", "Africa/Cairo",
              "de", "Europe/Berlin",
              "en", "Europe/London",
              "he", "Asia/Jerusalem",
              "ja", "Asia/Tokyo",
              "ko", "Asia/Seoul",
              "zh", "Asia/Shanghai"));

  private static final Map<String, List<String>> CHAPTERS =
      Map.of(
          "ar", List.of("البلدة", "من العالم"),
          "de", List.of("Die Stadt", "Aus der Ferne"),
          "en", List.of("The town", "From abroad"),
          "he", List.of("העיירה", "מן העולם"),
          "ja", List.of("町のこと", "海の向こう"),
          "ko", List.of("마을 소식", "먼 곳 소식"),
          "zh", List.of("本镇", "远方"));

  private final Path home;
  private final Path out;

  Specimens(Path home, Path out) {
    this.home = home;
    this.out = out;
  }

  List<Specimen> make() throws IOException, InterruptedException {
    declare();
    Path mails = Files.createDirectories(out.resolve("mails"));
    List<Specimen> specimens = new ArrayList<>();
    try (Pressrun pressrun = Pressrun.open(place(), settings())) {
      for (Newsletter newsletter : pressrun.catalogue().all()) {
        pressrun.collector().collect(newsletter);
        PreviewOutcome preview =
            pressrun
                .previewer()
                .preview(new PreviewRequest(newsletter, Optional.empty(), Optional.empty()));
        if (!(preview instanceof PreviewOutcome.Shown shown)) {
          throw new IllegalStateException(newsletter.name() + ": " + preview);
        }
        specimens.add(
            Specimen.write(
                newsletter.name(), mails, shown.message().bytes(), shown.html(), shown.text()));
      }
    }
    return specimens;
  }

  private Home place() {
    return Home.of(
        Optional.of(out.resolve("config")), Optional.of(out.resolve("data")), System.getenv());
  }

  private Settings settings() {
    ConfigOutcome outcome = place().readConfiguration();
    if (outcome instanceof ConfigOutcome.Valid valid) {
      return valid.settings();
    }
    throw new IllegalStateException(outcome.toString());
  }

  /** What the mails were signed with. */
  SigningKeys keys() {
    return settings().signing();
  }

  private void declare() throws IOException {
    Path newsletters = Files.createDirectories(out.resolve("config/newsletters"));
    Files.writeString(
        out.resolve("config/pressrun.yml"),
        "base_url: https://news.example.org/\ntemplates: "
            + home.resolve("templates")
            + "\n"
            + Signing.declare(out.resolve("config")));
    for (String look : LOOKS) {
      for (Map.Entry<String, String> place : ZONES.entrySet()) {
        String language = place.getKey();
        Files.writeString(
            newsletters.resolve(look + "-" + language + ".yml"),
            declaration(look, language, place.getValue()));
      }
    }
  }

  private String declaration(String look, String language, String zone) throws IOException {
    Path feed = home.resolve("bench/looks/feeds/" + language + ".xml");
    String[] words = Files.readString(feed).split("</?(?:title|description)>", 5);
    return """
        title: %s
        description: %s
        language: %s
        zone: %s
        sender: {name: %s, address: courier@example.org, postal_address: "4 Lantern Steps, Saltmere"}
        sources:
          - {name: City desk, feed: %s}
          - {name: Foreign desk, folder: %s}
        rules:
          max_age: 3650d
          sections:
            - {title: %s, sources: [City desk]}
            - {title: %s, sources: [Foreign desk]}
        look: {template: %s, logo: %s, logo_width: 132}
        """
        .formatted(
            words[1],
            words[3],
            language,
            zone,
            words[1],
            feed,
            home.resolve("config/articles"),
            CHAPTERS.get(language).get(0),
            CHAPTERS.get(language).get(1),
            look,
            "https://courier.example.org/logo.png");
  }
}
