package pressrun.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped sample, copied so that a test may change it. */
public record Sample(Path config, Path data) {

  public static Sample in(Path home) {
    Sample sample = new Sample(home.resolve("config"), home.resolve("data"));
    try (Stream<Path> files = Files.walk(Path.of("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, sample.config.resolve(Path.of("config").relativize(file).toString()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return sample;
  }

  /** A file of the sample, by its name under {@code config}. */
  public Path file(String name) {
    return config.resolve(name);
  }

  public Path newsletter() {
    return file("newsletters/harbour-courier.yml");
  }

  public Sample write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Sample change(Path file, String from, String to) {
    String text = read(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not contain " + from);
    }
    return write(file, text.replace(from, to));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Mail goes to a relay on loopback, and to so many made-up readers. */
  public Sample through(int port, int readers, String more) {
    StringBuilder people = new StringBuilder("address,name\n");
    for (int i = 1; i <= readers; i++) {
      people.append("reader").append(i).append("@readers.test,Reader ").append(i).append('\n');
    }
    return write(file("subscribers.csv"), people.toString())
        .write(
            file("pressrun.yml"),
            """
            base_url: https://letters.example.net/
            relays:
              - name: sink
                host: 127.0.0.1
                port: %d
                tls: none
            %s
            """
                .formatted(port, more));
  }
}
