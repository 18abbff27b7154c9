package pressrun.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged under a package meanwhile, as serve would show it. */
public final class Heard implements AutoCloseable {
  private static final String HEAD = "^[0-9:]{8} (INFO|WARN|ERROR) +\\S+ ";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream before = System.out;
  private final Logger logger;

  public Heard(String of) {
    logger = (Logger) LoggerFactory.getLogger(of);
    logger.setLevel(Level.INFO);
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  public List<String> lines() {
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst(HEAD, ""))
        .toList();
  }

  @Override
  public void close() {
    System.setOut(before);
    logger.setLevel(null); // As its parent's.
  }
}
