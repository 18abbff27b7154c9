package bench.servers;

import bench.Arrivals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the messages that a server passed on, each as a file; without the trace the server adds. */
final class Stored {
  private static final Pattern OWN_HEAD =
      Pattern.compile("^DKIM-Signature:", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals();

  Stored(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  synchronized void accept(String recipient, ByteBuffer lent) {
    byte[] message = new byte[lent.remaining()];
    lent.get(message);
    try {
      files.add(Files.write(folder.resolve(files.size() + ".eml"), message));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    Matcher head = OWN_HEAD.matcher(new String(message, StandardCharsets.ISO_8859_1));
    int from = head.find() ? head.start() : 0;
    arrivals.accept(recipient, ByteBuffer.wrap(message, from, message.length - from).slice());
  }

  synchronized int count() {
    return files.size();
  }

  synchronized List<Path> files() {
    return List.copyOf(files);
  }

  List<Arrivals.Arrival> arrivals() {
    return arrivals.all();
  }
}
