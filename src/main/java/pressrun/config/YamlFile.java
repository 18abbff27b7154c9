package pressrun.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file into nodes that know their place; bounded against alias bombs and depth. */
final class YamlFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern TWO_BRACKETS = Pattern.compile("\\{ {0,9}[\\[{]");

  private YamlFile() {}

  /**
   * The file's mapping; none after a problem, which was noted. An empty file is an empty mapping.
   */
  static Optional<Section> read(Path file, List<Key> keys, Problems problems) {
    try {
      String typed = Files.readString(file, StandardCharsets.UTF_8);
      YamlText text = new YamlText(file, typed.lines().toList());
      return compose(typed, text, problems).flatMap(root -> section(root, text, keys, problems));
    } catch (MalformedInputException wrongCharset) {
      problems.add(file, 1, 1, "", "the file is not written in UTF-8");
    } catch (NoSuchFileException missing) {
      problems.add(file, 1, 1, "", "there is no such file; --config DIR names the config folder");
    } catch (IOException failure) {
      problems.add(file, 1, 1, "", "the file cannot be read");
    }
    return Optional.empty();
  }

  /** The root, which an empty file has not; none after a problem. */
  private static Optional<Optional<Node>> compose(String typed, YamlText text, Problems problems) {
    Optional<OpenQuote> open = OpenQuote.find(typed, text);
    if (open.isPresent()) {
      problems.add(text.file(), open.get().start(), "", open.get().words());
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(text.file().toString())
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MOST_BYTES)
            .build();
    try {
      return Optional.of(new Compose(settings).composeString(typed));
    } catch (MarkedYamlEngineException broken) {
      YamlSlip.note(text, broken, problems);
    } catch (ReaderException control) {
      String sign = "U+%04X".formatted(control.getCodePoint());
      int line =
          (int) typed.codePoints().limit(control.getPosition()).filter(c -> c == '\n').count();
      problems.add(text.file(), line + 1, 1, "", "the character " + sign + " cannot stand in YAML");
    } catch (YamlEngineException broken) {
      noteUnplaced(text, String.valueOf(broken.getMessage()), problems);
    }
    return Optional.empty();
  }

  /** The library tells no place of a key that is itself a list or a section, as in {{name}}. */
  private static void noteUnplaced(YamlText text, String message, Problems problems) {
    for (int line = 0; message.startsWith("Non scalar key") && line < text.lines().size(); line++) {
      Matcher twice = TWO_BRACKETS.matcher(text.line(line));
      if (twice.find()) {
        String words = "a text that begins with { must stand in quotes, found " + twice.group();
        problems.add(text.file(), line + 1, twice.start() + 1, "", words);
        return;
      }
    }
    problems.add(text.file(), 1, 1, "", message);
  }

  private static Optional<Section> section(
      Optional<Node> root, YamlText text, List<Key> keys, Problems problems) {
    if (root.isEmpty()) {
      return Optional.of(Section.empty(text, problems, keys));
    }
    if (root.get() instanceof MappingNode mapping) {
      return Optional.of(Section.of(text, problems, mapping, keys));
    }
    problems.add(text.file(), 1, 1, "", "expected \"key: value\" lines");
    return Optional.empty();
  }
}
