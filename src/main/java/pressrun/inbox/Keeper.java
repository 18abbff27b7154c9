package pressrun.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import pressrun.file.WholeFile;

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
    try {
      WholeFile.ofOwner(folder.resolve(id + InboxFolder.ENDING))
          .create(
              out -> {
                out.write(trace(sender, recipients));
                content.transferTo(out);
                out.write(LINE_END);
              });
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
}
