package planted.edition;

import java.time.Instant;

/** Reads the time instead of being handed a clock. */
public final class HasItsOwnTime {
  Instant cutOff() {
    return Instant.now();
  }
}
