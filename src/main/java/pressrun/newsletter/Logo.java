package pressrun.newsletter;

import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The picture above the title. */
public sealed interface Logo {

  /** How high it stands where nothing else is said. */
  int HEIGHT = 48;

  /** No wider than this, so that it fits a telephone. */
  int WIDEST = 280;

  /** On the web already; its proportions are not known. */
  record Linked(URI address, OptionalInt width) implements Logo {}

  /**
   * A file that the readers' pages hand out.
   *
   * @param fingerprint of what is in it, so that a changed logo has another address
   * @param width of the picture as shown
   * @param height of the picture as shown
   */
  record Filed(Path file, String type, String fingerprint, int width, int height) implements Logo {}
}
