package pressrun.source;

import java.nio.file.Path;
import java.util.Optional;

/** A folder of plain text ({@code .txt}), Markdown ({@code .md}) and HTML ({@code .html}) files. */
public record FolderSource(String name, String key, Path folder) implements Source {
  @Override
  public Optional<Path> place() {
    return Optional.of(folder);
  }
}
