package pressrun;

import pressrun.cli.CommandLineInterface;

/** The program's first line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineInterface.run(arguments));
  }
}
