package pressrun.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of asking. */
public sealed interface FetchOutcome {

  /**
   * A body.
   *
   * @param finalAddress after redirects
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Fetched(
      byte[] body,
      Optional<String> contentType,
      Optional<String> etag,
      Optional<String> lastModified,
      URI finalAddress)
      implements FetchOutcome {}

  /** As it was when the validators were given. */
  record NotModified() implements FetchOutcome {}

  /**
   * Nothing usable.
   *
   * @param why in words for the operator, printable
   * @param retryAfter as the server asks
   */
  record Failed(String why, Optional<Duration> retryAfter) implements FetchOutcome {}
}
