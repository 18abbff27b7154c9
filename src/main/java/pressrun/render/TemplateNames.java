package pressrun.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which templates there are, to say so where one is missing. */
final class TemplateNames {
  private static final List<String> SHIPPED = Looks.shipped();
  private static final int DEPTH = 3;

  private final List<Path> folders;

  TemplateNames(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The names in the same folder, and those of other looks' files of that name. */
  List<String> near(String missing) {
    int slash = missing.lastIndexOf('/');
    String folder = missing.substring(0, slash + 1);
    String file = missing.substring(Math.max(slash, 0));
    Set<String> names = new TreeSet<>(SHIPPED);
    folders.forEach(root -> collect(root, names));
    return names.stream()
        .filter(name -> name.endsWith(file) || (!folder.isEmpty() && name.startsWith(folder)))
        .toList();
  }

  private static void collect(Path root, Set<String> names) {
    try (Stream<Path> files = Files.walk(root, DEPTH)) {
      files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.matches(".+\\.ftlh?"))
          .forEach(names::add);
    } catch (IOException unreadable) {
      // Only a help in a message; the fault itself is told anyhow.
      return;
    }
  }
}
