package pressrun.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file into nodes that know their place; bounded against alias bombs and depth. */
final class YamlFile {
  private static final int MOST_BYTES = 1 << 20;

  private YamlFile() {}

  /**
   * The file's mapping; none after a problem, which was noted. An empty file is an empty mapping.
   */
  static Optional<Section> read(Path file, List<Key> keys, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MOST_BYTES)
            .build();
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        return Optional.of(Section.empty(file, problems, keys));
      }
      if (root.get() instanceof MappingNode mapping) {
        return Optional.of(Section.of(file, problems, mapping, keys));
      }
      problems.add(file, 1, 1, "", "expected \"key: value\" lines");
    } catch (MarkedYamlEngineException broken) {
      mark(file, broken, problems);
    } catch (YamlEngineException broken) {
      problems.add(file, 1, 1, "", String.valueOf(broken.getMessage()));
    } catch (MalformedInputException wrongCharset) {
      problems.add(file, 1, 1, "", "the file is not written in UTF-8");
    } catch (NoSuchFileException missing) {
      problems.add(file, 1, 1, "", "there is no such file; --config DIR names the config folder");
    } catch (IOException failure) {
      problems.add(file, 1, 1, "", "the file cannot be read");
    }
    return Optional.empty();
  }

  private static void mark(Path file, MarkedYamlEngineException broken, Problems problems) {
    int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = broken.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
    String problem = broken.getProblem();
    String words = problem.contains("'\\t") ? "indent with spaces, not with a tab" : problem;
    problems.add(file, line, column, "", words);
  }
}
