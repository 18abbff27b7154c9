package pressrun.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.mail.ParsedMessage;

/** Reads what the inbox kept; works whether or not the inbox runs. */
public final class InboxFolder {
  static final String ENDING = ".eml";

  /** Far more than the headers of any message that Pressrun makes. */
  private static final int HEAD_BYTES = 64 * 1024;

  private final Path folder;

  public InboxFolder(Path folder) {
    this.folder = folder;
  }

  /** Newest first. */
  public List<ReceivedMessage> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> id(file).stream())
          .sorted(Comparator.comparing(MessageId::text).reversed())
          .flatMap(id -> describe(id).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  /** None when there is no such message; an id of any other form names none. */
  public Optional<byte[]> read(String id) {
    return MessageId.parse(id).flatMap(known -> bytes(known, Integer.MAX_VALUE));
  }

  private static Optional<MessageId> id(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING)
        ? MessageId.parse(name.substring(0, name.length() - ENDING.length()))
        : Optional.empty();
  }

  private Optional<byte[]> bytes(MessageId id, int atMost) {
    try (InputStream in = Files.newInputStream(folder.resolve(id.text() + ENDING))) {
      return Optional.of(in.readNBytes(atMost));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read message " + id.text(), failure);
    }
  }

  private Optional<ReceivedMessage> describe(MessageId id) {
    return bytes(id, HEAD_BYTES)
        .map(head -> parse(headers(head)))
        .map(
            parsed ->
                new ReceivedMessage(
                    id.text(),
                    id.receivedAt(),
                    values(parsed, "From").findFirst().orElse(""),
                    values(parsed, "X-Original-To").toList(),
                    parsed.subject(),
                    size(id)));
  }

  /** Anybody on this machine can hand in rubbish; it is listed without a subject. */
  private static ParsedMessage parse(byte[] headers) {
    try {
      return ParsedMessage.parse(headers);
    } catch (ParsedMessage.UnreadableMessage rubbish) {
      return new ParsedMessage("", List.of(), Optional.empty(), Optional.empty());
    }
  }

  /** The body may be cut anywhere, so only the headers are given to the parser. */
  private static byte[] headers(byte[] head) {
    for (int i = 0; i + 3 < head.length; i++) {
      if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
        return Arrays.copyOf(head, i + 4);
      }
    }
    return head;
  }

  private static Stream<String> values(ParsedMessage parsed, String header) {
    return parsed.headers().stream()
        .filter(line -> line.getKey().equalsIgnoreCase(header))
        .map(Map.Entry::getValue);
  }

  private long size(MessageId id) {
    try {
      return Files.size(folder.resolve(id.text() + ENDING));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read message " + id.text(), failure);
    }
  }
}
