package pressrun.source;

import java.nio.file.Path;

/** A folder of plain text ({@code .txt}), Markdown ({@code .md}) and HTML ({@code .html}) files. */
public record FolderSource(String name, String key, Path folder) implements Source {}
