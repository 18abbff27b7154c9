package bench.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;
import pressrun.dkim.KeyRecord;

/** Signs with a fresh key, and has dkimpy verify what arrived. */
record Signatures(Path key, Path records, Path script) {
  private static final int NOT_INSTALLED = 77;
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  static Signatures create(Path folder, Path home) throws IOException {
    KeyFile made = KeyFile.generate(Algorithm.RSA);
    Path key = folder.resolve("proof.pem");
    made.write(key);
    String record = new KeyRecord(Algorithm.RSA, made.publicKey()).text();
    Path records =
        Files.writeString(
            folder.resolve("records.tsv"), "proof._domainkey.letters.example.net\t" + record + "\n");
    return new Signatures(key, records, home.resolve("bench/verify/dkimpy.py"));
  }

  String section() {
    return "signing:\n  - {domain: letters.example.net, selector: proof, key: " + key + "}\n";
  }

  /** Tells how many mails carry a valid signature; empty when dkimpy is not installed. */
  Optional<Integer> valid(List<Path> mails) throws IOException, InterruptedException {
    for (String python : PYTHONS) {
      List<String> command = new ArrayList<>(List.of(python, script.toString(), records.toString()));
      mails.forEach(mail -> command.add(mail.toString()));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != NOT_INSTALLED) {
        return Optional.of((int) said.lines().filter(line -> line.endsWith("pass")).count());
      }
    }
    return Optional.empty();
  }
}
