package pressrun.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import pressrun.alert.AlertStore;
import pressrun.article.IntakeStore;
import pressrun.audience.AudienceStore;
import pressrun.audience.DomainRulesStore;
import pressrun.audience.OptOutStore;
import pressrun.audience.PresenceStore;
import pressrun.audience.SubscriberFileStore;
import pressrun.audience.SuppressionStore;
import pressrun.config.Settings;
import pressrun.database.Database;
import pressrun.database.DatabaseSettings;
import pressrun.delivery.Auditor;
import pressrun.delivery.DeliveryStore;
import pressrun.delivery.InstallStore;
import pressrun.delivery.InterventionStore;
import pressrun.delivery.LivingSender;
import pressrun.delivery.RestStore;
import pressrun.delivery.RestoreGuard;
import pressrun.dkim.Verifier;
import pressrun.edition.EditionArticleStore;
import pressrun.edition.EditionStore;
import pressrun.edition.MarkStore;
import pressrun.edition.SlotChooser;
import pressrun.edition.SlotStore;
import pressrun.http.GuardedClient;
import pressrun.mail.MessageMaker;
import pressrun.mail.ReturnPaths;
import pressrun.newsletter.Catalogue;
import pressrun.press.Collector;
import pressrun.press.Composer;
import pressrun.press.EditionMessages;
import pressrun.press.Freezer;
import pressrun.press.GoingLive;
import pressrun.press.Links;
import pressrun.press.Preflight;
import pressrun.press.PressRun;
import pressrun.press.SourceDesk;
import pressrun.press.SourceIntake;
import pressrun.preview.Previewer;
import pressrun.render.EditionRenderer;
import pressrun.render.Templates;
import pressrun.render.TypesetStore;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;
import pressrun.source.PageReader;
import pressrun.source.SourceReader;
import pressrun.source.SourceStore;

/**
 * The composition root: every object of the line, built once, in the order of the line; closed in
 * reverse. What runs on threads of its own is started by {@link Dispatch} and {@link Service}.
 */
public final class Pressrun implements AutoCloseable {
  private static final String DATABASE = "pressrun.db";

  private final Home home;
  private final Settings settings;
  private final Clock clock;

  private final Database database;
  private final GuardedClient client;
  private final Tokens tokens;
  private final AlertStore alerts;
  private final Catalogue catalogue;
  private final SlotStore slots;
  private final EditionStore editions;
  private final SlotChooser chooser;
  private final SuppressionStore suppressions;
  private final AudienceStore audience;
  private final Templates templates;
  private final EditionArticleStore editionArticles;
  private final TypesetStore typesets;
  private final DeliveryStore deliveries;
  private final ReturnPaths returnPaths;
  private final EditionMessages messages;
  private final Collector collector;
  private final Composer composer;
  private final Freezer freezer;
  private final PressRun press;
  private final Previewer previewer;
  private final Previewer draftPreviewer;

  private Pressrun(Home home, Settings settings, Database database) {
    this.home = home;
    this.settings = settings;
    clock = home.clock();
    this.database = database;
    client = new GuardedClient(settings.http());
    tokens = new Tokens(Keys.load(home.data(), settings.secret()));
    new InstallStore(database).recognise(tokens);
    alerts = new AlertStore(database, clock);
    catalogue = new Catalogue(settings.newsletters());
    slots = new SlotStore(database);
    editions = new EditionStore(database, slots);
    chooser = new SlotChooser(slots, clock);
    suppressions = new SuppressionStore(database, clock);
    audience = new AudienceStore(database, suppressions, tokens, clock);
    templates = Templates.kept(settings.templates());
    typesets = new TypesetStore(database);
    deliveries = new DeliveryStore(database, editions, clock);
    Links links = new Links(settings.baseUrl(), tokens);
    returnPaths = new ReturnPaths(tokens, settings.bounceDomain());
    messages =
        new EditionMessages(
            editions, typesets, new MessageMaker(tokens, returnPaths, settings.signing()), links);
    collector = new Collector(intake(), alerts);
    editionArticles = new EditionArticleStore(database);
    composer =
        new Composer(editions, editionArticles, audience, new EditionRenderer(templates), links);
    GoingLive live =
        settings.relays().isEmpty()
            ? GoingLive.intoInbox(audience)
            : GoingLive.throughRelays(audience);
    freezer =
        new Freezer(database, editions, typesets, deliveries, new Preflight(live, messages), clock);
    press = new PressRun(collector, composer, editions, freezer, clock);
    previewer = new Previewer(audience, editions, chooser, composer, messages, clock);
    Composer drafts =
        new Composer(
            editions,
            editionArticles,
            audience,
            new EditionRenderer(Templates.live(settings.templates())),
            links);
    draftPreviewer = new Previewer(audience, editions, chooser, drafts, messages, clock);
  }

