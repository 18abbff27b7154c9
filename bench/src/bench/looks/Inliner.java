package bench.looks;

import bench.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pressrun.render.CssInliner;

/** Our inliner beside juice on thirty documents, and both beside what a browser shows. */
public final class Inliner {
  private static final String HELP =
      """
      --tools DIR     a node_modules with juice, and puppeteer-core for the browser (else skipped)
      --chromium FILE the browser (chromium on the PATH)
      --out DIR       where the results go (a temporary folder)""";

  private Inliner() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path home = Path.of(System.getProperty("pressrun.home"));
    Path out =
        options.has("out")
            ? Path.of(options.word("out", "")).toAbsolutePath()
            : Files.createTempDirectory("pressrun-inliner");
    Path originals = Files.createDirectories(out.resolve("originals"));
    Path ours = Files.createDirectories(out.resolve("ours"));
    try (Stream<Path> documents = Files.list(home.resolve("bench/inliner/documents"))) {
      for (Path document : documents.toList()) {
        String html = Files.readString(document);
        Files.writeString(originals.resolve(document.getFileName()), html);
        Files.writeString(ours.resolve(document.getFileName()), CssInliner.inline(html));
      }
    }
    if (!options.has("tools")) {
      System.out.println("juice: skipped, no --tools");
      return;
    }
    List<String> faults =
        new Script(home.resolve("bench/inliner/compare.js"), options).faults(out.toString());
    System.exit(faults.isEmpty() ? 0 : 1);
  }
}
