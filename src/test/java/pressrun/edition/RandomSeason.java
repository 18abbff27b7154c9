package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import pressrun.article.Article;
import pressrun.article.CleanedEntry;
import pressrun.article.Story;
import pressrun.newsletter.Match;
import pressrun.newsletter.Readership;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Timetable;
import pressrun.newsletter.Topic;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.selection.Selections;
import pressrun.selection.Selector;
import pressrun.selection.Verdict;
import pressrun.testing.Rulebook;
import pressrun.testing.Stories;

/**
 * Weeks of a newsletter with cadences, topics, and a collection in which anything happens: what
 * comes late, back-dated, edited, under another key, twice, or vanishes and returns; slots are
 * missed, clocks go wrong and change for the summer. Everything each cohort had is noted.
 */
final class RandomSeason {
  private static final List<String> TAGS = List.of("sport", "town", "sea");
  private static final List<String> SOURCES = List.of(Desk.SOURCE, "feed:harbour");
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Seoul");
  private static final List<String> CADENCES = List.of("daily", "weekly");
  private static final List<Topic> TOPICS =
      List.of("sport", "town").stream()
          .map(tag -> new Topic(tag, tag, new Match(List.of(), List.of(tag), List.of(), List.of())))
          .toList();

  private static final Article NOBODYS = Stories.article(-1, "", Stories.story("none"));

  /** Days from here on have a change to summer time in them, in one zone or the other. */
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final Desk desk;
  private final Random random;
  private final ZoneId zone;
  private final Rules rules;
  private final boolean settled;
  private final List<CleanedEntry> published = new ArrayList<>();
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private Instant now = BEGIN;
  private int titles;

