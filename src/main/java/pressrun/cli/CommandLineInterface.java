package pressrun.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import pressrun.app.UnclearDataFolder;
import pressrun.audience.UnclearSubscriberFile;
import pressrun.database.Database;
import pressrun.database.Reason;

/** Puts the commands together and turns what they throw into words and exit codes. */
public final class CommandLineInterface {
  private static final int WIDTH = 100;
  private static final String OPEN_FILES =
      "Java needs some 200 open files: ulimit -n says how many are allowed here, and ulimit -n 1024"
          + " allows more";

  private CommandLineInterface() {}

  /** Runs one command line on the process's own streams. */
  public static int run(String[] arguments) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Output error = Output.error();
    EndAtFault.ofThisProcess(error);
    Console console = new Console(Output.standard(), error, in, terminal());
    try {
      return run(arguments, console);
    } catch (LinkageError missing) {
      return tell(missing, console);
    }
  }

  /** Java opens each of its libraries' files only when it needs something of it. */
  private static int tell(LinkageError missing, Console console) {
    console.warn(
        "pressrun: a part of the program could not be loaded: %s. %s. If they are enough, the program"
            + " is not whole: build it again with ./mvnw -q -DskipTests package",
        String.valueOf(missing.getMessage()), OPEN_FILES);
    return ExitCode.FAILED;
  }

  /** JDK 22 and later have a console even in a pipe, unless they are told to do as before. */
  @SuppressWarnings("SystemConsoleNull")
  private static Console.Terminal terminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() == null ? Console.Terminal.PIPE : Console.Terminal.PERSON;
  }

  /** Runs one command line on any console. */
  static int run(String[] arguments, Console plain) {
    Console console = plain.on(arguments);
    return console.ended(commands(console).execute(arguments));
  }

  /** All commands, which speak on a console. */
  static CommandLine commands(Console console) {
    CommandLine line =
        new CommandLine(new PressrunCommand())
            .addSubcommand(new SendCommand(console))
            .addSubcommand(new PreviewCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new CollectCommand(console))
            .addSubcommand(new SelectCommand(console))
            .addSubcommand(sources(console))
            .addSubcommand(articles(console))
            .addSubcommand(subscribers(console))
            .addSubcommand(editions(console))
            .addSubcommand(deliveries(console))
            .addSubcommand(new AuditCommand(console))
            .addSubcommand(new InboxCommand(console))
            .addSubcommand(starts(console))
            .addSubcommand(dkim(console))
            .addSubcommand(new SchemaCommand(console))
            .addSubcommand(new AlertsCommand(console))
            .addSubcommand(new ResumeCommand(console))
            .addSubcommand(new CompletionCommand(console));
    onlyOneVersion(line);
    line.setUsageHelpWidth(WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.error(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((wrong, typed) -> explain(wrong, console));
    line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, console));
    return line;
  }

  /** The version is the program's; a command under it has none of its own. */
  private static void onlyOneVersion(CommandLine above) {
    for (CommandLine command : above.getSubcommands().values()) {
      Optional.ofNullable(command.getCommandSpec().findOption("--version"))
          .ifPresent(command.getCommandSpec()::remove);
      onlyOneVersion(command);
    }
  }

  /** What is wrong, what may have been meant, and where to read on; not the whole help. */
  private static int explain(CommandLine.ParameterException wrong, Console console) {
    console.warn("%s", WrongArgument.words(wrong));
    PrintWriter error = wrong.getCommandLine().getErr();
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, error);
    error.flush();
    console.warn(
        "%s --help shows how it is used.", wrong.getCommandLine().getCommandSpec().qualifiedName());
    return ExitCode.WRONG_USE;
  }

  private static CommandLine editions(Console console) {
    return new CommandLine(new EditionsCommand(console))
        .addSubcommand("list", new EditionsCommand(console))
        .addSubcommand(new PauseEditionCommand(console))
        .addSubcommand("resume", new ResumeCommand(console))
        .addSubcommand(new CancelEditionCommand(console));
  }

  private static CommandLine articles(Console console) {
    return new CommandLine(new ArticlesCommand())
        .addSubcommand(new ArticlesCommand.Show(console))
        .addSubcommand(new ArticlesCommand.Pin(console))
        .addSubcommand(new ArticlesCommand.Hold(console))
        .addSubcommand(new ArticlesCommand.Exclude(console));
  }

  private static CommandLine deliveries(Console console) {
    return new CommandLine(new DeliveriesCommand(console))
        .addSubcommand("list", new DeliveriesCommand(console))
        .addSubcommand(new ShowDeliveryCommand(console))
        .addSubcommand(new RetryDeliveriesCommand(console))
        .addSubcommand(new ResolveDeliveryCommand(console));
  }

  private static CommandLine dkim(Console console) {
    return new CommandLine(new DkimCommand())
        .addSubcommand(new DkimCommand.Keygen(console))
        .addSubcommand(new DkimCommand.Records(console))
        .addSubcommand(new VerifyDkimCommand(console));
  }

  private static CommandLine starts(Console console) {
    return new CommandLine(new NewCommand())
        .addSubcommand(new NewCommand.Newsletter(console))
        .addSubcommand(new NewCommand.Look(console));
  }

  private static CommandLine sources(Console console) {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesCommand.All(console))
        .addSubcommand(new SourcesCommand.Show(console))
        .addSubcommand(new SourcesCommand.Try(console))
        .addSubcommand(new SourcesCommand.Import(console))
        .addSubcommand(new SourcesCommand.Export(console))
        .addSubcommand(new SourcesCommand.Release(console));
  }

  private static CommandLine subscribers(Console console) {
    return new CommandLine(new SubscribersCommand())
        .addSubcommand(new SubscribersCommand.Add(console))
        .addSubcommand(new SubscribersCommand.Show(console))
        .addSubcommand(new SubscribersCommand.Prefer(console))
        .addSubcommand(new SubscribersCommand.Remove(console))
        .addSubcommand(new SubscribersCommand.Import(console))
        .addSubcommand(new SubscribersCommand.Export(console));
  }

  /** What the operator can mend is told in a line; only bugs show where they happened. */
  private static int tell(Exception failure, Console console) {
    if (console.out().caused(failure)) {
      return ExitCode.DONE; // The console judges that when the command has ended.
    }
    if (failure instanceof WrongUse
        || failure instanceof BadConfiguration
        || failure instanceof UnclearDataFolder
        || failure instanceof UnclearSubscriberFile
        || failure instanceof Database.NotUtf8) {
      console.warn("%s", words(failure));
      return ExitCode.WRONG_USE;
    }
    boolean expected =
        failure instanceof UncheckedIOException
            || failure.getClass().getName().startsWith("pressrun.");
    if (failure instanceof FileSystemException file) {
      console.warn("pressrun: %s", words(file));
    } else if (expected) {
      console.warn("pressrun: %s", words(failure));
    } else if (Reason.isDatabase(failure)) {
      console.warn("pressrun: the database cannot be used: %s", Reason.of(failure));
    } else {
      LoggerFactory.getLogger(CommandLineInterface.class).error("unexpected", failure);
      console.warn("pressrun: an unexpected error: %s", failure);
    }
    return ExitCode.FAILED;
  }

  private static String words(FileSystemException failure) {
    String why =
        failure instanceof NoSuchFileException
            ? "there is no such file or folder"
            : failure instanceof AccessDeniedException
                ? "permission denied"
                : Optional.ofNullable(failure.getReason()).orElse(failure.toString());
    return failure.getFile()
        + ": "
        + why
        + (why.equals("Too many open files") ? ". " + OPEN_FILES : "");
  }

  private static String words(Exception failure) {
    if (failure.getCause() instanceof FileSystemException file
        && String.valueOf(failure.getMessage()).equals(file.toString())) {
      return words(file);
    }
    return String.valueOf(failure.getMessage());
  }
}
