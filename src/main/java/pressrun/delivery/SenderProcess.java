package pressrun.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process by names that nothing else will ever have: a number alone is given out again.
 *
 * @param machine a start of the machine, and the numbers' name space on it: a container has its own
 * @param started in ticks since that start of the machine, which no change of the clock moves
 */
record SenderProcess(String machine, long number, long started) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Path NAME_SPACE = Path.of("/proc/self/ns/pid");

  /** proc_pid_stat(5): state and start time, counted from behind the command's name. */
  private static final int STATE = 0;

  private static final int START_TIME = 19;

  /** This process; empty where the system does not say (it is no Linux). */
  static Optional<SenderProcess> own() {
    long number = ProcessHandle.current().pid();
    return machineHere()
        .flatMap(here -> start(number).map(start -> new SenderProcess(here, number, start)));
  }

  /** Reads what {@link #text} wrote. */
  static Optional<SenderProcess> parse(String text) {
    String[] words = text.split(" ", -1);
    return words.length == 3 && words[1].matches("\\d{1,18}") && words[2].matches("\\d{1,18}")
        ? Optional.of(
            new SenderProcess(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])))
        : Optional.empty();
  }

  String text() {
    return machine + " " + number + " " + started;
  }

  /** Whether it runs; empty when that cannot be seen from here. */
  Optional<Boolean> isRunning() {
    return machineHere()
        .filter(machine::equals)
        .map(here -> start(number).filter(start -> start == started).isPresent());
  }

  private static Optional<String> machineHere() {
    try {
      String space = Files.readSymbolicLink(NAME_SPACE).toString();
      return Boot.id().map(boot -> boot + "/" + space);
    } catch (IOException | UnsupportedOperationException | SecurityException notLinux) {
      return Optional.empty();
    }
  }

  /** Empty when no such process runs; one that has ended and was not fetched yet does not. */
  private static Optional<Long> start(long number) {
    try {
      String stat = Files.readString(PROCESSES.resolve(number + "/stat"));
      List<String> words = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return "ZX".contains(words.get(STATE))
          ? Optional.empty()
          : Optional.of(Long.parseLong(words.get(START_TIME)));
    } catch (IOException endedWhileItWasRead) {
      return Optional.empty();
    }
  }
}
