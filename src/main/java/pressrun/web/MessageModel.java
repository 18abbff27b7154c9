package pressrun.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.mail.MessagePart;
import pressrun.mail.ParsedMessage;

/** A message as pages show it; rubbish is shown as what it is. */
final class MessageModel {
  /** More than any mail that a client would show; the file has all of it. */
  private static final int SHOWN_BYTES = 400_000;

  private MessageModel() {}

  static Map<String, Object> of(byte[] bytes) {
    ParsedMessage message = parse(bytes);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("subject", message.subject());
    model.put("headers", message.headers().stream().map(MessageModel::header).toList());
    model.put("hasHtml", message.html().isPresent());
    model.put("text", message.text().orElse(""));
    model.put("htmlKilobytes", kilobytes(message.html().orElse("")));
    model.put("kilobytes", (bytes.length + 1023) / 1024);
    int shown = Math.min(bytes.length, SHOWN_BYTES);
    model.put("source", new String(bytes, 0, shown, StandardCharsets.UTF_8));
    model.put("cut", shown < bytes.length);
    model.put("parts", MessagePart.all(bytes).stream().map(MessageModel::part).toList());
    return model;
  }

  /** Anybody on this machine can hand in what is no message. */
  static ParsedMessage parse(byte[] bytes) {
    try {
      return ParsedMessage.parse(bytes);
    } catch (ParsedMessage.UnreadableMessage rubbish) {
      return new ParsedMessage("", List.of(), Optional.empty(), Optional.empty());
    }
  }

  private static Map<String, Object> part(MessagePart part) {
    return Map.of(
        "depth", part.depth(),
        "type", part.type(),
        "encoding", part.encoding(),
        "bytes", part.bytes());
  }

  private static Map<String, Object> header(Map.Entry<String, String> header) {
    return Map.of("name", header.getKey(), "value", header.getValue());
  }

  private static int kilobytes(String html) {
    return (html.getBytes(StandardCharsets.UTF_8).length + 1023) / 1024;
  }
}
