package pressrun.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pressrun.delivery.LivingSender;

/**
 * Notices a sender's lock that some program holds while no Pressrun delivers. A sender that is
 * starting or ending is not known for a moment either, so it is borne for a while.
 */
public final class HeldByNobody {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path data;
  private final LivingSender sender;
  private final Duration patience;
  private long known = System.nanoTime();

  public HeldByNobody(Path data, LivingSender sender) {
    this(data, sender, PATIENCE);
  }

  HeldByNobody(Path data, LivingSender sender, Duration patience) {
    this.data = data;
    this.sender = sender;
    this.patience = patience;
  }

  /** Asked again and again by whoever cannot have the lock; empty while a process delivers. */
  public Optional<String> trouble() {
    if (sender.isKnown()) {
      known = System.nanoTime();
    }
    return System.nanoTime() - known < patience.toNanos()
        ? Optional.empty()
        : Optional.of(
            "a program that is no sender of Pressrun keeps "
                + data.resolve("sender.lock")
                + " locked. Find it (fuser or lsof name it) and end it; removing that file helps,"
                + " too, while no Pressrun runs");
  }
}
