package pressrun.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.http.FetchOutcome;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchRequest;
import pressrun.http.GuardedClient;
import pressrun.http.Printable;
import pressrun.source.FeedSource.Local;
import pressrun.source.FeedSource.Remote;
import pressrun.source.ReadOutcome.Entries;
import pressrun.source.ReadOutcome.Failed;
import pressrun.source.ReadOutcome.Unchanged;

/** Reads any source; a bad one is an outcome, never an exception. For all threads. */
public final class SourceReader {
  private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
  private static final String FEEDS =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

  /** After this a feed is asked for whole, in case its validators are wrong. */
  private static final Duration TRUSTED = Duration.ofDays(7);

  private static final Duration QUERY = Duration.ofSeconds(30);

  private final GuardedClient client;
  private final Clock clock;

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
          : entries(source, reading(source), known.read(now));
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

  private static Reading reading(Source source) throws Unreadable {
    if (source instanceof FolderSource folder) {
      return FolderReader.read(folder.folder());
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
    if (known.retryAfter().filter(now::isBefore).isPresent()) {
      String asked = problem(source, "it asked not to be asked before " + known.retryAfter().get());
      return new Failed(asked, known);
    }
    FetchOutcome outcome = client.fetch(request(remote, known, now));
    if (outcome instanceof Fetched fetched) {
      Reading reading =
          FeedParser.parse(
              fetched.body(), fetched.contentType(), Optional.of(fetched.finalAddress()));
      SourceState next = known.read(now).with(fetched.etag(), fetched.lastModified());
      return entries(source, reading, next);
    }
    if (outcome instanceof FetchOutcome.Failed failure) {
      String problem = problem(source, failure.why());
      Optional<Instant> retry = failure.retryAfter().map(now::plus);
      return new Failed(problem, known.failed(problem, now, retry));
    }
    return new Unchanged(known.unchanged(now));
  }

  private static FetchRequest request(Remote remote, SourceState known, Instant now) {
    boolean trusted = known.wholeAt().filter(now.minus(TRUSTED)::isBefore).isPresent();
    return new FetchRequest(
        remote.address(),
        known.etag().filter(etag -> trusted),
        known.lastModified().filter(date -> trusted),
        FEEDS);
  }

  private static Entries entries(Source source, Reading reading, SourceState next) {
    Optional<String> note = reading.note().map(words -> problem(source, words));
    return new Entries(reading.title(), reading.entries(), next.noting(note));
  }

  private static String problem(Source source, String words) {
    return Printable.line(Place.of(source) + ": " + words);
  }
}
