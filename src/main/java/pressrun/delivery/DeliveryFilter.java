package pressrun.delivery;

import java.util.Optional;
import java.util.OptionalLong;

/** Which deliveries to list. */
public record DeliveryFilter(
    OptionalLong edition, Optional<DeliveryState> state, Optional<String> address, int limit) {
  public static DeliveryFilter of(long edition) {
    return new DeliveryFilter(
        OptionalLong.of(edition), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
  }
}
