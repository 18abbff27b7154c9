package bench.looks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;
import pressrun.dkim.SigningKeys;

/** Fresh keys of both kinds for the specimens' sender, declared as an operator would. */
final class Signing {
  private Signing() {}

  /** What goes into pressrun.yml. */
  static String declare(Path config) throws IOException {
    Files.createDirectories(config.resolve("dkim"));
    StringBuilder section = new StringBuilder("signing:\n");
    for (Algorithm algorithm : Algorithm.values()) {
      String file = "dkim/" + algorithm.keyType() + ".pem";
      Files.deleteIfExists(config.resolve(file));
      KeyFile.generate(algorithm).write(config.resolve(file));
      section
          .append("  - {domain: example.org, selector: ")
          .append(algorithm.keyType())
          .append(", key: ")
          .append(file)
          .append("}\n");
    }
    return section.toString();
  }

  /** A line for each key: its place in the DNS, a tab, and its record. */
  static Path records(SigningKeys keys, Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    keys.all()
        .forEach(
            key -> lines.append(key.place()).append('\t').append(key.record().text()).append('\n'));
    return Files.writeString(folder.resolve("records.tsv"), lines);
  }
}
