package bench.looks;

import bench.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A verifier of DKIM signatures that nobody here wrote; skipped where it is not installed. */
record Verifier(String name, List<String> command) {
  private static final int NOT_INSTALLED = 77;
  private static final List<String> ALGORITHMS = List.of("rsa-sha256", "ed25519-sha256");

  static List<Verifier> all(Path home, Options options) {
    String folder = home.resolve("bench/verify") + "/";
    String modules = Path.of(options.word("tools", "node_modules")).toAbsolutePath().toString();
    return List.of(
        new Verifier("dkimpy", List.of("/usr/bin/python3", folder + "dkimpy.py")),
        new Verifier("Mail::DKIM", List.of("perl", folder + "mail-dkim.pl")),
        new Verifier("mailauth", List.of("node", folder + "mailauth.js", modules)),
        new Verifier("OpenDKIM", List.of("sh", folder + "opendkim.sh")));
  }

  /** How many verdicts are not as they must be. */
  int judge(Path records, List<Path> whole, List<Path> spoilt)
      throws IOException, InterruptedException {
    List<String> all = verdicts(records, whole);
    if (all.isEmpty()) {
      System.out.printf("%-10s skipped, not installed%n", name);
      return 0;
    }
    List<String> genuine = all.stream().filter(Verifier::known).toList();
    if (genuine.size() < all.size()) {
      System.out.printf("%-10s this version does not know every algorithm%n", name);
    }
    List<String> changed =
        verdicts(records, spoilt).stream().filter(Verifier::known).toList();
    Map<String, Integer> passed = count(genuine, "pass");
    Map<String, Integer> failed = count(changed, "fail");
    System.out.printf("%-10s passed %s, one bit changed: refused %s%n", name, passed, failed);
    int missing = 0;
    for (String algorithm : ALGORITHMS) {
      if (all.stream().filter(line -> !known(line)).anyMatch(line -> line.contains(algorithm))) {
        continue;
      }
      missing += whole.size() - passed.getOrDefault(algorithm, 0);
      missing += spoilt.size() - failed.getOrDefault(algorithm, 0);
    }
    genuine.stream().filter(line -> !line.endsWith("pass")).forEach(Verifier::tell);
    changed.stream().filter(line -> !line.endsWith("fail")).forEach(Verifier::tell);
    return missing;
  }

  private static boolean known(String line) {
    return !line.endsWith("unknown");
  }

  private static void tell(String line) {
    System.out.println("FAULT " + line);
  }

  private static Map<String, Integer> count(List<String> lines, String verdict) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      counts.merge(parts[1], parts[2].equals(verdict) ? 1 : 0, Integer::sum);
    }
    return counts;
  }

  /** None when it is not installed. */
  private List<String> verdicts(Path records, List<Path> mails)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.add(records.toString());
    mails.forEach(mail -> whole.add(mail.toString()));
    Path errors = Files.createTempFile("pressrun-verify", ".log");
    try {
      Process process = new ProcessBuilder(whole).redirectError(errors.toFile()).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code == NOT_INSTALLED) {
        return List.of();
      }
      if (code != 0 || said.isEmpty()) {
        throw new IllegalStateException(name + " ended with " + code + ": " + Files.readString(errors));
      }
      return said.lines().toList();
    } catch (IOException missing) {
      return List.of();
    } finally {
      Files.delete(errors);
    }
  }
}
