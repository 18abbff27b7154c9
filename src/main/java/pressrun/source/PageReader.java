package pressrun.source;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pressrun.http.FetchOutcome;
import pressrun.http.FetchOutcome.Failed;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchRequest;
import pressrun.http.GuardedClient;

/**
 * Asks for the pages of one feed, one after the other, as long as there is time; a host that
 * refuses once is left alone. For all threads.
 */
public final class PageReader {
  private static final int MOST = 20;
  private static final String PAGES = "text/html, application/xhtml+xml;q=0.9";

  private static final Duration TOGETHER = Duration.ofSeconds(15);

  private final GuardedClient client;
  private final Duration together;

  public PageReader(GuardedClient client) {
    this(client, TOGETHER);
  }

  /** {@code together} is what all pages of one feed may take. */
  public PageReader(GuardedClient client, Duration together) {
    this.client = client;
    this.together = together;
  }

  /** What those pages say that could be read in time. */
  public Map<URI, Entry> read(List<URI> addresses) {
    Map<URI, Entry> pages = new LinkedHashMap<>();
    Set<String> refusing = new HashSet<>();
    long deadline = System.nanoTime() + together.toNanos();
    for (URI address : addresses.stream().distinct().limit(MOST).toList()) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative()) {
        break;
      }
      if (!refusing.contains(address.getHost())) {
        FetchOutcome outcome =
            client.fetch(
                new FetchRequest(address, Optional.empty(), Optional.empty(), PAGES), left);
        page(outcome).ifPresent(page -> pages.put(address, page));
        if (outcome instanceof Failed failed && refuses(failed.status().orElse(0))) {
          refusing.add(address.getHost());
        }
      }
    }
    return pages;
  }

  private static Optional<Entry> page(FetchOutcome outcome) {
    return outcome instanceof Fetched fetched
            && fetched.contentType().filter(type -> type.contains("html")).isPresent()
        ? Optional.of(Pages.read(fetched.body(), fetched.contentType(), fetched.finalAddress()))
        : Optional.empty();
  }

  private static boolean refuses(int status) {
    return status == 401 || status == 403 || status == 429 || status == 503;
  }
}
