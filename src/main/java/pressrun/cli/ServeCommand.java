package pressrun.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import pressrun.app.Pressrun;
import pressrun.app.Service;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Delivers by timetable until it is stopped, and shows pages to look at.")
final class ServeCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Pressrun pressrun = places.open();
        Service service = Service.start(pressrun)) {
      service.lines().forEach(line -> console.say("%s", line));
      console.out().flush();
      service.awaitStop();
      console.say("Stopping: what is in flight is finished.");
      console.out().flush();
    }
    return ExitCode.DONE;
  }
}
