package pressrun.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import pressrun.file.WholeFile;
import pressrun.file.WholeFile.Content;

/** Writes a look that starts as a shipped one, with comments; never over what is there. */
public final class LookStart {
  private static final Set<String> TAKEN =
      Set.of("digest", "letter", "links", "parts", "words", "pages", "operator", "mail");

  private static final String HEAD =
      """
      <#-- The look "%1$s", begun as Pressrun's "%2$s". A newsletter wears it with  look: {template: %1$s}
        What stands here is yours. docs/templates.md lists every name that can be printed and every piece of parts/;
        copy a file of parts/ beside this folder to change a piece. Colours and fonts stand in look.properties.
        "pressrun serve" shows each change as you save; "pressrun check" tells what is wrong, and where. -->
      """;

  private static final String PROPERTIES =
      """
      # Colours and fonts of the look "%1$s"; a newsletter's own look section may set each of these for itself.
      # Text that could not be read on paper or ground is made darker or lighter. dark_ is for dark screens.
      """;

  private LookStart() {}

  /** Whether a look of one's own can have this name. */
  public static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9-]{0,39}") && !TAKEN.contains(name);
  }

  /**
   * The look's three files, in a folder of its name.
   *
   * @param from {@code digest}, {@code letter} or {@code links}
   * @throws FileAlreadyExistsException when the folder is there already; then nothing was written
   */
  public static List<Path> write(Path templates, String name, String from) throws IOException {
    Path folder = templates.resolve(name);
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    String head = HEAD.formatted(name, from);
    written.add(create(folder.resolve("html.ftlh"), head + shipped(from, "html.ftlh")));
    written.add(create(folder.resolve("text.ftl"), head + shipped(from, "text.ftl")));
    String settings = shipped(from, "look.properties").replaceFirst("(?s)^(?:#[^\\n]*\\n)+", "");
    written.add(create(folder.resolve("look.properties"), PROPERTIES.formatted(name) + settings));
    return written;
  }

  private static Path create(Path file, String text) throws IOException {
    WholeFile.ofAnybody(file).create(Content.of(text));
    return file;
  }

  private static String shipped(String look, String file) throws IOException {
    String resource = "/templates/" + look + "/" + file;
    try (InputStream text = Objects.requireNonNull(LookStart.class.getResourceAsStream(resource))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
