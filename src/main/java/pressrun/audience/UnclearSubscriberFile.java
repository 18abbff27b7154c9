package pressrun.audience;

import java.nio.file.Path;
import java.util.List;

/** A subscriber file must not be read before somebody has said what its columns mean. */
public final class UnclearSubscriberFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnclearSubscriberFile(Path file, List<String> questions) {
    super(String.join("\n", questions.stream().map(question -> file + ":1: " + question).toList()));
  }

  private UnclearSubscriberFile(String message) {
    super(message);
  }

  /** Returns the same for a file that a newsletter declares. */
  UnclearSubscriberFile declared() {
    return new UnclearSubscriberFile(
        getMessage()
            + "\nThese are options of \"pressrun subscribers import\"; for a subscribers_file, change the"
            + " headings or cells in the file, or take the key out and import the file once.");
  }
}
