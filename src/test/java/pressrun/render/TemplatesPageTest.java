package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pressrun.newsletter.Logo;
import pressrun.newsletter.Look;

/** The names in docs/templates.md against those that templates are given. */
final class TemplatesPageTest {
  private static final Pattern NAME = Pattern.compile("`([a-zA-Z.\\[\\]]+)`");

  /** Added by the renderer itself, beside what the edition brings. */
  private static final Set<String> ADDED = Set.of("subject", "preheader", "words");

  @Test
  void thePageListsExactlyTheNamesThatTemplatesAreGiven() throws IOException {
    Look look =
        new Look(
            "digest",
            "A",
            "B",
            Map.of(),
            Optional.of(
                new Logo.Filed(Path.of("l.png"), "image/png", "0123456789abcdef", 100, 40)));
    Digest digest = new MadeUpDigest().with(look).with(MadeUpDigest.story("A title")).digest();
    Set<String> given = new TreeSet<>(ADDED);
    collect(
        "",
        new EditionModel(digest, Locale.ENGLISH, Room.AMPLE, Templates.kept(List.of()).styles(look))
            .values("mark"),
        given);
    given.removeIf(name -> name.startsWith("sections[].articles[]"));
    given.removeAll(Set.of("newsletter", "subscriber"));
    assertThat(listed()).isEqualTo(given);
  }

  private static Set<String> listed() throws IOException {
    String page = Files.readString(Path.of("docs/templates.md"));
    String table =
        page.substring(page.indexOf("<!-- names -->"), page.indexOf("<!-- end of names -->"));
    return table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", 3)[1])
        .flatMap(cell -> NAME.matcher(cell).results().map((MatchResult found) -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(String path, Map<?, ?> values, Set<String> names) {
    values.forEach(
        (key, value) -> {
          String name = path + key;
          names.add(name);
          if (value instanceof Map<?, ?> inner) {
            collect(name + ".", inner, names);
          } else if (value instanceof List<?> list && !list.isEmpty()) {
            if (list.get(0) instanceof Map<?, ?> inner) {
              collect(name + "[].", inner, names);
            }
          }
        });
  }
}
