package pressrun;

import java.util.Locale;
import pressrun.cli.CommandLineInterface;

/** The program's first line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Digits of one kind everywhere, also in what libraries show.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(CommandLineInterface.run(arguments));
  }
}
