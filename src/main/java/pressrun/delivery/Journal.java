package pressrun.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What relays answered, written before the database is told; it outlives a killed process and a
 * database that is away. For all threads.
 */
final class Journal implements AutoCloseable {
  private static final String FILE = "outcomes.journal";
  private static final long LONG = 4L * 1024 * 1024;

  private final Path file;
  private final FileChannel channel;
  private long untold;
  private boolean broken;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens the journal of a folder; a line that was not finished is cut off. */
  static Journal open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(whole(file));
      channel.position(channel.size());
      return new Journal(file, channel);
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

  /** What an earlier process wrote. */
  synchronized List<JournalEntry> entries() {
    return entries(file);
  }

  /** What stands in the journal of a folder, whoever writes it; nothing where there is none. */
  static List<JournalEntry> read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? entries(file) : List.of();
  }

  private static List<JournalEntry> entries(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .flatMap(line -> JournalEntry.parse(line).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /** One write; when it fails, no further dot goes out until the disk takes lines again. */
  synchronized void append(JournalEntry entry) {
    untold++;
    write(entry.line());
  }

  /** Whether a reply could be kept now; asked before each dot. */
  synchronized boolean isReady() {
    if (broken) {
      broken = false;
      write("\n"); // Ends a line that was cut short.
    }
    return !broken;
  }

  private void write(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      broken = true;
    }
  }

  /** So many lines now stand in the database; when all do, a long journal starts anew. */
  synchronized void told(long lines) {
    untold -= lines;
    try {
      if (untold == 0 && channel.size() > LONG) {
        clear();
      }
    } catch (IOException failure) {
      broken = true;
    }
  }

  /** Everything in it stands in the database. */
  synchronized void clear() {
    try {
      channel.truncate(0);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot empty " + file, failure);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot close " + file, failure);
    }
  }
}
