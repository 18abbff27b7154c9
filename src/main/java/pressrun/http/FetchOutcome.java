package pressrun.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of asking. */
public sealed interface FetchOutcome {

  /**
   * A body.
   *
   * @param finalAddress after redirects
   * @param movedTo where it lies from now on, when every redirect was permanent (RFC 9110, 15.4.2
   *     and 15.4.9)
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Fetched(
      byte[] body,
      Optional<String> contentType,
      Optional<String> etag,
      Optional<String> lastModified,
      URI finalAddress,
      Optional<URI> movedTo)
      implements FetchOutcome {}

  /** As it was when the validators were given. */
  record NotModified() implements FetchOutcome {}

  /**
   * Nothing usable.
   *
   * @param why in words for the operator, printable
   * @param status of the answer, when there was one
   * @param retryAfter as the server asks
   */
  record Failed(String why, OptionalInt status, Optional<Duration> retryAfter)
      implements FetchOutcome {}
}
