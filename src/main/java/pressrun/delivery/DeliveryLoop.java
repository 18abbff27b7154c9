package pressrun.delivery;

import java.time.Clock;
import java.util.List;
import pressrun.database.Database;
import pressrun.smtp.RelaySettings;

/** Delivers what is due until it is closed. */
public final class DeliveryLoop implements AutoCloseable {
  public DeliveryLoop(
      Database database,
      Upstream upstream,
      MessageSource messages,
      List<RelaySettings> relays,
      DeliverySettings settings,
      Clock clock) {}

  /** Puts in order what an earlier process left, then delivers in threads of its own. */
  public void start() {}

  /** Waits until nothing of the edition is left to be done by itself, or the loop is closed. */
  public void awaitSettled(long edition) throws InterruptedException {}

  /** Finishes the messages in flight and gives back what was claimed. */
  @Override
  public void close() {}
}
