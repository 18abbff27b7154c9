package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The very digest that Pressrun sends, with slots that the other senders can fill in. */
final class Digest {
  private static final String NAME = "Reader 1";

  private Digest() {}

  static Path write(Path folder, Path home, Installation.Wishes wishes)
      throws IOException, InterruptedException {
    Installation installation = Installation.write(folder.resolve("peek"), home, wishes.of(1));
    Path digest = Files.createDirectories(folder.resolve("digest"));
    for (String format : List.of("html", "text", "eml")) {
      String ending = format.equals("text") ? "txt" : format;
      Process preview =
          installation.start(
              "preview",
              "--as",
              "reader1@readers.pressrun.test",
              "--format",
              format,
              "--out",
              digest.resolve("digest." + ending).toString());
      if (preview.waitFor() != 0) {
        throw new IllegalStateException("see " + folder.resolve("peek/log"));
      }
      if (!format.equals("eml")) {
        slot(digest.resolve("digest." + ending));
      }
    }
    return digest;
  }

  private static void slot(Path file) throws IOException {
    String content =
        Files.readString(file)
            .replace(NAME, "{{name}}")
            .replaceAll("https://letters.example.net/u/[\\w~.=-]+", "{{leave}}");
    Files.writeString(file, content);
  }

  static int size(Path digest) throws IOException {
    return (int) Files.size(digest.resolve("digest.eml"));
  }
}
