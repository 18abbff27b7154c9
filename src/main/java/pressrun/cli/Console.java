package pressrun.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import pressrun.text.Printable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command speaks and listens: results on {@code out}, all else on {@code error}.
 *
 * @param terminal what stands at the other end
 * @param commands completes the commands that are suggested there
 */
record Console(
    Output out, Output error, BufferedReader in, Terminal terminal, SuggestedCommands commands) {
  /** The format of texts that have lines of their own, such as a whole schema. */
  private static final String WHOLE = "%s";

  Console(Output out, Output error, BufferedReader in, Terminal terminal) {
    this(out, error, in, terminal, SuggestedCommands.AS_THEY_ARE);
  }

  /** The same, for the folders that this command line names. */
  Console on(String... arguments) {
    return new Console(out, error, in, terminal, SuggestedCommands.of(arguments));
  }

  /** Whether a person sits there. */
  enum Terminal {
    PERSON,
    PIPE
  }

  void say(String format, Object... values) {
    out.println(text(format, values));
    out.flush();
  }

  /**
   * One line of a long listing, written together with others; it suggests no commands.
   *
   * @throws UncheckedIOException when nobody would get it
   */
  void row(String format, Object... values) {
    goOn();
    Object[] shown = Arrays.stream(values).map(Console::shown).toArray();
    out.println(String.format(Locale.ROOT, format, shown));
  }

  void warn(String format, Object... values) {
    // Where both go to one place, they stand there in the order in which they were said.
    out.flush();
    error.println(text(format, values));
  }

  /** The only way of texts from outside onto the terminal: a value makes no line of its own. */
  private String text(String format, Object... values) {
    Object[] shown = values;
    if (!format.equals(WHOLE)) {
      shown = Arrays.stream(values).map(Console::shown).toArray();
    }
    return Printable.lines(commands.in(String.format(Locale.ROOT, format, shown)));
  }

  private static Object shown(Object value) {
    return value instanceof Number || value instanceof Character || value instanceof Boolean
        ? value
        : Printable.value(String.valueOf(value));
  }

  /** One JSON object on a line of its own. */
  void json(Map<String, Object> fields) {
    out.println(Printable.json(Json.MAPPER.writeValueAsString(fields)));
    out.flush();
  }

  /**
   * One of a long listing, written together with others.
   *
   * @throws UncheckedIOException when nobody would get it
   */
  void jsonRow(Map<String, Object> fields) {
    goOn();
    out.println(Printable.json(Json.MAPPER.writeValueAsString(fields)));
  }

  /** Made when it is first needed. */
  private static final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
  }

  /**
   * Asked between two lines by a long listing.
   *
   * @throws UncheckedIOException when nobody would get the next line
   */
  void goOn() {
    out.failure()
        .ifPresent(
            why -> {
              throw new UncheckedIOException(why);
            });
  }

  /**
   * The exit code of a command that ended with {@code code}, once it is known whether all that it
   * said arrived. A reader who left, as {@code head} does, ends it quietly, as other programs end.
   */
  int ended(int code) {
    out.flush();
    error.flush();
    if (out.failure().isPresent() && !out.isLeft()) {
      warn(
          "pressrun: the output could not be written: %s. What arrived of it is not whole.",
          out.why());
    }
    if (code != ExitCode.DONE || (out.failure().isEmpty() && error.failure().isEmpty())) {
      return code;
    }
    return out.isLeft() || error.isLeft() ? ExitCode.READER_LEFT : ExitCode.FAILED;
  }

  /** Asks once; anything but y or yes is no. */
  boolean agreed(String question) {
    out.flush();
    error.print(Printable.lines(commands.in(question)) + " [y/N] ");
    error.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the answer", failure);
    }
  }
}
