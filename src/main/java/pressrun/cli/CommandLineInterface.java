package pressrun.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Puts the commands together and turns what they throw into words and exit codes. */
public final class CommandLineInterface {
  private CommandLineInterface() {}

  /** Runs one command line on the process's own streams. */
  public static int run(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream error = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int code = run(arguments, new Console(out, error, in, terminal()));
    out.flush();
    return code;
  }

  /** JDK 22 and later have a console even in a pipe, unless they are told to do as before. */
  @SuppressWarnings("SystemConsoleNull")
  private static Console.Terminal terminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() == null ? Console.Terminal.PIPE : Console.Terminal.PERSON;
  }

  /** Runs one command line on any console. */
  static int run(String[] arguments, Console console) {
    CommandLine line =
        new CommandLine(new PressrunCommand())
            .addSubcommand(new SendCommand(console))
            .addSubcommand(new PreviewCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new CollectCommand(console))
            .addSubcommand(new SelectCommand(console))
            .addSubcommand(subscribers(console))
            .addSubcommand(new EditionsCommand(console))
            .addSubcommand(new DeliveriesCommand(console))
            .addSubcommand(new InboxCommand(console))
            .addSubcommand(new SchemaCommand(console))
            .addSubcommand("completion", new AutoComplete.GenerateCompletion());
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.error(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, console));
    return line.execute(arguments);
  }

  private static CommandLine subscribers(Console console) {
    return new CommandLine(new SubscribersCommand())
        .addSubcommand(new SubscribersCommand.Add(console))
        .addSubcommand(new SubscribersCommand.Show(console))
        .addSubcommand(new SubscribersCommand.Remove(console))
        .addSubcommand(new SubscribersCommand.Import(console))
        .addSubcommand(new SubscribersCommand.Export(console));
  }

  /** What the operator can mend is told in a line; only bugs show where they happened. */
  private static int tell(Exception failure, Console console) {
    if (failure instanceof WrongUse || failure instanceof BadConfiguration) {
      console.warn("%s", words(failure));
      return ExitCode.WRONG_USE;
    }
    boolean expected =
        failure instanceof UncheckedIOException
            || failure.getClass().getName().startsWith("pressrun.");
    if (expected) {
      console.warn("pressrun: %s", words(failure));
    } else {
      LoggerFactory.getLogger(CommandLineInterface.class).error("unexpected", failure);
      console.warn("pressrun: an unexpected error: %s", failure);
    }
    return ExitCode.FAILED;
  }

  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage());
  }
}