  /** What a cohort had of a cadence, and what its verdicts kept back for good. */
  private record Ledger(
      Cohort cohort, Instant since, Set<Long> shown, Set<Long> used, Set<Long> out) {
    Ledger(Cohort cohort, Instant since) {
      this(cohort, since, new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
  }

  /**
   * A season.
   *
   * @param settled the collection is steady and every slot is run, so that nothing may get too old
   */
  RandomSeason(Desk desk, long seed, boolean settled) {
    this.desk = desk;
    this.settled = settled;
    random = new Random(seed);
    zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    Rulebook plain =
        new Rulebook(
            Rulebook.plain(1, settled ? 500 : 2 + random.nextInt(9), 500, Rules.Order.NEWEST));
    Rulebook stable = plain.stableFor(Duration.ofMinutes(random.nextInt(90)));
    rules = settled || random.nextBoolean() ? stable.rules() : stable.mentioning().rules();
  }

  void run(int days) {
    for (int day = 0; day < days; day++) {
      collect(random.nextInt(6));
      Instant before = now;
      now = now.plus(Duration.ofDays(1));
      for (String cadence : CADENCES) {
        boolean missed = !settled && random.nextInt(8) == 0;
        slots(cadence, before, now).stream().filter(slot -> !missed).forEach(this::press);
      }
    }
  }

  private List<Slot> slots(String cadence, Instant after, Instant until) {
    String cron = cadence.equals("daily") ? "0 30 2 * * ?" : "0 15 2 ? * SUN";
    Timetable timetable = new Timetable(cron, Duration.ofHours(12));
    return new LocalTimetable(timetable, zone, cadence).between(Desk.NEWSLETTER, after, until);
  }

  private void collect(int count) {
    for (int i = 0; i < count; i++) {
      CleanedEntry entry = published.isEmpty() ? fresh() : any();
      published.add(entry);
      String source = SOURCES.get(random.nextInt(SOURCES.size()));
      desk.collect(source, entry, now);
    }
  }

  private CleanedEntry any() {
    CleanedEntry old = published.get(random.nextInt(published.size()));
    return switch (random.nextInt(8)) {
      case 0 -> old;
      case 1 -> Stories.entry(old.key(), story(old.story().link().orElseThrow().toString()));
      case 2 -> Stories.entry("key " + published.size(), old.story());
      default -> fresh();
    };
  }

  private CleanedEntry fresh() {
    int id = published.size();
    return Stories.entry("key " + id, story("https://example.org/" + id));
  }

  private Story story(String link) {
    Instant dated = now.minus(Duration.ofHours(random.nextInt(settled ? 24 : 24 * 16)));
    Story plain = Stories.story("Story " + titles++, Optional.of(link), dated);
    return Stories.tagged(plain, Locale.ENGLISH, TAGS.get(random.nextInt(TAGS.size())));
  }

  /** A node whose clock is wrong by up to an hour presses the slot when it sees it due. */
  private void press(Slot slot) {
    Instant at = slot.due().plus(Duration.ofMinutes(random.nextInt(180) - 60));
    PoolQuery query =
        new PoolQuery(Desk.NEWSLETTER, slot.cadence(), SOURCES, at.minus(rules.maxAge()), at);
    Pool pool = desk.used.pool(query);
    Selector selector = new Selector(rules, TOPICS, pool.articles(), pool.marks(), key -> key, at);
    Map<Cohort, Selection> selections = new LinkedHashMap<>();
    for (Cohort cohort : cohorts()) {
      selections.put(cohort, selector.select(cohort, pool.candidates(cohort), pool.told(cohort)));
    }
    Selections all = new Selections(selections);
    if (!all.isEmpty()) {
      Readership readers = new Readership(slot.cadence(), "|");
      int number = desk.editions.nextNumber(Desk.NEWSLETTER, slot.cadence());
      EditionDraft draft = new EditionDraft(slot, number, "News", Desk.masthead(), all, readers);
      assertThat(desk.freeze(draft, at)).isInstanceOf(FreezeOutcome.Frozen.class);
      assertThat(desk.freeze(draft, at))
          .as("another node comes to the same slot")
          .isNotInstanceOf(FreezeOutcome.Frozen.class);
      selections.forEach((cohort, selection) -> note(slot.cadence(), cohort, selection, at));
    }
  }

  /** One of them comes to be only after two weeks. */
  private List<Cohort> cohorts() {
    boolean late = now.isAfter(BEGIN.plus(Duration.ofDays(14)));
    List<Cohort> cohorts =
        new ArrayList<>(
            List.of(Cohort.EVERYBODY, Cohort.of(List.of("sport")), Cohort.of(List.of("town"))));
    if (late) {
      cohorts.add(Cohort.of(List.of("town", "sport")));
    }
    return cohorts;
  }

  private void note(String cadence, Cohort cohort, Selection selection, Instant at) {
    Ledger ledger = ledgers.computeIfAbsent(cadence + "/" + cohort, name -> new Ledger(cohort, at));
    for (Article article : selection.articles()) {
      assertThat(ledger.shown().add(article.id())).as("%s twice to %s", article, cohort).isTrue();
      assertThat(cohort.topics().isEmpty() || cohort.topics().containsAll(article.story().tags()))
          .as("%s is not for %s", article, cohort)
          .isTrue();
    }
    selection.articles().forEach(article -> ledger.used().add(article.id()));
    selection.mentioned().forEach(article -> ledger.used().add(article.id()));
    for (Chapter chapter : selection.chapters()) {
      chapter.also().values().forEach(same -> same.forEach(one -> ledger.used().add(one.id())));
    }
    selection.verdicts().stream()
        .filter(verdict -> verdict.reason() == Verdict.Reason.TOO_OLD)
        .forEach(verdict -> ledger.out().add(verdict.article().id()));
  }

  /**
   * No link stands in two mails to one cohort, whatever key or source it came under. (Under another
   * title from the same source it is another story on one page.)
   */
  void checkNoLinkCameTwice() {
    Map<Long, Article> all = all();
    ledgers.forEach(
        (name, ledger) -> {
          Map<Optional<String>, Article> first = new HashMap<>();
          for (long id : ledger.shown()) {
            Article article = all.getOrDefault(id, NOBODYS);
            Article other = first.putIfAbsent(article.story().canonicalLink(), article);
            assertThat(other == null || isAnotherOfOnePage(article, other))
                .as("%s: %s and %s", name, article, other)
                .isTrue();
          }
        });
  }

  private static boolean isAnotherOfOnePage(Article one, Article other) {
    return one.source().equals(other.source())
        && !one.story().title().equals(other.story().title());
  }

  /**
   * What a cohort never had must be waiting, or have been found too old, or be what was told before
   * the cohort came to be.
   */
  void checkNothingWasLost() {
    Map<Long, Article> all = all();
    assertThat(ledgers).isNotEmpty();
    ledgers.forEach(
        (name, ledger) -> {
          Set<Optional<String>> links = new HashSet<>(links(all, ledger.used()));
          all.values().stream()
              .filter(article -> !article.firstSeen().isAfter(ledger.since()))
              .forEach(article -> links.add(article.story().canonicalLink()));
          List<Article> missing =
              all.values().stream()
                  .filter(article -> article.firstSeen().isBefore(now.minus(Duration.ofDays(9))))
                  .filter(article -> concerns(ledger.cohort(), article))
                  .filter(article -> settled || !ledger.out().contains(article.id()))
                  .filter(article -> !links.contains(article.story().canonicalLink()))
                  .toList();
          if (settled) {
            assertThat(missing).as("lost by %s in %s", name, zone).isEmpty();
          }
          assertThat(missing).as("%s", name).allMatch(article -> waits(name, ledger, article));
        });
  }

  private static List<Optional<String>> links(Map<Long, Article> all, Set<Long> ids) {
    return all.values().stream()
        .filter(article -> ids.contains(article.id()))
        .map(article -> article.story().canonicalLink())
        .toList();
  }

  private static boolean concerns(Cohort cohort, Article article) {
    return cohort.topics().isEmpty() || cohort.topics().containsAll(article.story().tags());
  }

  /** It is still offered, or has left the window since the last edition. */
  private boolean waits(String name, Ledger ledger, Article article) {
    String cadence = name.substring(0, name.indexOf('/'));
    PoolQuery query = new PoolQuery(Desk.NEWSLETTER, cadence, SOURCES, Instant.EPOCH, now);
    return desk.used.pool(query).candidates(ledger.cohort()).stream()
        .anyMatch(candidate -> candidate.id() == article.id());
  }

  private Map<Long, Article> all() {
    Map<Long, Article> all = new LinkedHashMap<>();
    desk.used
        .pool(new PoolQuery(Desk.NEWSLETTER, "none", SOURCES, Instant.EPOCH, now))
        .articles()
        .forEach(article -> all.put(article.id(), article));
    return all;
  }
}
