package pressrun.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds text that YAML drops from a value silently: all from a # on, and a word behind ! or &. */
final class LostText {
  /** A comment that has no blank after its # may be the rest of the text. */
  private static final Pattern GLUED = Pattern.compile("[ \t]+(#[^ \t#].*)");

  /** In the others no blank can stand. */
  private static final Set<Key.Kind> WITH_BLANKS =
      Set.of(Key.Kind.TEXT, Key.Kind.LIST, Key.Kind.FILE, Key.Kind.SECRET);

  private LostText() {}

  /** A name behind {@code &} that no {@code *} asks for was meant as text. */
  private static boolean isNamedInVain(ScalarNode value, YamlText text) {
    return value
        .getAnchor()
        .filter(name -> text.lines().stream().noneMatch(line -> line.contains("*" + name)))
        .isPresent();
  }

  private static boolean endsAList(ScalarNode value) {
    return value.getScalarStyle() == ScalarStyle.PLAIN
        && value.getValue().endsWith("]")
        && value.getValue().indexOf('[') < 0;
  }

  static Optional<String> of(Key key, ScalarNode value, YamlText text) {
    boolean tagged =
        value.getTag().getValue().startsWith("!") && !value.getTag().equals(Tag.ENV_TAG);
    if (tagged || isNamedInVain(value, text)) {
      return Optional.of(
          "a text that begins with " + (tagged ? "!" : "&") + " must stand in quotes");
    }
    if (key.kind() == Key.Kind.LIST && endsAList(value)) {
      return Optional.of("ends with ] though no [ opens the list; a list is written [one, two]");
    }
    Matcher comment = GLUED.matcher(text.after(value));
    if (value.getScalarStyle() != ScalarStyle.PLAIN || !comment.matches()) {
      return Optional.empty();
    }
    String lost = "\"" + comment.group(1).strip() + "\"";
    boolean secret = key.kind() == Key.Kind.SECRET;
    if (value.getValue().isEmpty()) {
      String what = secret ? "what follows #" : lost;
      return Optional.of(
          "is empty: "
              + what
              + " is taken for a comment; a text that begins with # must stand in quotes"
              + (secret ? "" : ": " + lost));
    }
    String what = secret ? "what follows \" #\"" : "all from " + lost + " on";
    return WITH_BLANKS.contains(key.kind())
        ? Optional.of(
            what
                + " is taken for a comment; put the whole text in quotes, or a blank after the #"
                + " of a comment")
        : Optional.empty();
  }
}
