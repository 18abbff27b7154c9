package pressrun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders with all that is in them and says once per burst that something changed. A thread
 * of its own calls {@code changed}. The parent is watched too, for a folder that does not exist
 * yet, or is replaced by another one. Changes in the data folder do not count, wherever that lies.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  /** Editors write a file in several steps; so long must it be quiet. */
  private static final long QUIET_MILLIS = 80;

  /** So many quiet spells at most are waited for, or a file that grows for ever would hide all. */
  private static final int MAX_BURST = 12;

  /** Until what could not be taken up, as while the database is away, is tried again. */
  private static final long AGAIN_SECONDS = 5;

  /** A link through which all files of a mounted ConfigMap or Secret change at once. */
  private static final String KUBERNETES = "..data";

  private final WatchService watcher;
  private final Path data;
  private final Runnable changed;
  private final Set<Path> watched = new HashSet<>();
  private final Set<Path> awaited = new HashSet<>();
  private String trouble = "";

  private FolderWatch(WatchService watcher, Path data, Runnable changed) {
    this.watcher = watcher;
    this.data = data;
    this.changed = changed;
  }

  public static FolderWatch start(List<Path> folders, Path data, Runnable changed) {
    try {
      WatchService watcher = folders.get(0).getFileSystem().newWatchService();
      FolderWatch watch = new FolderWatch(watcher, data, changed);
      for (Path folder : folders) {
        watch.begin(folder);
      }
      Thread thread = new Thread(watch::run, "folder-watch");
      thread.setDaemon(true);
      thread.start();
      return watch;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot watch " + folders, failure);
    }
  }

  private void begin(Path folder) throws IOException {
    @Nullable Path parent = folder.getParent();
    register(folder);
    if (parent != null && !watched.contains(parent)) {
      awaited.add(folder);
      if (Files.isDirectory(parent)) {
        watchAlone(parent);
      }
    }
  }

  private void watchAlone(Path folder) throws IOException {
    folder.register(
        watcher,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  private void register(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            if (inner.equals(data) && !inner.equals(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            watched.add(inner);
            watchAlone(inner);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void run() {
    try {
      boolean isTaken = true;
      while (true) {
        Optional<WatchKey> key =
            isTaken
                ? Optional.of(watcher.take())
                : Optional.ofNullable(watcher.poll(AGAIN_SECONDS, TimeUnit.SECONDS));
        if ((key.isPresent() && burst(key.get())) || !isTaken) {
          isTaken = announce();
        }
      }
    } catch (ClosedWatchServiceException closed) {
      log.debug("folders are no longer watched");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean burst(WatchKey first) throws InterruptedException {
    boolean matters = false;
    WatchKey key = first;
    for (int i = 0; key != null && i < MAX_BURST; i++) {
      matters |= drain(key);
      key = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (key != null) {
      matters |= drain(key);
    }
    return matters;
  }

  private boolean drain(WatchKey key) {
    boolean matters = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
        matters |= matters(folder, name, event.kind());
      } else {
        matters = true;
      }
    }
    key.reset();
    return matters;
  }

  /** Beside an awaited folder lies much that is none of our business. */
  private boolean matters(Path folder, Path name, WatchEvent.Kind<?> kind) {
    Path path = folder.resolve(name);
    if (path.equals(data) || (!watched.contains(folder) && !awaited.contains(path))) {
      return false;
    }
    registerNew(path, kind);
    return !scratch(name);
  }

  private void registerNew(Path path, WatchEvent.Kind<?> kind) {
    if (kind == StandardWatchEventKinds.ENTRY_CREATE) {
      try {
        register(path);
      } catch (IOException gone) {
        log.debug("{} was gone before it could be watched", path);
      }
    }
  }

  /** What editors keep beside the file. */
  private static boolean scratch(Path name) {
    String text = name.toString();
    return (text.startsWith(".") && !text.equals(KUBERNETES))
        || text.endsWith("~")
        || text.endsWith(".tmp");
  }

  private boolean announce() {
    try {
      changed.run();
      trouble = "";
      return true;
    } catch (RuntimeException failure) {
      if (!trouble.equals(failure.toString())) { // Else once in five seconds, for days.
        trouble = failure.toString();
        log.error("could not take up a change, trying again until it goes", failure);
      }
      return false;
    }
  }

  @Override
  public void close() {
    try {
      watcher.close();
    } catch (IOException failure) {
      log.debug("the watch did not close", failure);
    }
  }
}
