package bench.looks;

import bench.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script for node with the tools of {@code --tools}; what it calls a FAULT is one. */
record Script(Path file, Options options) {

  List<String> faults(String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(file.toString());
    command.add(Path.of(options.word("tools", "")).toAbsolutePath().toString());
    command.add(options.word("chromium", "/usr/bin/chromium"));
    command.addAll(List.of(more));
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
      faults.add(file.getFileName() + " ended with " + process.exitValue());
    }
    return faults;
  }
}
