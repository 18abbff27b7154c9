package pressrun.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import pressrun.alert.AlertStore;
import pressrun.audience.AddOutcome;
import pressrun.audience.AudienceStore;
import pressrun.audience.NewSubscriber;
import pressrun.audience.SuppressionStore;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.edition.EditionStore;
import pressrun.edition.SlotStore;
import pressrun.mail.Message;
import pressrun.secret.Keys;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpLimits;
import pressrun.testing.SettableClock;

/** A newsletter with subscribers and frozen editions, ready to be delivered. */
final class Newsstand implements AutoCloseable {
  private static final Map<Path, SenderLock> LOCKS = new ConcurrentHashMap<>();

  private Optional<SenderLock> lock = Optional.empty();
  static final String NEWSLETTER = "harbour-letter";

  final SettableClock clock = new SettableClock();

  /** Goes with the other clock until a test gives one of its own. */
  Clock steady = clock;

  final Database database;
  final Path folder;
  final Tokens tokens;
  final EditionStore editions;
  final SuppressionStore suppressions;
  final AudienceStore audience;
  final AlertStore alerts;
  final DeliveryStore deliveries;
  final LedgerStore ledger;

  Newsstand(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
    tokens = new Tokens(Keys.load(folder, Optional.of("a secret for tests and nothing else")));
    editions = new EditionStore(database, new SlotStore(database));
    suppressions = new SuppressionStore(database, clock);
    audience = new AudienceStore(database, suppressions, tokens, clock);
    alerts = new AlertStore(database, clock);
    deliveries = new DeliveryStore(database, editions, clock);
    ledger = new LedgerStore(database.dialect());
    new InstallStore(database).recognise(tokens);
  }

  long subscriber(String address) {
    AddOutcome outcome =
        audience.add(NEWSLETTER, new NewSubscriber(address, "Mina", Optional.of(Locale.ENGLISH)));
    return ((AddOutcome.Added) outcome).subscriber();
  }

  /** Reader 1 to {@code count}, quickly. */
  void subscribers(int count) {
    database.useTransaction(
        transaction -> {
          for (int i = 1; i <= count; i++) {
            String address = "reader" + i + "@example.org";
            transaction
                .handle()
                .execute(
                    "INSERT INTO subscriber (address, address_key, name, added_at) VALUES (?, ?, 'Mina', 0)",
                    address,
                    tokens.hash(Purpose.ADDRESS, address));
          }
          transaction
              .handle()
              .execute(
                  "INSERT INTO subscription (newsletter, subscriber, state, since)"
                      + " SELECT ?, id, 'ACTIVE', 0 FROM subscriber",
                  NEWSLETTER);
        });
  }

  /** Frozen, its deliveries not yet in the ledger. */
  Edition frozen(int number) {
    long id =
        database.inTransaction(
            transaction -> {
              long slot =
                  transaction
                      .handle()
                      .createQuery(
                          """
                          INSERT INTO slot (newsletter, cadence, local_due, due_at, state)
                          VALUES (:newsletter, 'regular', :due, 0, 'RUN') RETURNING id
                          """)
                      .bind("newsletter", NEWSLETTER)
                      .bind("due", "2026-03-%02dT07:00:00".formatted(number))
                      .mapTo(Long.class)
                      .one();
              long edition =
                  transaction
                      .handle()
                      .createQuery(
                          """
                      INSERT INTO edition (slot, newsletter, cadence, number, subject, title, from_name,
                        from_address, base_url, frozen_at, state)
                      VALUES (:slot, :newsletter, 'regular', :number, 'News', 'The Harbour Letter', 'Harbour',
                        'letter@example.org', 'https://letters.example.org/', 0, 'FROZEN')
                      RETURNING id
                      """)
                      .bind("slot", slot)
                      .bind("newsletter", NEWSLETTER)
                      .bind("number", number)
                      .mapTo(Long.class)
                      .one();
              transaction
                  .handle()
                  .execute(
                      "INSERT INTO typeset (edition, cohort, language, subject, html, text, slot_mark)"
                          + " VALUES (?, 'everybody', 'en', '', '', '', '')",
                      edition);
              return edition;
            });
    return editions.find(id).orElseThrow();
  }

