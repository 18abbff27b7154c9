package pressrun.delivery;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which dots went out and what relays answered, written before the dot and before the database is
 * told; it outlives a killed process and a database that is away. For all threads.
 */
final class Journal implements AutoCloseable {
  private static final String FILE = "outcomes.journal";
  private static final long LONG = 4L * 1024 * 1024;

  private final Path file;
  private final FileOutputStream end;
  private String head = "";
  private long untold;
  private boolean broken;

  private Journal(Path file, FileOutputStream end) {
    this.file = file;
    this.end = end;
  }

  /** Opens the journal of a folder; a line that was not finished is cut off. */
  static Journal open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
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

  /** The replies that an earlier process wrote down. */
  synchronized List<JournalEntry> entries() {
    return entries(file);
  }

  /** The dots that it wrote. */
  synchronized JournalDots dots() {
    return JournalDots.of(lines(file), Boot.id());
  }

  /** Begins anew for a node; what an earlier process wrote stands in the database. */
  synchronized void begin(String node) {
    head = Boot.id().map(boot -> JournalDots.head(node, boot)).orElse("");
    clear();
  }

  /** What stands in the journal of a folder, whoever writes it; nothing where there is none. */
  static List<JournalEntry> read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? entries(file) : List.of();
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
    note(entry.line());
  }

  private synchronized void note(String line) {
    untold++;
    write(line);
  }

  /** The dot is written next; false when that cannot be noted, and then it must not be. */
  boolean dot(Claim claim) {
    String line = JournalDots.Dot.of(claim).line();
    synchronized (this) {
      if (isReady()) {
        note(line);
      }
      return !broken;
    }
  }

  /** Whether a line could be kept now. */
  synchronized boolean isReady() {
    if (broken) {
      broken = false;
      write("\n"); // Ends a line that was cut short.
    }
    return !broken;
  }

  private void write(String line) {
    try {
      end.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      broken = true;
    }
  }

  /** So many lines now stand in the database; when all do, a long journal starts anew. */
  synchronized void told(long lines) {
    untold -= lines;
    try {
      if (untold == 0 && end.getChannel().size() > LONG) {
        clear();
      }
    } catch (IOException failure) {
      broken = true;
    }
  }

  /** Everything in it stands in the database. */
  synchronized void clear() {
    try {
      end.getChannel().truncate(0);
      write(head);
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
