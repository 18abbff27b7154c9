package pressrun.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which looks there are: folders with a template for each part of a message. */
public final class Looks {
  private static final List<String> PARTS = List.of("html.ftlh", "text.ftl");

  private static final List<String> SHIPPED = List.of("digest", "letter", "links");

  private Looks() {}

  /** The templates of the looks that come with the program. */
  static List<String> shipped() {
    return SHIPPED.stream().flatMap(look -> PARTS.stream().map(part -> look + "/" + part)).toList();
  }

  /** What a look lacks, and what there is; none when it is whole. */
  public static Optional<String> lacking(String look, List<Path> operatorFolders) {
    return PARTS.stream()
        .map(part -> look + "/" + part)
        .filter(name -> !exists(name, operatorFolders))
        .findFirst()
        .map(
            name ->
                "there is no template "
                    + name
                    + "; there are: "
                    + String.join(", ", new TemplateNames(operatorFolders).near(name)));
  }

  /** Names the looks of which there is at least a part. */
  public static List<String> names(List<Path> operatorFolders) {
    return PARTS.stream()
        .flatMap(part -> new TemplateNames(operatorFolders).near("/" + part).stream())
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  /** A name that leads out of the folder is none, as for FreeMarker. */
  private static boolean exists(String name, List<Path> operatorFolders) {
    return !name.contains("..")
        && (Looks.class.getResource("/templates/" + name) != null
            || operatorFolders.stream().anyMatch(root -> Files.isRegularFile(root.resolve(name))));
  }
}
