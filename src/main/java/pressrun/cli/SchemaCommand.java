package pressrun.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import pressrun.config.Schema;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description =
        "Prints the JSON Schema of a configuration file, for editors that complete and check as"
            + " one types.")
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "newsletter",
      description =
          "Of which file: newsletter or pressrun (default: newsletter, that is newsletters/*.yml).")
  private File file = File.newsletter;

  /** In the words of the command line. */
  enum File {
    newsletter,
    pressrun
  }

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, Object> schema =
        file == File.pressrun ? Schema.ofMainFile() : Schema.ofNewsletterFile();
    console.say("%s", new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema));
    return ExitCode.DONE;
  }
}
