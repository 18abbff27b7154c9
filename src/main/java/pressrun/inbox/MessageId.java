package pressrun.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a kept message; names sort by the time of arrival and fit into a path. */
record MessageId(Instant receivedAt, String text) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final Pattern FORM = Pattern.compile("([0-9]{8}-[0-9]{6}-[0-9]{3})-[0-9a-f]{8}");

  static MessageId of(Instant receivedAt, String salt) {
    return new MessageId(receivedAt, TIME.format(receivedAt) + "-" + salt);
  }

  /** None when the text, which may come from anywhere, is not of our making. */
  static Optional<MessageId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MessageId(TIME.parse(matcher.group(1), Instant::from), text));
    } catch (java.time.DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
