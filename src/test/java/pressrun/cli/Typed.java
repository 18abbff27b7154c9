package pressrun.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command line that was run, and what it said. */
record Typed(int exitCode, String out, String error) {

  /** As it stands, as if typed into a pipe. */
  static Typed in(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    Console console =
        new Console(
            new Output(out),
            new Output(error),
            new BufferedReader(new StringReader("")),
            Console.Terminal.PIPE);
    int exitCode = CommandLineInterface.run(arguments, console);
    return new Typed(
        exitCode, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }

  /** On the shipped sample, with a data folder of its own. */
  static Typed onSample(Path data, String... arguments) {
    return on(Path.of("config"), data, arguments);
  }

  static Typed on(Path config, Path data, String... arguments) {
    List<String> places = List.of("--config", config.toString(), "--data", data.toString());
    return in(Stream.concat(Stream.of(arguments), places.stream()).toArray(String[]::new));
  }
}
