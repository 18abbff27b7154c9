package pressrun.source;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pressrun.http.FetchOutcome;
import pressrun.http.FetchRequest;
import pressrun.http.GuardedClient;
import pressrun.source.FeedSource.Local;
import pressrun.source.FeedSource.Remote;
import pressrun.source.ReadOutcome.Entries;
import pressrun.source.ReadOutcome.Failed;
import pressrun.source.ReadOutcome.Unchanged;

/** Reads any source; a bad one is an outcome, never an exception. For all threads. */
public final class SourceReader {
  private static final String FEEDS =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

  private final GuardedClient client;
  private final Clock clock;
  private final FeedParser parser = new FeedParser();

  public SourceReader(GuardedClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  public ReadOutcome read(Source source, Optional<SourceState> before) {
    Instant now = clock.instant();
    try {
      if (source instanceof FeedSource feed && feed.location() instanceof Remote remote) {
        return ask(source, remote, before, now);
      }
      return new Entries(entries(source), SourceState.read(source.key(), now));
    } catch (Unreadable problem) {
      return failed(source, before, now, problem.problem(), Optional.empty());
    }
  }

  private List<Entry> entries(Source source) throws Unreadable {
    if (source instanceof FolderSource folder) {
      return new FolderReader().read(folder.folder());
    }
    if (source instanceof QuerySource query) {
      return new QueryReader().read(query);
    }
    Local local = (Local) ((FeedSource) source).location();
    return parser.parse(FileBytes.read(local.file()), Optional.empty(), Optional.empty());
  }

  private ReadOutcome ask(Source source, Remote remote, Optional<SourceState> before, Instant now)
      throws Unreadable {
    if (before.flatMap(SourceState::retryAfter).filter(now::isBefore).isPresent()) {
      return new Unchanged(before.get());
    }
    FetchOutcome outcome =
        client.fetch(
            new FetchRequest(
                remote.address(),
                before.flatMap(SourceState::etag),
                before.flatMap(SourceState::lastModified),
                FEEDS));
    if (outcome instanceof FetchOutcome.Fetched fetched) {
      List<Entry> entries =
          parser.parse(fetched.body(), fetched.contentType(), Optional.of(fetched.finalAddress()));
      return new Entries(
          entries,
          new SourceState(
              source.key(),
              fetched.etag(),
              fetched.lastModified(),
              now,
              Optional.empty(),
              0,
              Optional.empty()));
    }
    if (outcome instanceof FetchOutcome.Failed failure) {
      Optional<Instant> retry = failure.retryAfter().map(now::plus);
      return failed(source, before, now, remote.address() + ": " + failure.why(), retry);
    }
    SourceState known = before.orElseGet(() -> SourceState.read(source.key(), now));
    return new Unchanged(
        new SourceState(
            source.key(),
            known.etag(),
            known.lastModified(),
            now,
            Optional.empty(),
            0,
            Optional.empty()));
  }

  private static Failed failed(
      Source source,
      Optional<SourceState> before,
      Instant now,
      String problem,
      Optional<Instant> retryAfter) {
    SourceState next =
        new SourceState(
            source.key(),
            before.flatMap(SourceState::etag),
            before.flatMap(SourceState::lastModified),
            now,
            retryAfter,
            before.map(SourceState::failures).orElse(0) + 1,
            Optional.of(problem));
    return new Failed(problem, next);
  }
}
