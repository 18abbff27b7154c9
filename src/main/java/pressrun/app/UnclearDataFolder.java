package pressrun.app;

import java.nio.file.Path;

/** Nobody has said yet whether the data beside a configuration folder belongs to it. */
public final class UnclearDataFolder extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnclearDataFolder(Path config, Path beside, Path inside) {
    super(
        """
        Which subscribers belong to %1$s? The ones in %2$s may be those of another newsletter.
          If they are the right ones, say --data %2$s, or move that folder to %3$s.
          If not, say --data %3$s once: that begins with no subscribers."""
            .formatted(config, beside, inside));
  }
}
