package bench.looks;

import bench.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signed mails of every look and language, and copies with one bit changed, judged by others. */
public final class Verify {
  private static final String HELP =
      """
      --out DIR       where mails go (a temporary folder)
      --tools DIR     a node_modules with mailauth (else skipped)""";

  /** Each bit is of another field, or of the body. */
  private static final List<String> SPOILT =
      List.of("From: ", "Subject: ", "List-Unsubscribe: <", "List-Unsubscribe-Post: ", "\r\n\r\n--");

  private Verify() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path home = Path.of(System.getProperty("pressrun.home"));
    Path out =
        options.has("out")
            ? Files.createDirectories(Path.of(options.word("out", "")).toAbsolutePath())
            : Files.createTempDirectory("pressrun-verify");
    Specimens specimens = new Specimens(home, out);
    List<Path> whole = specimens.make().stream().map(Specimen::eml).toList();
    Path records = Signing.records(specimens.keys(), out);
    List<Path> spoilt = spoilt(whole, Files.createDirectories(out.resolve("spoilt")));
    System.out.printf(
        "%d mails with two signatures each, and %d copies with one bit changed%n",
        whole.size(), spoilt.size());
    int faults = 0;
    for (Verifier verifier : Verifier.all(home, options)) {
      faults += verifier.judge(records, whole, spoilt);
    }
    System.out.printf("%d faults; in %s%n", faults, out);
    System.exit(faults == 0 ? 0 : 1);
  }

  private static List<Path> spoilt(List<Path> whole, Path folder) throws IOException {
    List<Path> spoilt = new ArrayList<>();
    for (Path mail : whole) {
      byte[] message = Files.readAllBytes(mail);
      String text = new String(message, StandardCharsets.ISO_8859_1);
      for (int i = 0; i < SPOILT.size(); i++) {
        byte[] changed = message.clone();
        changed[text.indexOf("\n" + SPOILT.get(i).stripLeading()) + SPOILT.get(i).length() + 3] ^= 1;
        Path file = folder.resolve(i + "-" + mail.getFileName());
        spoilt.add(Files.write(file, changed));
      }
    }
    return spoilt;
  }
}
