package pressrun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.alert.AlertStore;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.article.Story;
import pressrun.audience.AddOutcome;
import pressrun.audience.AudienceStore;
import pressrun.audience.NewSubscriber;
import pressrun.audience.SuppressionStore;
import pressrun.database.Database;
import pressrun.database.DatabaseSettings;
import pressrun.delivery.DeliveryStore;
import pressrun.dkim.SigningKeys;
import pressrun.dkim.Verifier;
import pressrun.edition.Edition;
import pressrun.edition.EditionArticleStore;
import pressrun.edition.EditionStore;
import pressrun.edition.FreezeOutcome;
import pressrun.edition.LocalTimetable;
import pressrun.edition.SlotChooser;
import pressrun.edition.SlotStore;
import pressrun.inbox.InboxFolder;
import pressrun.mail.MessageMaker;
import pressrun.mail.ReturnPaths;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Sender;
import pressrun.newsletter.Style;
import pressrun.newsletter.Timetable;
import pressrun.press.Composer;
import pressrun.press.Composition;
import pressrun.press.EditionMessages;
import pressrun.press.Links;
import pressrun.preview.Previewer;
import pressrun.render.EditionRenderer;
import pressrun.render.Templates;
import pressrun.render.TypesetStore;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;
import pressrun.source.FolderSource;
import pressrun.testing.Rulebook;

/** A small newspaper on a real database, for the sites to show. */
final class Newsroom implements AutoCloseable {
  static final String NAME = "harbour-letter";
  static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final FolderSource DESK =
      new FolderSource("City desk", "folder:city-desk", Path.of("city-desk"));

  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final Path templates;
  final Path inbox;
  final Tokens tokens;
  final Database database;
  final SlotStore slots;
  final EditionStore editions;
  final EditionArticleStore editionArticles;
  final TypesetStore typesets;
  final DeliveryStore deliveries;
  final AudienceStore audience;
  final AlertStore alerts;
  final Catalogue catalogue;
  final Composer composer;
  final Templates pages;
  final Previewer previewer;
  final List<String> tested = new ArrayList<>();
  final List<Vital> vitals = new ArrayList<>(List.of(new Vital("sender", true, "idle")));

  Newsroom(Path folder) {
    templates = folder(folder.resolve("templates"));
    inbox = folder(folder.resolve("inbox"));
    tokens = new Tokens(Keys.load(folder, Optional.of("a secret for this test and nothing else")));
    database = Database.open(DatabaseSettings.sqlite(folder.resolve("pressrun.db")));
    slots = new SlotStore(database);
    editions = new EditionStore(database, slots);
    editionArticles = new EditionArticleStore(database);
    typesets = new TypesetStore(database);
    deliveries = new DeliveryStore(database, editions, clock);
    SuppressionStore suppressions = new SuppressionStore(database, clock);
    audience = new AudienceStore(database, suppressions, tokens, clock);
    alerts = new AlertStore(database, clock);
    catalogue = new Catalogue(List.of(newsletter()));
    pages = Templates.live(List.of(templates));
    Links links = new Links(URI.create("https://letters.example.org/"), tokens);
    composer = new Composer(editions, editionArticles, audience, new EditionRenderer(pages), links);
    EditionMessages messages =
        new EditionMessages(
            editions,
            typesets,
            new MessageMaker(
                tokens, new ReturnPaths(tokens, Optional.empty()), new SigningKeys(List.of())),
            links);
    SlotChooser chooser = new SlotChooser(slots, clock);
    previewer = new Previewer(audience, editions, chooser, composer, messages, clock);
  }

  private static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Newsletter newsletter() {
    return newsletter("The Harbour Letter");
  }

  private static Newsletter newsletter(String title) {
    Rules rules = Rulebook.plain(1, 12, 12, Rules.Order.NEWEST);
    Look look =
        new Look(
            "digest",
            "${newsletter.title}: ${articles[0].title}",
            "What the harbour talks about today",
            Map.of(Style.ACCENT, "#1f4e5f"),
            Optional.empty());
    return new Newsletter(
        NAME,
        title,
        "What happens at the harbour, every morning",
        Locale.ENGLISH,
        ZONE,
        new Sender("The Harbour Letter", "letter@example.org", Optional.empty(), "1 Pier Road"),
        List.of(DESK),
        List.of(
            new Cadence(
                Cadence.REGULAR,
                rules,
                Optional.of(new Timetable("0 0 7 ? * MON-FRI", Duration.ofHours(6))))),
        List.of(),
        look);
  }

  /** Gives the newsletter another title. */
  void entitle(String title) {
    catalogue.replace(List.of(newsletter(title)));
  }

  PublicDesk publicDesk() {
    return new PublicDesk(tokens, audience, catalogue, editions, typesets, pages);
  }

  OperatorDesk operatorDesk() {
    return new OperatorDesk(
        catalogue,
        editions,
        editionArticles,
        deliveries,
        audience,
        alerts,
        new InboxFolder(inbox),
        previewer,
        new Verifier(new SigningKeys(List.of()), clock),
        tokens,
        (newsletter, address) -> post(address),
        pages,
        () -> List.copyOf(vitals),
        clock);
  }

  private Optional<String> post(String address) {
    tested.add(address);
    return address.startsWith("full") ? Optional.of("452 mailbox full") : Optional.empty();
  }

  long subscribe(String address, String name) {
    AddOutcome outcome = audience.add(NAME, new NewSubscriber(address, name, Optional.empty()));
    return ((AddOutcome.Added) outcome).subscriber();
  }

  void write(String title, String standfirst, String excerpt) {
    Story story =
        new Story(
            title,
            standfirst,
            excerpt,
            Optional.of(URI.create("https://harbour.example.org/" + title.length())),
            Optional.empty(),
            Optional.of("J. Quay"),
            Optional.empty(),
            Optional.empty(),
            Locale.ENGLISH,
            List.of(),
            NOW.minus(Duration.ofHours(3)));
    CleanedEntry entry = new CleanedEntry(title, Optional.empty(), story);
    database.useTransaction(
        transaction -> new ArticleStore().addNew(transaction, DESK.key(), List.of(entry), NOW));
  }

  /** Freezes what was written, and queues it for everybody. */
  Edition print() {
    Newsletter newsletter = newsletter();
    Composition composition =
        composer.compose(
            newsletter,
            LocalTimetable.at(NAME, Cadence.REGULAR, LocalDateTime.of(2026, 3, 2, 7, 0), ZONE),
            composer.select(newsletter, newsletter.cadence(), NOW));
    FreezeOutcome outcome =
        database.inTransaction(
            transaction -> {
              FreezeOutcome frozen = editions.freeze(transaction, composition.edition(), NOW);
              long edition = ((FreezeOutcome.Frozen) frozen).edition().id();
              typesets.add(transaction, edition, composition.first());
              return frozen;
            });
    Edition edition = ((FreezeOutcome.Frozen) outcome).edition();
    deliveries.enqueue(edition);
    return edition;
  }

  /** Puts a message into the inbox; answers its id. */
  String receive(String message) {
    String id = "20260302-073000-000-0123abcd";
    try {
      Files.write(
          inbox.resolve(id + ".eml"),
          message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      return id;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
