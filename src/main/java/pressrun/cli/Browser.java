package pressrun.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Hands a file to the desktop's own opener. */
final class Browser {
  private Browser() {}

  static void open(Path file, Console console) {
    try {
      new ProcessBuilder(opener(file.toAbsolutePath().toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException missing) {
      console.warn("No browser could be started here; open the file yourself.");
    }
  }

  private static List<String> opener(String file) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of("open", file);
    }
    return system.contains("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", file)
        : List.of("xdg-open", file);
  }
}
