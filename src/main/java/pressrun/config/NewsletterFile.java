package pressrun.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.edition.LocalTimetable;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Sender;
import pressrun.newsletter.Timetable;
import pressrun.source.Source;

/** One file of {@code newsletters/}. */
final class NewsletterFile {
  static final List<Key> KEYS =
      List.of(
          new Key("title", Key.Kind.TEXT, "", "What readers know it as."),
          new Key("description", Key.Kind.TEXT, "", "A line under the title."),
          new Key(
              "language",
              Key.Kind.TEXT,
              "en",
              "Of the fixed words and dates, such as en, ko, ja, ar."),
          new Key(
              "zone",
              Key.Kind.TEXT,
              "UTC",
              "Time zone of the timetable and of dates, such as Asia/Seoul."),
          new Key("sender", Key.Kind.SECTION, "", "Who it is from."),
          new Key("sources", Key.Kind.SECTIONS, "", "Where its articles come from."),
          new Key("rules", Key.Kind.SECTION, "see below", "Which articles are chosen."),
          new Key("schedule", Key.Kind.SECTION, "sent by hand only", "When editions are due."),
          new Key("look", Key.Kind.SECTION, "see below", "How it looks."),
          new Key(
              "subscribers_file",
              Key.Kind.FILE,
              "",
              "A CSV file; its people are added when they are not known yet, and nobody who left comes back by it."));

  static final List<Key> SENDER_KEYS =
      List.of(
          new Key("name", Key.Kind.TEXT, "the title", "Shown as From."),
          new Key("address", Key.Kind.ADDRESS, "", "Shown as From."),
          new Key("reply_to", Key.Kind.ADDRESS, "the address", "Where answers go."),
          new Key(
              "postal_address",
              Key.Kind.TEXT,
              "",
              "Shown in the footer; several countries' laws ask for it."));

  static final List<Key> SCHEDULE_KEYS =
      List.of(
          new Key(
              "cron",
              Key.Kind.TEXT,
              "",
              "Quartz cron: second minute hour day month weekday, on local time, such as 0 30 6 ? * MON-FRI."),
          new Key(
              "max_lateness",
              Key.Kind.DURATION,
              "6h",
              "A slot found later than this is not run; its articles roll over."));

  static final List<Key> LOOK_KEYS =
      List.of(
          new Key("template", Key.Kind.TEXT, "digest", "A folder of templates."),
          new Key(
              "subject", Key.Kind.TEXT, "the title and the first headline", "A FreeMarker line."),
          new Key(
              "preheader",
              Key.Kind.TEXT,
              "the next headlines",
              "A FreeMarker line, shown by mail programs beside the subject."),
          new Key("accent", Key.Kind.TEXT, "#9a3412", "The colour of headings and links, #rrggbb."),
          new Key("logo", Key.Kind.URL, "none", "A picture above the title."));

  private static final String SUBJECT = "${newsletter.title}: ${articles[0].title}";
  private static final String PREHEADER =
      "<#list articles as article><#if article?index gt 0 && article?index lt 4>${article.title}<#if article?index lt 3 && article?has_next> · </#if></#if></#list>";

  private final Values values;

  NewsletterFile(Values values) {
    this.values = values;
  }

  Newsletter read(String name, Section section) {
    section.only(KEYS);
    String title = values.required(section, "title");
    ZoneId zone = zone(section);
    List<Source> sources =
        section.sections("sources").stream()
            .map(inner -> SourceSection.read(inner, values))
            .flatMap(Optional::stream)
            .toList();
    if (!section.has("sources")) {
      section.problem("sources", "is missing: where do its articles come from?");
    }
    return new Newsletter(
        name,
        title,
        values.text(section, "description").orElse(""),
        language(section),
        zone,
        sender(section.section("sender"), title),
        sources,
        RulesSection.read(section.section("rules"), values, sources),
        timetable(section),
        look(section.section("look")));
  }

  Optional<Path> subscribers(Section section) {
    return values.file(section, "subscribers_file");
  }

  private Locale language(Section section) {
    String tag = values.text(section, "language").orElse("en");
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException wrong) {
      section.problem(
          "language", "expected a language code such as en, ko or ar, found \"" + tag + "\"");
      return Locale.ENGLISH;
    }
  }

  private ZoneId zone(Section section) {
    String name = values.text(section, "zone").orElse("UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      String hint =
          NearestWord.of(name, ZoneId.getAvailableZoneIds())
              .map(zone -> "; did you mean \"" + zone + "\"?")
              .orElse("; write it as Europe/London or Asia/Seoul");
      section.problem("zone", "there is no time zone \"" + name + "\"" + hint);
      return ZoneId.of("UTC");
    }
  }

  private Sender sender(Section section, String title) {
    section.only(SENDER_KEYS);
    values.required(section, "address");
    return new Sender(
        values.text(section, "name").orElse(title),
        values.address(section, "address").orElse(""),
        values.address(section, "reply_to"),
        values.text(section, "postal_address").orElse(""));
  }

  private Optional<Timetable> timetable(Section newsletter) {
    if (!newsletter.has("schedule")) {
      return Optional.empty();
    }
    Section section = newsletter.section("schedule").only(SCHEDULE_KEYS);
    Timetable timetable =
        new Timetable(
            values.required(section, "cron"),
            values.duration(section, "max_lateness", Duration.ofHours(6)));
    try {
      LocalTimetable.check(timetable.cron());
    } catch (LocalTimetable.WrongCron wrong) {
      section.problem("cron", wrong.words());
    }
    return Optional.of(timetable);
  }

  private Look look(Section section) {
    section.only(LOOK_KEYS);
    String accent = values.text(section, "accent").orElse("#9a3412");
    if (!accent.matches("#[0-9a-fA-F]{6}")) {
      section.problem("accent", "expected a colour such as #9a3412, found \"" + accent + "\"");
    }
    return new Look(
        values.text(section, "template").orElse("digest"),
        values.text(section, "subject").orElse(SUBJECT),
        values.text(section, "preheader").orElse(PREHEADER),
        accent,
        values.url(section, "logo"));
  }
}
