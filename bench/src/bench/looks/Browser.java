package bench.looks;

import bench.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** html-validate and axe-core by {@code bench/looks/check.js}; skipped where they are not there. */
final class Browser {
  private final Path home;
  private final Path out;
  private final Options options;

  Browser(Path home, Path out, Options options) {
    this.home = home;
    this.out = out;
    this.options = options;
  }

  List<String> faults() throws IOException, InterruptedException {
    if (!options.has("tools")) {
      System.out.println("html-validate, axe-core: skipped, no --tools");
      return List.of();
    }
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(home.resolve("bench/looks/check.js").toString());
    command.add(Path.of(options.word("tools", "")).toAbsolutePath().toString());
    command.add(options.word("chromium", "/usr/bin/chromium"));
    command.add(out.toString());
    if (options.has("pictures")) {
      command.add("pictures");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> faults = new ArrayList<>();
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()) {
      if (line.startsWith("FAULT ")) {
        faults.add(line.substring("FAULT ".length()));
      } else {
        System.out.println(line);
      }
    }
    if (process.waitFor() != 0) {
      faults.add("check.js ended with " + process.exitValue());
    }
    return faults;
  }
}
