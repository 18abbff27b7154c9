package pressrun.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Newsletter;

/** Which newsletter, for commands whose first word is something else. */
final class NewsletterOption {
  @Option(
      names = "--newsletter",
      paramLabel = "NEWSLETTER",
      description =
          "The newsletter: its file name without .yml; not needed when there is only one.")
  private Optional<String> name = Optional.empty();

  Newsletter among(Catalogue catalogue) {
    return NewsletterChoice.among(name, catalogue);
  }
}
