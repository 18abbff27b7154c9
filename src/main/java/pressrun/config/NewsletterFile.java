package pressrun.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Sender;
import pressrun.newsletter.Topic;
import pressrun.selection.Cohort;
import pressrun.source.Source;

/** One file of {@code newsletters/}. */
final class NewsletterFile {
  static final List<Key> SENDER_KEYS =
      List.of(
          Key.text("name", "The name in From. Left out: the newsletter's title.")
              .example("The Harbour Courier"),
          Key.of(Key.Kind.ADDRESS, "address", "The address in From.")
              .required()
              .example("courier@example.org"),
          Key.of(Key.Kind.ADDRESS, "reply_to", "Where answers go. Left out: the address in From.")
              .example("editors@example.org"),
          Key.text("postal_address", "Shown in the footer; several countries' laws ask for it.")
              .example("4 Lantern Steps, Saltmere"));

  private static final List<Key> TOPIC_KEYS =
      Stream.concat(
              Stream.of(
                  Key.text("name", "What it is called: a-z, 0-9, -.").required().example("sport"),
                  Key.text("title", "What readers know it as. Left out: its name.")
                      .example("Sport and races")),
              RulesSection.MATCH_KEYS.stream())
          .toList();

  static final List<Key> KEYS =
      List.of(
          Key.text("title", "What readers know it as.").required().example("The Harbour Courier"),
          Key.text("description", "A line under the title.")
              .example("What happened between the lighthouse and the pier"),
          Key.text(
                  "language",
                  "Language of the fixed words and of dates, and of articles that do not tell"
                      + " theirs: "
                      + LanguageKey.shipped()
                      + " are shipped; any other has the fixed words in English.")
              .standard("en")
              .example("ko"),
          Key.text(
                  "zone",
                  "Time zone of the timetable and of dates, by a place: an offset such as UTC+2 knows no summer"
                      + " time.")
              .standard("UTC")
              .example("Asia/Seoul"),
          Key.section("sender", SENDER_KEYS, "Who it is from.").required(),
          Key.sections("sources", SourceSection.KEYS, "Where its articles come from.").required(),
          Key.section("rules", RulesSection.KEYS, "Which articles are chosen."),
          Key.section(
              "schedule",
              CadenceSection.SCHEDULE_KEYS,
              "When editions are due. Left out: only `send` sends it."),
          Key.sections(
              "cadences",
              CadenceSection.KEYS,
              "Instead of `schedule`: several rhythms, such as daily and weekly, of which each"
                  + " subscriber has one. Each has its own editions and uses up articles for"
                  + " itself. The first is that of everybody who did not choose."),
          Key.sections(
              "topics",
              TOPIC_KEYS,
              "What subscribers may choose to read about; who chose none gets everything."),
          Key.section("look", LookSection.KEYS, "How it looks."),
          Key.of(
                  Key.Kind.FILE,
                  "subscribers_file",
                  "A CSV file that is read at every start: people whom the newsletter does not know yet are added,"
                      + " and nobody who left comes back by it.")
              .example("subscribers.csv"));

  private final Values values;
  private final List<Path> templates;

  NewsletterFile(Values values, List<Path> templates) {
    this.values = values;
    this.templates = templates;
  }

  Newsletter read(String name, Section section) {
    String title = values.required(section, "title");
    ZoneId zone = ZoneKey.read(section, "zone", values);
    section.distinct("sources", "name");
    List<Source> sources = sources(name, zone, section);
    List<String> named = names(section.sections("sources"));
    if (named.isEmpty()) {
      section.problem("sources", "names none: where do its articles come from?");
    }
    return new Newsletter(
        name,
        title,
        values.text(section, "description").orElse(""),
        LanguageKey.read(section, values, "language"),
        zone,
        sender(section.section("sender"), title),
        sources,
        new CadenceSection(values, RulesSection.read(section.section("rules"), values, named))
            .read(section),
        topics(section, named),
        LookSection.read(section.section("look"), values, templates));
  }

  /** Returns the names of all sources, those with a mistake too: rules may speak of them. */
  private List<String> names(List<Section> sources) {
    return sources.stream().map(source -> values.text(source, "name").orElse("")).toList();
  }

  /** Read twice, a place would fill half an edition by itself and hide behind two names. */
  private List<Source> sources(String newsletter, ZoneId zone, Section section) {
    List<Source> sources = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (Section inner : section.sections("sources")) {
      Optional<Source> read = SourceSection.read(newsletter, zone, inner, values);
      if (read.isPresent()) {
        Source source = read.get();
        sources.add(source);
        String before = names.putIfAbsent(SourceSection.place(source), source.name());
        if (before != null) {
          inner.problem(
              SourceSection.kind(source), "is read by the source \"" + before + "\" already");
        }
      }
    }
    return sources;
  }

  Optional<Path> subscribers(Section section) {
    return values.file(section, "subscribers_file");
  }

  private Sender sender(Section section, String title) {
    values.required(section, "address");
    return new Sender(
        values.text(section, "name").orElse(title),
        values.address(section, "address").orElse(""),
        values.address(section, "reply_to"),
        values.text(section, "postal_address").orElse(""));
  }

  private List<Topic> topics(Section newsletter, List<String> sources) {
    newsletter.distinct("topics", "name");
    List<Topic> topics = new ArrayList<>();
    for (Section section : newsletter.sections("topics")) {
      String name = values.name(section, "name");
      if (Cohort.EVERYBODY.name().equals(name) || "all".equals(name)) {
        section.problem("name", "means all topics and cannot be one");
      }
      topics.add(
          new Topic(
              name,
              values.text(section, "title").orElse(name),
              RulesSection.match(section, sources)));
    }
    return topics;
  }
}
