package bench.quality;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** The files of one corpus, parted into two halves by a hash of their names. */
record Corpus(Path folder) {
  /** Cases are worked on in one half only; the other one is just scored. */
  record Halves(Scores worked, Scores unseen) {
    static Halves of(String corpus) {
      return new Halves(new Scores(corpus), new Scores(corpus));
    }

    Scores half(String caseName) {
      CRC32 hash = new CRC32();
      hash.update(caseName.getBytes(StandardCharsets.UTF_8));
      return hash.getValue() % 2 == 0 ? worked : unseen;
    }

    Scores both(String corpus) {
      Scores sum = new Scores(corpus);
      sum.add(worked);
      sum.add(unseen);
      return sum;
    }
  }

  List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String name(Path file) {
    return folder.relativize(file).toString();
  }

  static byte[] bytes(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!file.toString().endsWith(".gz")) {
        return bytes;
      }
      return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** Gives each line that is no comment with its number. */
  static void lines(Path file, BiConsumer<Integer, String> use) {
    List<String> lines = text(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        use.accept(i + 1, lines.get(i));
      }
    }
  }
}
