package pressrun.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pressrun.file.WholeFile;
import pressrun.file.WholeFile.Content;

/** Writes the commented files that a new newsletter starts from; never over what is there. */
public final class NewsletterStart {
  /** What a newsletter's file may be called, without its ending. */
  static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  private NewsletterStart() {}

  /** Whether a newsletter can have this name. */
  public static boolean isName(String name) {
    return name.matches(NAME);
  }

  /**
   * The newsletter's file, an article for it, and {@code pressrun.yml} where there is none.
   *
   * @return the newsletter's file first
   * @throws java.nio.file.FileAlreadyExistsException when there is such a newsletter; then nothing
   *     was written
   */
  public static List<Path> write(Path folder, String name) throws IOException {
    Path newsletter = folder.resolve("newsletters").resolve(name + ".yml");
    Path article = folder.resolve(name).resolve("welcome.md");
    Path main = folder.resolve("pressrun.yml");
    Files.createDirectories(newsletter.getParent());
    create(newsletter, start("start-newsletter.yml", name));
    List<Path> written = new ArrayList<>(List.of(newsletter));
    if (Files.notExists(article.getParent())) {
      Files.createDirectories(article.getParent());
      written.add(create(article, start("start-welcome.md", name)));
    }
    if (Files.notExists(main)) {
      written.add(create(main, start("start-pressrun.yml", name)));
    }
    return written;
  }

  private static Path create(Path file, String text) throws IOException {
    WholeFile.ofAnybody(file).create(Content.of(text));
    return file;
  }

  private static String start(String resource, String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(NewsletterStart.class.getResourceAsStream(resource))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{title}", title(name))
          .replace("{name}", name);
    }
  }

  /** {@code harbour-news} is "Harbour news". */
  private static String title(String name) {
    String words = name.replace('-', ' ').strip();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
