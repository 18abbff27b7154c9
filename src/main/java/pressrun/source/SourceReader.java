package pressrun.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.http.FetchOutcome;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchRequest;
import pressrun.http.GuardedClient;
import pressrun.source.FeedSource.Local;
import pressrun.source.FeedSource.Remote;
import pressrun.source.ReadOutcome.Entries;
import pressrun.source.ReadOutcome.Failed;
import pressrun.source.ReadOutcome.Unchanged;
import pressrun.source.SourceState.Absence;
import pressrun.source.SourceState.Move;
import pressrun.text.Printable;

/** Reads any source; a bad one is an outcome, never an exception. For all threads. */
public final class SourceReader {
  private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
  private static final String FEEDS =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

  /**
   * After this a feed is asked for and looked through as a whole, in case its validators are wrong.
   */
  private static final Duration TRUSTED = Duration.ofDays(7);

  /** What happened later than so long from now, did so by a clock that was ahead. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Duration QUERY = Duration.ofSeconds(30);

  private final GuardedClient client;
  private final Clock clock;
  private final Map<String, Rest> resting = new ConcurrentHashMap<>();

  /** A server's wish not to be asked for a while. */
  private record Rest(Instant since, Instant until) {
    boolean lasts(Instant now) {
      return now.isBefore(until) && !since.isAfter(now.plus(SKEW));
    }
  }

  public SourceReader(GuardedClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  public ReadOutcome read(Source source, Optional<SourceState> before) {
    Instant now = clock.instant();
    SourceState known = before.orElseGet(() -> SourceState.unasked(source.key(), now));
    try {
      return source instanceof FeedSource feed && feed.location() instanceof Remote remote
          ? ask(source, remote, known, now)
          : entries(source, reading(source, now), known.read(now));
    } catch (Unreadable unreadable) {
      String problem = problem(source, unreadable.problem());
      return new Failed(problem, known.failed(problem, now, Optional.empty()));
    } catch (RuntimeException fault) {
      // Ours or a library's; the other sources' articles go out all the same.
      LOG.error("reading {} failed", Place.of(source), fault);
      String problem = problem(source, "reading it failed by a fault of Pressrun's, see the log");
      return new Failed(problem, known.failed(problem, now, Optional.empty()));
    }
  }

  private static Reading reading(Source source, Instant now) throws Unreadable {
    if (source instanceof FolderSource folder) {
      return FolderReader.read(folder, now);
    }
    if (source instanceof QuerySource query) {
      return new QueryReader(QUERY).read(query);
    }
    Local local = (Local) ((FeedSource) source).location();
    byte[] bytes = FileBytes.read(local.file(), FileBytes.FEED);
    return FeedParser.parse(bytes, Optional.empty(), Optional.empty());
  }

  private ReadOutcome ask(Source source, Remote remote, SourceState known, Instant now)
      throws Unreadable {
    Optional<String> rest = rest(remote.address().getHost(), known, now);
    if (rest.isPresent()) {
      return new Failed(problem(source, rest.get()), known);
    }
    Optional<URI> settled = known.move().filter(move -> move.settled(now)).map(Move::to);
    FetchOutcome outcome = client.fetch(request(settled.orElse(remote.address()), known, now));
    if (outcome instanceof Fetched fetched) {
      return fetched(source, fetched, known, now);
    }
    if (outcome instanceof FetchOutcome.Failed failure) {
      String problem = problem(source, failure.why());
      Optional<Instant> retry = failure.retryAfter().map(now::plus);
      retry.ifPresent(until -> resting.put(remote.address().getHost(), new Rest(now, until)));
      return new Failed(
          problem,
          known
              .failed(problem, now, retry)
              .missing(Absence.next(known.absence(), failure.status().orElse(0), now))
              // Where it moved to may not be there any more: next time where it was is asked.
              .moving(Optional.empty()));
    }
    return new Unchanged(known.unchanged(now));
  }

  /** Who asked to be left alone is, and all that lies on its machine; so is what is gone. */
  private Optional<String> rest(String host, SourceState known, Instant now) {
    if (known.absence().filter(Absence::gone).isPresent()) {
      return Optional.of(
          "it is gone and not asked for any more; take it out of the newsletter, or have it asked"
              + " again by pressrun sources release");
    }
    Optional<Rest> own = known.retryAfter().map(until -> new Rest(known.asked(), until));
    return Stream.of(own, Optional.ofNullable(resting.get(host)))
        .flatMap(Optional::stream)
        .filter(rest -> rest.lasts(now))
        .map(Rest::until)
        .max(Comparator.naturalOrder())
        .map(until -> "it asked not to be asked before " + until);
  }

  private static ReadOutcome fetched(Source source, Fetched fetched, SourceState known, Instant now)
      throws Unreadable {
    String sum = AnswerSum.of(fetched.body(), fetched.contentType() + " " + fetched.finalAddress());
    if (trusted(known, now) && known.gave(sum) && fetched.movedTo().isEmpty()) {
      return new Unchanged(known.unchanged(now).with(fetched.etag(), fetched.lastModified()));
    }
    Reading reading =
        FeedParser.parse(
            fetched.body(), fetched.contentType(), Optional.of(fetched.finalAddress()));
    Optional<Move> settled = known.move().filter(before -> before.settled(now));
    Optional<Move> move = settled.or(() -> Move.next(known.move(), fetched.movedTo(), now));
    Optional<String> moved =
        move.filter(told -> told.settled(now))
            .map(told -> "it moved for good to " + told.to() + "; put that into the newsletter");
    SourceState next =
        known
            .read(now)
            .with(fetched.etag(), fetched.lastModified())
            .summed(Optional.of(sum))
            .moving(move);
    return entries(source, reading.noting(moved), next);
  }

  private static boolean trusted(SourceState known, Instant now) {
    return known
        .wholeAt()
        .filter(read -> now.minus(TRUSTED).isBefore(read) && !read.isAfter(now.plus(SKEW)))
        .isPresent();
  }

  private static FetchRequest request(URI address, SourceState known, Instant now) {
    boolean trusted = trusted(known, now);
    return new FetchRequest(
        address,
        known.etag().filter(etag -> trusted),
        known.lastModified().filter(date -> trusted),
        FEEDS);
  }

  private static Entries entries(Source source, Reading reading, SourceState next) {
    Optional<String> note = reading.note().map(words -> problem(source, words));
    return new Entries(reading.title(), reading.entries(), next.noting(note), reading.heldBack());
  }

  private static String problem(Source source, String words) {
    String place = Place.of(source);
    return Printable.line(words.startsWith(place) ? words : place + ": " + words);
  }
}
