package pressrun.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** Puts received messages into the folder, each whole or not at all; for all threads. */
final class Keeper {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Path folder;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Keeper(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Keeps one message under a new id; when this returns, it survives a power cut.
   *
   * @param content without the line end before the final dot
   */
  String keep(String sender, List<String> recipients, InputStream content) {
    byte[] salt = new byte[4];
    random.nextBytes(salt);
    String id = MessageId.of(clock.instant(), HexFormat.of().formatHex(salt)).text();
    Path unfinished = folder.resolve(id + ".new");
    try {
      try (FileChannel file =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = Channels.newOutputStream(file);
        out.write(trace(sender, recipients));
        content.transferTo(out);
        out.write(LINE_END);
        file.force(true);
      }
      Files.move(
          unfinished, folder.resolve(id + InboxFolder.ENDING), StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write into " + folder.getFileName(), failure);
    }
    return id;
  }

  /** What a delivering server puts on top (RFC 5321, 4.4); the message below stays as it came. */
  private static byte[] trace(String sender, List<String> recipients) {
    StringBuilder lines = new StringBuilder("Return-Path: <" + oneLine(sender) + ">\r\n");
    recipients.forEach(
        recipient -> lines.append("X-Original-To: ").append(oneLine(recipient)).append("\r\n"));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String oneLine(String given) {
    return given.replaceAll("\\p{Cntrl}", "");
  }

  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
