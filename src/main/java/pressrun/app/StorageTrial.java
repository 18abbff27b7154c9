package pressrun.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import pressrun.database.WriteTrialStore;

/** Tries whether the data folder and the database can be written to. For one thread. */
public final class StorageTrial implements AutoCloseable {
  /** A full disk often still takes a few bytes. */
  private static final int BYTES = 64 * 1024;

  private final Path data;
  private final WriteTrialStore database;

  public StorageTrial(Pressrun pressrun) {
    this.data = pressrun.home().data();
    this.database = pressrun.database().writeTrial();
  }

  /** Returns what cannot be written, why, and what to do; empty when all is well. */
  public Optional<String> trouble() {
    return folder()
        .or(() -> database.trouble().map("nothing can be written to the database: %s"::formatted))
        .map(why -> why + ". Nothing is lost; sending goes on by itself when it can be written");
  }

  private Optional<String> folder() {
    try {
      Path file = Files.createTempFile(data, ".write-trial", ".tmp");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      } finally {
        Files.deleteIfExists(file);
      }
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(
          "nothing can be written to the folder %s: %s".formatted(data, words(failure)));
    }
  }

  private static String words(IOException failure) {
    String said = reason(failure);
    return said.contains("No space left")
        ? "the disk is full: make room on it"
        : said.contains("quota")
            ? "the disk quota is used up: make room, or have it raised"
            : said + ": make it writable for the user that runs Pressrun";
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there any more";
    }
    return failure instanceof FileSystemException named && named.getReason() != null
        ? named.getReason()
        : String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    database.close();
  }
}
