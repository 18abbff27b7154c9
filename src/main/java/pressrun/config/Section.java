package pressrun.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a file: finds values by key, and notes what is wrong with them at their place. */
final class Section {
  private final Path file;
  private final String path;
  private final Problems problems;
  private final Optional<MappingNode> node;
  private final Map<String, Key> declared = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Section(
      Path file, String path, Problems problems, Optional<MappingNode> node, List<Key> keys) {
    this.file = file;
    this.path = path;
    this.problems = problems;
    this.node = node;
    keys.forEach(this::declare);
    node.ifPresent(mapping -> mapping.getValue().forEach(this::index));
  }

  static Section empty(Path file, Problems problems, List<Key> keys) {
    return new Section(file, "", problems, Optional.empty(), keys);
  }

  static Section of(Path file, Problems problems, MappingNode node, List<Key> keys) {
    return new Section(file, "", problems, Optional.of(node), keys);
  }

  private void declare(Key key) {
    declared.put(key.name(), key);
    if (key.kind() == Key.Kind.SECRET) {
      declared.put(key.name() + "_file", key);
    }
  }

  /** What was declared of a key; nothing is read that was not declared. */
  Key declaration(String key) {
    return Optional.ofNullable(declared.get(key))
        .orElseThrow(() -> new IllegalStateException(path + key + " is read but not declared"));
  }

  private void index(NodeTuple tuple) {
    if (tuple.getKeyNode() instanceof ScalarNode key) {
      if (!declared.containsKey(key.getValue())) {
        String hint = NearestWord.hint(key.getValue(), declared.keySet());
        problems.add(file, key, path + key.getValue(), "unknown key" + hint);
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(file, key, path + key.getValue(), "stands here a second time");
      }
    } else {
      problems.add(file, tuple.getKeyNode(), path, "a key is a plain word");
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text of a value; none when it is left out or no text, which was noted then. */
  Optional<String> text(String key) {
    declaration(key);
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    return scalar(key, value);
  }

  private Optional<String> scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(scalar.getValue());
    }
    problems.add(file, value, path + key, "expected a text, found " + kind(value));
    return Optional.empty();
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String key) {
    Node value = values.get(key);
    if (value instanceof SequenceNode list) {
      return list.getValue().stream()
          .map(item -> scalar(key, item))
          .flatMap(Optional::stream)
          .toList();
    }
    return text(key).map(List::of).orElse(List.of());
  }

  /** A section inside this one; empty when it is left out. */
  Section section(String key) {
    List<Key> inner = declaration(key).inner();
    Node value = values.get(key);
    if (value instanceof MappingNode mapping) {
      return new Section(file, path + key + ".", problems, Optional.of(mapping), inner);
    }
    if (value != null
        && !(value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL))) {
      problems.add(file, value, path + key, "expected a section of keys, found " + kind(value));
    }
    return new Section(file, path + key + ".", problems, Optional.empty(), inner);
  }

  /** The sections of a list. */
  List<Section> sections(String key) {
    List<Key> inner = declaration(key).inner();
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      problems.add(file, value, path + key, "expected a list, each item starting with \"- \"");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < list.getValue().size(); i++) {
      Node item = list.getValue().get(i);
      String name = path + key + "[" + (i + 1) + "].";
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(file, name, problems, Optional.of(mapping), inner));
      } else {
        problems.add(
            file,
            item,
            name.substring(0, name.length() - 1),
            "expected a section of keys, found " + kind(item));
      }
    }
    return sections;
  }

  /** Notes each item of a list of sections whose key says the same as an earlier one's. */
  void distinct(String list, String key) {
    Set<String> seen = new HashSet<>();
    for (Section item : sections(list)) {
      item.text(key)
          .filter(text -> !seen.add(text))
          .ifPresent(text -> item.problem(key, "\"" + text + "\" stands here a second time"));
    }
  }

  private static String kind(Node value) {
    return value instanceof SequenceNode
        ? "a list"
        : value instanceof MappingNode ? "a section" : "a text";
  }

  /** Notes a problem at the value of a key, or at the section when the key is left out. */
  void problem(String key, String message) {
    Node place = values.get(key);
    if (place != null) {
      problems.add(file, place, path + key, message);
    } else if (node.isPresent()) {
      problems.add(file, node.get(), path + key, message);
    } else {
      problems.add(file, 1, 1, path + key, message);
    }
  }

  Path file() {
    return file;
  }
}