  Edition enqueued(int number) {
    Edition edition = frozen(number);
    deliveries.enqueue(edition);
    return edition;
  }

  static Message message(Claim claim) {
    String id = "<" + claim.edition() + "." + claim.subscriber() + "@example.org>";
    String text = "Message-ID: " + id + "\r\nSubject: News\r\n\r\nHello " + claim.name() + "\r\n";
    return new Message(
        id, "letter@example.org", claim.address(), text.getBytes(StandardCharsets.UTF_8));
  }

  static RelaySettings relay(int port, int connections) {
    return relay("main", port, connections, Optional.empty());
  }

  static RelaySettings relay(
      String name, int port, int connections, Optional<RelaySettings.Rate> rate) {
    return new RelaySettings(
        name,
        "127.0.0.1",
        port,
        RelaySettings.Tls.NONE,
        Optional.empty(),
        new RelaySettings.Limits(connections, OptionalInt.empty(), rate.stream().toList()),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  DeliveryDesk desk() {
    return new DeliveryDesk(database, editions, suppressions, alerts, folder, clock, steady);
  }

  /** Held from the first time on; shared with another of this folder, while the file is there. */
  SenderLock lock() {
    if (lock.isEmpty()) {
      try {
        lock = SenderLock.acquire(folder).or(() -> Optional.ofNullable(LOCKS.get(folder)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    LOCKS.put(folder, lock.orElseThrow());
    return lock.orElseThrow();
  }

  DeliveryLoop loop(RelaySettings... relays) {
    return loop(Newsstand::message, relays);
  }

  DeliveryLoop loop(MessageSource messages, RelaySettings... relays) {
    return loop(messages, List.of(), relays);
  }

  DeliveryLoop loop(List<DomainLimit> domains, RelaySettings... relays) {
    return loop(Newsstand::message, domains, relays);
  }

  private DeliveryLoop loop(
      MessageSource messages, List<DomainLimit> domains, RelaySettings... relays) {
    Duration patience = Duration.ofSeconds(20);
    Duration mark = Duration.ofSeconds(30);
    return DeliveryLoop.start(
        desk(),
        lock(),
        messages,
        List.of(relays),
        new DeliverySettings(
            Duration.ofMinutes(11),
            Duration.ofDays(2),
            DeliverySettings.Uncertain.RESEND,
            domains,
            Patience.standard(),
            new SmtpLimits(patience, patience, patience, patience, patience, mark)));
  }

  /** Two minutes later nothing has been heard of it. */
  void dies(String node) {
    clock.advance(Duration.ofMinutes(2));
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute("UPDATE node SET heartbeat = heartbeat - 120000 WHERE id = ?", node));
  }

  List<Claim> claim(Edition edition, String node, int limit) {
    ClaimOrder order =
        new ClaimOrder(edition.id(), "main", List.of("main"), node, limit, clock.instant());
    return database.inTransaction(
        transaction -> {
          new NodeStore(database.dialect()).beat(transaction, node);
          return ledger.claim(transaction, order);
        });
  }

  boolean mark(Claim claim) {
    return database
        .inTransaction(
            transaction ->
                ledger.mark(
                    transaction,
                    List.of(new Mark(claim, message(claim).messageId(), "main")),
                    clock.instant()))
        .get(0);
  }

  void settle(Claim claim, Verdict verdict) {
    database.useTransaction(
        transaction ->
            ledger.settle(
                transaction,
                List.of(new Settled(claim, verdict, "main", "Test")),
                clock.instant()));
  }

  Recovery recovery() {
    return new Recovery(database, ledger, new RetryPolicy(DeliverySettings.defaults()), clock);
  }

  List<Delivery> rows(Edition edition) {
    List<Delivery> rows = new ArrayList<>();
    deliveries.each(edition.id(), Optional.empty(), rows::add);
    return rows;
  }

  long count(Edition edition, DeliveryState state) {
    return deliveries.tally(edition.id()).of(state);
  }

  EditionState state(Edition edition) {
    return editions.find(edition.id()).orElseThrow().state();
  }

  long attempts() {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM attempt")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void close() {
    database.close();
  }
}
