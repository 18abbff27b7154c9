package pressrun.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file as it was typed; lines and columns are counted from 0, columns in code points. */
record YamlText(Path file, List<String> lines) {
  /** What stands before a key: blanks, and the dashes of list items. */
  private static final Pattern BEFORE_KEY = Pattern.compile("[ \t]*+(?:-[ \t]++)*+");

  String line(int number) {
    return number >= 0 && number < lines.size() ? lines.get(number) : "";
  }

  String before(int line, int column) {
    return line(line).substring(0, offset(line, column));
  }

  String from(int line, int column) {
    return line(line).substring(offset(line, column));
  }

  String from(Mark mark) {
    return from(mark.getLine(), mark.getColumn());
  }

  /** The rest of the line on which a value ends. */
  String after(Node value) {
    return value.getEndMark().map(this::from).orElse("");
  }

  private int offset(int line, int column) {
    String text = line(line);
    return column < text.codePointCount(0, text.length())
        ? text.offsetByCodePoints(0, column)
        : text.length();
  }

  /** Where the first key or text of a line begins. */
  int keyColumn(int line) {
    Matcher before = BEFORE_KEY.matcher(line(line));
    return before.lookingAt() ? before.end() : 0;
  }

  /** The nearest line above that is neither empty nor a comment; -1 when there is none. */
  int above(int line) {
    int above = line - 1;
    while (above >= 0 && line(above).matches("\\s*(#.*)?")) {
      above--;
    }
    return above;
  }
}
