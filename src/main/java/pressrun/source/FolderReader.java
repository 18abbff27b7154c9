package pressrun.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.source.FolderSource.Links;

/**
 * Reads a folder of articles, one a file; hidden files and other endings are passed over. A file
 * that its author holds back, or that cannot be used, is named, and the others are read all the
 * same.
 */
final class FolderReader {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);
  private static final int MOST_FILES = 5000;
  private static final List<String> ENDINGS = List.of("txt", "md", "html", "htm");

  private FolderReader() {}

  static Reading read(FolderSource source, Instant now) throws Unreadable {
    Path folder = source.folder();
    List<String> heldBack = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        if (source.links() == Links.REFUSED) {
          refuseLinkOut(file, folder);
        }
        Optional<String> noArticle = HeldBack.byName(name(file));
        if (noArticle.isPresent()) {
          heldBack.add(name(file) + " " + noArticle.get());
        } else {
          read(file, source.zone(), now, entries).ifPresent(heldBack::add);
        }
      } catch (Unreadable left) {
        problems.add(left.problem());
      } catch (StackOverflowError tooDeep) {
        problems.add(file + " nests too deeply; write it flatter");
      } catch (RuntimeException fault) {
        LOG.error("reading {} failed", file, fault);
        problems.add(file + " could not be read by a fault of Pressrun's, see the log");
      }
      Stopped.check();
    }
    return new Reading(
        Optional.empty(),
        entries,
        problems.isEmpty()
            ? Optional.empty()
            : Optional.of("left out: " + String.join("; ", problems)),
        heldBack);
  }

  /** Adds what may go to the entries; returns why, when it may not. */
  private static Optional<String> read(Path file, ZoneId zone, Instant now, List<Entry> entries)
      throws Unreadable {
    String text = text(file);
    Optional<String> why = HeldBack.why(FrontMatter.of(text), now, zone);
    if (why.isEmpty()) {
      entries.add(entry(file, text, zone));
    }
    return why.map(words -> name(file) + " " + words);
  }

  private static List<Path> files(Path folder) throws Unreadable {
    if (!Files.isDirectory(folder)) {
      throw new Unreadable("expected a folder of .txt, .md and .html files, found none");
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files = listed.filter(FolderReader::article).sorted().toList();
      if (files.size() > MOST_FILES) {
        throw new Unreadable("the folder holds more than " + MOST_FILES + " articles");
      }
      return files;
    } catch (IOException failure) {
      throw new Unreadable("the folder cannot be read: " + failure.getMessage());
    }
  }

  private static void refuseLinkOut(Path file, Path folder) throws Unreadable {
    try {
      Path target = file.toRealPath();
      if (!target.startsWith(folder.toRealPath())) {
        throw new Unreadable(
            file
                + " links to a file outside the folder; `follow_links: true` in the source takes it");
      }
    } catch (NoSuchFileException dangling) {
      throw new Unreadable(file + " links to a file that is not there");
    } catch (IOException failure) {
      throw new Unreadable(file + " cannot be read: " + failure.getMessage());
    }
  }

  private static boolean article(Path file) {
    return !name(file).startsWith(".") && ENDINGS.contains(ending(file));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String ending(Path file) {
    return name(file).substring(name(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String text(Path file) throws Unreadable {
    String text = Characters.decode(FileBytes.read(file, FileBytes.ARTICLE), Optional.empty());
    if (text.isBlank()) {
      throw new Unreadable(file + " is empty");
    }
    return text;
  }

  private static Entry entry(Path file, String text, ZoneId zone) throws Unreadable {
    return switch (ending(file)) {
      case "md" -> MarkdownFile.entry(file, text, modified(file), zone);
      case "txt" -> plain(file, text);
      default -> HtmlFile.entry(name(file), text, modified(file));
    };
  }

  private static Entry plain(Path file, String text) throws Unreadable {
    return new Entry(
        name(file),
        Optional.empty(),
        "",
        "",
        text,
        Entry.Format.TEXT,
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
