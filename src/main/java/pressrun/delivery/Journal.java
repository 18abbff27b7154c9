package pressrun.delivery;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.delivery.JournalDots.Dot;
import pressrun.file.OwnersOnly;
import pressrun.file.WholeFile;
import pressrun.file.WholeFile.Content;

/**
 * Which dots went out and what relays answered, written before the dot and before the database is
 * told; it outlives a killed process and a database that is away. For all threads.
 */
final class Journal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final String FILE = "outcomes.journal";
  private static final String NO_BOOT = "-";
  private static final long LONG = 4L * 1024 * 1024;

  private final Path file;
  private final Map<Dot, String> untold = new HashMap<>();
  private FileOutputStream end;
  private String head = "";
  private long longest = LONG;
  private boolean broken;
  private boolean halted;

  private Journal(Path file, FileOutputStream end) {
    this.file = file;
    this.end = end;
  }

  /** Opens the journal of a folder; a line that was not finished is cut off. */
  static Journal open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        Files.createFile(file, OwnersOnly.file(file)); // Relays name readers' addresses.
      }
      FileOutputStream end = new FileOutputStream(file.toFile(), true);
      end.getChannel().truncate(whole(file));
      return new Journal(file, end);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot open " + file, failure);
    }
  }

  private static long whole(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** The replies that were written down. */
  synchronized List<JournalEntry> entries() {
    return entries(file);
  }

  /** The dots that were written down. */
  synchronized JournalDots dots() {
    return JournalDots.of(lines(file), Boot.id());
  }

  /**
   * Begins for a node.
   *
   * @param onDisk whether all that was written stands in the database, and that on the disk; only
   *     then it is forgotten here
   */
  synchronized void begin(String node, BooleanSupplier onDisk) {
    head = JournalDots.head(node, Boot.id().orElse(NO_BOOT));
    if (onDisk.getAsBoolean()) {
      clear();
    }
    write(head);
  }

  /** The replies in the journal of a folder, whoever writes it; none where there is no journal. */
  static List<JournalEntry> read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? entries(file) : List.of();
  }

  /** The same, of dots. */
  static JournalDots dots(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? JournalDots.of(lines(file), Boot.id()) : JournalDots.unknown();
  }

  /** The node that began the journal of a folder; empty where there is no journal. */
  static Optional<String> writer(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? JournalDots.writer(lines(file)) : Optional.empty();
  }

  private static List<JournalEntry> entries(Path file) {
    return lines(file).stream().flatMap(line -> JournalEntry.parse(line).stream()).toList();
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /** One write; when it fails, no further dot goes out until the disk takes lines again. */
  void append(JournalEntry entry) {
    note(entry.dot(), entry.line());
  }

  private synchronized void note(Dot dot, String line) {
    untold.merge(dot, line, String::concat);
    write(line);
  }

  /** The dot is written next; false when that cannot be noted, and then it must not be. */
  boolean dot(Claim claim) {
    Dot dot = Dot.of(claim);
    String line = dot.line();
    synchronized (this) {
      if (isReady()) {
        note(dot, line);
      }
      return !broken && !halted;
    }
  }

  /** Whether a line could be kept now. */
  synchronized boolean isReady() {
    if (halted) {
      return false;
    }
    if (broken) {
      broken = false;
      write("\n"); // Ends a line that was cut short.
    }
    return !broken;
  }

  /** From now on no dot goes out; replies to those that did are still noted. */
  synchronized void halt() {
    halted = true;
  }

  private void write(String line) {
    try {
      end.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      broken = true;
    }
  }

  /**
   * How these ended stands in the database; a long journal then keeps what does not yet.
   *
   * @param onDisk brings what stands in the database to the disk; false when that was not possible
   */
  synchronized void told(Collection<Settled> settled, BooleanSupplier onDisk) {
    settled.forEach(ended -> untold.remove(Dot.of(ended.claim())));
    try {
      if (end.getChannel().size() > longest) {
        if (onDisk.getAsBoolean()) {
          shorten();
          longest = LONG;
        } else {
          longest += LONG / 4;
        }
      }
    } catch (IOException failure) {
      longest += LONG;
      log.warn("{} cannot be shortened: {}", file, failure.getMessage());
    }
  }

  private void shorten() throws IOException {
    WholeFile.ofOwner(file).replace(Content.of(head + String.join("", untold.values())));
    FileOutputStream old = end;
    end = new FileOutputStream(file.toFile(), true);
    old.close();
  }

  /** Everything in it stands in the database. */
  synchronized void clear() {
    try {
      end.getChannel().truncate(0);
      untold.clear();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot empty " + file, failure);
    }
  }

  @Override
  public synchronized void close() {
    try {
      end.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot close " + file, failure);
    }
  }
}
