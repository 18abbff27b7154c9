package pressrun.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pressrun.config.NearestWord;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Newsletter;

/** Which newsletter a command is about; with one declared its name may be left out. */
final class NewsletterChoice {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NEWSLETTER",
      description =
          "The newsletter: its file name without .yml; not needed when there is only one.")
  private Optional<String> name = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * The one meant.
   *
   * @throws WrongUse when there is none of that name, or none was named among several
   */
  Newsletter among(Catalogue catalogue) {
    if (name.filter(typed -> isNumber(typed, catalogue)).isPresent()) {
      String typed = name.orElseThrow();
      throw new WrongUse(
          "there is no newsletter \"%s\"; edition no. %s is meant by %s --number %s"
              .formatted(typed, typed, command.qualifiedName(), typed));
    }
    return among(name, catalogue);
  }

  private boolean isNumber(String typed, Catalogue catalogue) {
    return typed.matches("[0-9]+")
        && catalogue.find(typed).isEmpty()
        && command.findOption("--number") != null;
  }

  static Newsletter among(Optional<String> name, Catalogue catalogue) {
    if (name.isPresent()) {
      return catalogue.find(name.get()).orElseThrow(() -> unknown(name.get(), catalogue));
    }
    List<Newsletter> all = catalogue.all();
    if (all.size() == 1) {
      return all.get(0);
    }
    throw new WrongUse(
        all.isEmpty()
            ? "no newsletter is declared: put a file into newsletters/ of the config folder"
            : "which newsletter? Name one of: " + String.join(", ", names(catalogue)));
  }

  private static WrongUse unknown(String name, Catalogue catalogue) {
    return new WrongUse(
        "there is no newsletter \"" + name + "\"" + NearestWord.hint(name, names(catalogue)));
  }

  private static List<String> names(Catalogue catalogue) {
    return catalogue.all().stream().map(Newsletter::name).toList();
  }
}
