package bench.looks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SpamAssassin's rules that need no network; skipped where it is not installed. */
final class SpamAssassin {
  private static final Pattern STATUS =
      Pattern.compile("X-Spam-Status: \\w+, score=(-?[\\d.]+) required=\\S+ tests=([^\\n]*)");

  List<String> faults(List<Specimen> specimens) throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    for (Specimen specimen : specimens) {
      try {
        String status = status(specimen);
        Matcher found = STATUS.matcher(status);
        if (!found.find()) {
          faults.add(specimen.name() + ": SpamAssassin said nothing");
        } else if (Double.parseDouble(found.group(1)) > 0) {
          faults.add(
              specimen.name() + ": SpamAssassin " + found.group(1) + ", " + found.group(2).strip());
        }
      } catch (IOException missing) {
        System.out.println("SpamAssassin: skipped, not installed");
        return List.of();
      }
    }
    System.out.printf("SpamAssassin -L: %d mails, %d above 0%n", specimens.size(), faults.size());
    return faults;
  }

  private static String status(Specimen specimen) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("spamassassin", "-L", "-t")
            .redirectInput(specimen.eml().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String judged = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return judged.replaceAll("\\r?\\n[ \\t]+", " ");
  }
}
