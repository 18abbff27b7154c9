package pressrun.source;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A folder of plain text ({@code .txt}), Markdown ({@code .md}) and HTML ({@code .html}) files.
 *
 * @param zone of dates that name none
 */
public record FolderSource(String name, String key, Path folder, Links links, ZoneId zone)
    implements Source {

  /** Symbolic links to files outside the folder. */
  public enum Links {
    /** Left out and told: whoever may write into the folder could have any file sent to readers. */
    REFUSED,
    FOLLOWED
  }

  public FolderSource(String name, String key, Path folder) {
    this(name, key, folder, Links.REFUSED, ZoneOffset.UTC);
  }

  @Override
  public Optional<Path> place() {
    return Optional.of(folder);
  }
}
