package pressrun.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command speaks and listens: results on {@code out}, all else on {@code error}.
 *
 * @param terminal what stands at the other end
 * @param commands completes the commands that are suggested there
 */
record Console(
    Output out, Output error, BufferedReader in, Terminal terminal, SuggestedCommands commands) {

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
    out.println(commands.in(String.format(Locale.ROOT, format, values)));
    if (terminal == Terminal.PERSON) {
      out.flush();
    }
  }

  void warn(String format, Object... values) {
    out.flush(); // Where both go to one place, they stand there in the order in which they were
    // said.
    error.println(commands.in(String.format(Locale.ROOT, format, values)));
  }

  /** One JSON object on a line of its own. */
  void json(Map<String, Object> fields) {
    out.println(new JsonMapper().writeValueAsString(fields));
    out.flush();
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
    error.print(commands.in(question) + " [y/N] ");
    error.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the answer", failure);
    }
  }
}
