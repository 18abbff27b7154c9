package pressrun.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.config.NearestWord;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Newsletter;
import pressrun.source.Source;

/** Which source a command is about, by its name or address. */
final class SourceChoice {
  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "Its name in the newsletter's file, or its address.")
  private String written = "";

  @Option(
      names = "--newsletter",
      paramLabel = "NEWSLETTER",
      description = "Only needed where two newsletters call different sources by that name.")
  private Optional<String> newsletter = Optional.empty();

  /** A source and a newsletter that has it. */
  record Found(Newsletter newsletter, Source source) {}

  /**
   * The one meant.
   *
   * @throws WrongUse when there is none of that name, or several
   */
  Found among(Catalogue catalogue) {
    List<Found> all =
        newsletters(catalogue)
            .flatMap(one -> one.sources().stream().map(source -> new Found(one, source)))
            .toList();
    List<Found> meant = all.stream().filter(found -> isMeant(found.source())).toList();
    if (meant.isEmpty()) {
      List<String> names = all.stream().map(found -> found.source().name()).distinct().toList();
      throw new WrongUse(
          "there is no source \"" + written + "\"" + NearestWord.hint(written, names));
    }
    if (meant.stream().map(found -> found.source().key()).distinct().count() > 1) {
      String names =
          String.join(", ", meant.stream().map(found -> found.newsletter().name()).toList());
      throw new WrongUse(
          "several are called \"" + written + "\": add --newsletter, one of " + names);
    }
    return meant.get(0);
  }

  private Stream<Newsletter> newsletters(Catalogue catalogue) {
    return newsletter.isPresent()
        ? Stream.of(NewsletterChoice.among(newsletter, catalogue))
        : catalogue.all().stream().sorted(Comparator.comparing(Newsletter::name));
  }

  private boolean isMeant(Source source) {
    return source.name().equalsIgnoreCase(written.strip())
        || source.key().substring(source.key().indexOf(':') + 1).equals(written.strip());
  }
}