  /**
   * Opens everything; the data folder is made when it is missing.
   *
   * @throws DataFolderUnusable when it cannot be written to
   */
  public static Pressrun open(Home home, Settings settings) {
    try {
      DataFolder.make(home.data());
    } catch (IOException failure) {
      throw new DataFolderUnusable(home.data(), failure);
    }
    if (!Files.isWritable(home.data())) {
      throw new DataFolderUnusable(home.data(), new AccessDeniedException(home.data().toString()));
    }
    if (settings.database().isEmpty()) {
      makeDatabase(home.data());
    }
    Database database =
        Database.open(settings.database().orElseGet(() -> inDataFolder(home.data())));
    Pressrun pressrun = new Pressrun(home, settings, database);
    new DomainRulesStore(database, pressrun.audience).apply(pressrun.alerts);
    new SubscriberFiles(
            pressrun.audience, pressrun.optOuts(), new SubscriberFileStore(pressrun.database))
        .read(settings.subscriberFiles());
    return pressrun;
  }

  /**
   * Opens everything to be looked at; where the data folder cannot be written to, nothing is, and
   * whoever tries all the same is told by the database.
   *
   * @throws Database.NotToBeRead when that cannot be there
   */
  public static Pressrun openToRead(Home home, Settings settings) {
    Path file = home.data().resolve(DATABASE);
    boolean writable =
        !Files.isDirectory(home.data())
            || (Files.isWritable(home.data()) && (!Files.exists(file) || Files.isWritable(file)));
    return writable || settings.database().isPresent()
        ? open(home, settings)
        : new Pressrun(home, settings, Database.openToRead(file));
  }

  private static void makeDatabase(Path data) {
    try {
      DataFolder.makeDatabase(data.resolve(DATABASE));
    } catch (IOException failure) {
      throw new DataFolderUnusable(data, failure);
    }
  }

  private static DatabaseSettings inDataFolder(Path data) {
    return DatabaseSettings.sqlite(data.resolve(DATABASE));
  }

  private SourceIntake intake() {
    return new SourceIntake(
        database,
        new SourceReader(client, clock),
        new PageReader(client),
        new IntakeStore(database),
        clock);
  }

  public Home home() {
    return home;
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public SlotStore slots() {
    return slots;
  }

  public SlotChooser chooser() {
    return chooser;
  }

  public EditionStore editions() {
    return editions;
  }

  public AudienceStore audience() {
    return audience;
  }

  public ReturnPaths returnPaths() {
    return returnPaths;
  }

  public DeliveryStore deliveries() {
    return deliveries;
  }

  public RestStore rests() {
    return new RestStore(database);
  }

  public Collector collector() {
    return collector;
  }

  public SourceDesk sourceDesk() {
    return new SourceDesk(
        database,
        new SourceReader(client, clock),
        new SourceStore(database),
        new IntakeStore(database),
        clock);
  }

  /** People as they stand before an import. */
  public PresenceStore presences() {
    return new PresenceStore(database, audience);
  }

  /** People who left elsewhere. */
  public OptOutStore optOuts() {
    return new OptOutStore(database, audience, suppressions, clock);
  }

  public Composer composer() {
    return composer;
  }

  public PressRun press() {
    return press;
  }

  public Freezer freezer() {
    return freezer;
  }

  public Previewer previewer() {
    return previewer;
  }

  /** Judges signatures by the declared keys. */
  public Verifier verifier() {
    return new Verifier(settings.signing(), clock);
  }

  /** Shows templates as they lie there, finished or not; what is sent takes only proven ones. */
  Previewer draftPreviewer() {
    return draftPreviewer;
  }

  EditionArticleStore editionArticles() {
    return editionArticles;
  }

  public MarkStore marks() {
    return new MarkStore(database, clock);
  }

  public InterventionStore interventions() {
    return new InterventionStore(database, editions, clock);
  }

  public Auditor auditor() {
    return new Auditor(database, deliveries, home.data());
  }

  public RestoreGuard restoreGuard() {
    return new RestoreGuard(database, home.data());
  }

  /** The process that delivers, this one or another. */
  public LivingSender livingSender() {
    return new LivingSender(database, home.data());
  }

  public AlertStore alerts() {
    return alerts;
  }

  Database database() {
    return database;
  }

  SuppressionStore suppressions() {
    return suppressions;
  }

  EditionMessages messages() {
    return messages;
  }

  Tokens tokens() {
    return tokens;
  }

  Templates templates() {
    return templates;
  }

  TypesetStore typesets() {
    return typesets;
  }

  @Override
  public void close() {
    client.close();
    database.close();
  }

  /** Nothing can be kept where the data folder should be. */
  public static final class DataFolderUnusable extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    DataFolderUnusable(Path folder, IOException cause) {
      super("the data folder " + folder + " cannot be written to: " + why(cause), cause);
    }

    private static String why(IOException cause) {
      if (cause instanceof FileAlreadyExistsException) {
        return "it is a file";
      }
      return cause instanceof AccessDeniedException
          ? "no permission"
          : cause instanceof NoSuchFileException
              ? "it cannot be made there"
              : String.valueOf(cause.getMessage());
    }
  }
}
