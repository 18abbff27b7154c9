package pressrun.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pressrun.testing.Sample;

/** Runs command lines as in a pipe, and keeps what they say. */
final class Shell {
  private final Sample sample;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Shell(Sample sample) {
    this.sample = sample;
  }

  int run(String... words) {
    Output stream = new Output(out);
    Console console =
        new Console(
            stream, stream, new BufferedReader(new StringReader("")), Console.Terminal.PIPE);
    List<String> whole = new ArrayList<>(List.of(words));
    whole.addAll(
        List.of("--config", sample.config().toString(), "--data", sample.data().toString()));
    return CommandLineInterface.run(whole.toArray(String[]::new), console);
  }

  /** Output and errors together. */
  String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
