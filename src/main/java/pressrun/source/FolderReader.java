package pressrun.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of articles, one a file; hidden files and other endings are passed over. */
final class FolderReader {
  private final MarkdownFile markdown = new MarkdownFile();

  List<Entry> read(Path folder) throws Unreadable {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(FolderReader::article).sorted().toList();
    } catch (IOException failure) {
      throw new Unreadable(folder + " is no folder that can be read");
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      entries.add(entry(file));
    }
    return entries;
  }

  private static boolean article(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && List.of("txt", "md", "html", "htm").contains(ending(file));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private Entry entry(Path file) throws Unreadable {
    String text = new String(FileBytes.read(file), StandardCharsets.UTF_8);
    String readable = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return switch (ending(file)) {
      case "md" -> markdown.entry(name(file), readable, modified(file));
      case "txt" -> plain(file, readable, Entry.Format.TEXT);
      default -> plain(file, readable, Entry.Format.HTML);
    };
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Entry plain(Path file, String text, Entry.Format format) throws Unreadable {
    String title = format == Entry.Format.HTML ? HtmlTitle.of(text) : "";
    return new Entry(
        name(file),
        Optional.empty(),
        title,
        "",
        text,
        format,
        Optional.empty(),
        Optional.of(modified(file)),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Instant modified(Path file) throws Unreadable {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException failure) {
      throw new Unreadable(file + " cannot be read: " + failure.getMessage());
    }
  }
}
