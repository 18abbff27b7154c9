package pressrun.cli;

import picocli.CommandLine.Command;

/** The command that the others stand under. */
@Command(
    name = "pressrun",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    header = "Makes e-mail newsletters from feeds, files and databases, and delivers them.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start here:",
      "  pressrun send --yes      a real digest of the sample, delivered to the built-in inbox",
      "  pressrun inbox           what arrived there",
      "  pressrun preview --open  the same digest in the browser",
      "  pressrun serve           deliver by timetable, with pages to look at",
      "",
      "Exit codes: 0 done, 1 something failed, 2 wrong use or configuration, 3 a fault of the program;",
      "129, 130 or 143 stopped by a closed terminal, Ctrl-C or SIGTERM; 141 the reader of the output left."
    })
final class PressrunCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("Which command? pressrun --help lists them.");
  }
}
