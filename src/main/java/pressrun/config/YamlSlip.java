package pressrun.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import pressrun.edition.LocalTimetable;

/** Why a file is no YAML, and what was most likely meant, where the library's words are no help. */
final class YamlSlip {
  private static final Pattern KEY_AND_TEXT =
      Pattern.compile("^[ \t]*+(?:- +)*+(?<key>[A-Za-z_]{1,40}+): {1,40}+(?=\\S)");
  private static final Pattern KEY = Pattern.compile(".*:([ \t].*)?");

  /** What must not be shown, since it may be no key at all. */
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token).*");

  private final YamlText text;
  private final Problems problems;
  private final String problem;
  private final String context;
  private final int line;
  private final int column;

  /** Where what was not understood begins. */
  private final int fromLine;

  private final int fromColumn;

  private YamlSlip(YamlText text, MarkedYamlEngineException broken, Problems problems) {
    this.text = text;
    this.problems = problems;
    this.problem = broken.getProblem();
    this.context = Optional.ofNullable(broken.getContext()).orElse("");
    this.line = broken.getProblemMark().map(Mark::getLine).orElse(0);
    this.column = broken.getProblemMark().map(Mark::getColumn).orElse(0);
    this.fromLine = broken.getContextMark().map(Mark::getLine).orElse(line);
    this.fromColumn = broken.getContextMark().map(Mark::getColumn).orElse(column);
  }

  static void note(YamlText text, MarkedYamlEngineException broken, Problems problems) {
    new YamlSlip(text, broken, problems).note();
  }

  private void note() {
    if (problem.contains("'\\t")) {
      here("indent with spaces, not with a tab");
    } else if (problem.startsWith("mapping values are not allowed")) {
      colon();
    } else if (problem.startsWith("could not find expected ':'")) {
      noColon(fromLine, fromColumn);
    } else if (context.contains("quoted scalar")) {
      quotes();
    } else if (context.contains("flow")) {
      brackets();
    } else if (problem.startsWith("expected <block end>")) {
      blockEnd();
    } else {
      beginning();
    }
  }

  /** A colon where none can be: in a text, or under a line that has none or stands further out. */
  private void colon() {
    Matcher key = KEY_AND_TEXT.matcher(text.before(line, column));
    if (key.lookingAt()) {
      at(
          line,
          key.end(),
          key.group("key"),
          "a text with \": \" in it must stand in quotes" + shown(line, key.end(), ": "));
      return;
    }
    int above = text.above(line);
    if (!KEY.matcher(text.line(above)).matches()) {
      noColon(above, text.keyColumn(above));
    } else {
      indentation(line, text.keyColumn(line), "column " + (text.keyColumn(above) + 1));
    }
  }

  private void noColon(int where, int from) {
    at(
        where,
        from,
        "",
        "expected \"key: value\", with a blank after the colon" + shown(where, from, ", found "));
  }

  private void indentation(int where, int from, String others) {
    at(
        where,
        from,
        "",
        "wrong indentation: this begins in column "
            + (from + 1)
            + ", what it could belong to in "
            + others);
  }

  private void quotes() {
    if (problem.contains("end of")) {
      from("the quote that opens here is never closed");
    } else if (problem.contains("escape")) {
      here("in \"…\" a backslash begins an escape: write it twice, or the text in '…'");
    } else {
      unexplained();
    }
  }

  private void brackets() {
    Bracket open =
        Bracket.lastOpen(text, Math.max(line, fromLine))
            .orElse(new Bracket(fromLine, fromColumn, '['));
    at(
        open.line(),
        open.column(),
        key(open.line(), open.column()),
        "what opens here with "
            + open.sign()
            + " has no "
            + (open.sign() == '[' ? "]" : "}")
            + ", or lacks a comma; a text that begins so must stand in quotes"
            + (text.line(open.line()).contains(" #") ? ", and so must one with # in it" : ""));
  }

  /** The key whose text begins there; empty when there is none. */
  private String key(int where, int column) {
    Matcher key = KEY_AND_TEXT.matcher(text.line(where));
    return key.lookingAt() && text.before(where, column).length() == key.end()
        ? key.group("key")
        : "";
  }

  private void blockEnd() {
    if (column > text.keyColumn(line)) {
      afterEnd(text.before(line, column).strip());
    } else if (column == fromColumn) {
      boolean list = context.contains("collection");
      here(
          (list ? "a key among list items" : "a list item among keys")
              + ", which begin in line "
              + (fromLine + 1));
    } else {
      int above = text.keyColumn(text.above(line));
      String others = above == fromColumn ? "" : " or " + (above + 1);
      indentation(line, column, "column " + (fromColumn + 1) + others);
    }
  }

  private void afterEnd(String before) {
    if (before.endsWith("\"") || before.endsWith("'")) {
      here(
          "nothing can stand after the closing quote; a quote within the text is written \\\" in"
              + " \"…\" and twice in '…'");
    } else if (before.endsWith("}") || before.endsWith("]")) {
      String close = before.substring(before.length() - 1);
      here("nothing can stand after the closing " + close + "; put the whole text in quotes");
    } else {
      unexplained();
    }
  }

  private void unexplained() {
    here(context.isEmpty() ? problem : context + ": " + problem);
  }

  /** A sign that means something to YAML where a text begins. */
  private void beginning() {
    String rest = text.from(fromLine, fromColumn);
    String sign = first(rest);
    String key = key(fromLine, fromColumn);
    if (sign.matches("[@`%*&>|!\\]},?-]")) {
      at(
          fromLine,
          fromColumn,
          key,
          "a text that begins with " + sign + " must stand in quotes" + timetable(key, rest));
    } else {
      unexplained();
    }
  }

  /** Returns the problem that a timetable would have once it stands in quotes. */
  private static String timetable(String key, String written) {
    if (!key.equals("cron")) {
      return "";
    }
    try {
      LocalTimetable.check(written.replaceFirst("\\s#.*", "").strip());
      return "";
    } catch (LocalTimetable.WrongCron wrong) {
      return "; besides, " + wrong.words();
    }
  }

  private static String first(String rest) {
    return rest.isEmpty() ? "" : rest.substring(0, 1);
  }

  private String shown(int where, int from, String before) {
    return SECRET.matcher(text.line(where)).matches()
        ? ""
        : before + "\"" + text.from(where, from).strip() + "\"";
  }

  private void here(String words) {
    at(line, column, "", words);
  }

  private void from(String words) {
    at(fromLine, fromColumn, "", words);
  }

  private void at(int where, int from, String key, String words) {
    problems.add(text.file(), where + 1, from + 1, key, words);
  }
}
