package bench.looks;

import bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every look in every language, made by Pressrun itself and judged by others' tools. */
public final class Looks {
  private static final String HELP =
      """
      --out DIR       where mails, pages and pictures go (a temporary folder)
      --tools DIR     a node_modules with html-validate, axe-core and puppeteer-core (else skipped)
      --chromium FILE the browser for axe-core and the pictures (chromium on the PATH)
      --pictures      also takes a picture of each, to be looked at""";

  private Looks() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path home = Path.of(System.getProperty("pressrun.home"));
    Path out =
        options.has("out")
            ? Files.createDirectories(Path.of(options.word("out", "")).toAbsolutePath())
            : Files.createTempDirectory("pressrun-looks");
    List<Specimen> specimens = new Specimens(home, out).make();
    List<String> faults = new ArrayList<>();
    specimens.forEach(specimen -> faults.addAll(Bytes.faults(specimen)));
    long largest = specimens.stream().mapToLong(Specimen::htmlSize).max().orElse(0);
    System.out.printf(
        "bytes: %d mails, HTML at most %,d octets, no line over 998%n", specimens.size(), largest);
    faults.addAll(new SpamAssassin().faults(specimens));
    faults.addAll(judgedByOthers(home, out, options));
    faults.forEach(fault -> System.out.println("FAULT " + fault));
    System.out.printf("%d mails, %d faults; in %s%n", specimens.size(), faults.size(), out);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private static List<String> judgedByOthers(Path home, Path out, Options options)
      throws IOException, InterruptedException {
    if (!options.has("tools")) {
      System.out.println("html-validate, axe-core: skipped, no --tools");
      return List.of();
    }
    Script check = new Script(home.resolve("bench/looks/check.js"), options);
    return options.has("pictures")
        ? check.faults(out.toString(), "pictures")
        : check.faults(out.toString());
  }
}
