package pressrun.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Replies to the dot, one line each, written before the database is told. One write() a line: the
 * page cache outlives {@code kill -9}, so that a reply that was heard is never forgotten.
 */
final class Journal implements AutoCloseable {
  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** One remembered reply. */
  record Line(long edition, long subscriber, long epoch, int code) {
    private String written() {
      String fields = edition + " " + subscriber + " " + epoch + " " + code;
      return fields + " " + checksum(fields) + "\n";
    }
  }

  static Journal open(Path file) {
    try {
      return new Journal(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException failure) {
      throw new UncheckedIOException("opening " + file, failure);
    }
  }

  /** Whole lines only; a line torn by a power cut has a wrong checksum and is left out. */
  static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file, StandardCharsets.ISO_8859_1).forEach(text -> parse(text, lines));
      }
      return lines;
    } catch (IOException failure) {
      throw new UncheckedIOException("reading " + file, failure);
    }
  }

  private static void parse(String text, List<Line> lines) {
    int last = text.lastIndexOf(' ');
    if (last > 0 && checksum(text.substring(0, last)).equals(text.substring(last + 1))) {
      String[] fields = text.split(" ", -1);
      lines.add(
          new Line(
              Long.parseLong(fields[0]),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[2]),
              Integer.parseInt(fields[3])));
    }
  }

  private static String checksum(String fields) {
    CRC32 crc = new CRC32();
    crc.update(fields.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(crc.getValue());
  }

  synchronized void append(Line line) {
    try {
      file.write(ByteBuffer.wrap(line.written().getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException failure) {
      throw new UncheckedIOException("writing the outcome journal", failure);
    }
  }

  /** Once every line has reached the database. */
  synchronized void clear() {
    try {
      file.truncate(0);
    } catch (IOException failure) {
      throw new UncheckedIOException("clearing the outcome journal", failure);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("closing the outcome journal", failure);
    }
  }
}
