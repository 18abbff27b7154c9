package pressrun.config;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A line break or another control character in a text that stands in a mail's header, a link or a
 * line of a list: no message could be made of it.
 */
final class ControlCharacter {
  /** Texts of several lines. */
  private static final Set<String> OF_LINES = Set.of("query", "postal_address");

  private static final Set<Key.Kind> IN_HEADERS =
      Set.of(Key.Kind.TEXT, Key.Kind.LIST, Key.Kind.ADDRESS, Key.Kind.URL, Key.Kind.FILE);

  private ControlCharacter() {}

  /** Returns what is wrong, in words; empty when nothing is. */
  static Optional<String> in(Key key, String name, ScalarNode value) {
    if (OF_LINES.contains(name) || !IN_HEADERS.contains(key.kind())) {
      return Optional.empty();
    }
    return value
        .getValue()
        .codePoints()
        .filter(ControlCharacter::breaksOut)
        .boxed()
        .findFirst()
        .map(found -> words(found, value));
  }

  private static boolean breaksOut(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static String words(int found, ScalarNode value) {
    if (found != '\n' && found != '\r') {
      return "holds the control character U+%04X; leave it out".formatted(found);
    }
    return switch (value.getScalarStyle()) {
      case LITERAL, FOLDED ->
          "holds a line break, because it is written with | or >; write it in one line, behind the"
              + " key";
      default -> "holds a line break; write it in one line";
    };
  }
}
