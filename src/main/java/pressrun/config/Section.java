package pressrun.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a file: finds values by key, and notes what is wrong with them at their place. */
final class Section {
  private final YamlText text;
  private final String path;
  private final Problems problems;
  private final Optional<MappingNode> node;
  private final Map<String, Key> declared = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> misspelt = new HashSet<>();

  private Section(
      YamlText text, String path, Problems problems, Optional<MappingNode> node, List<Key> keys) {
    this.text = text;
    this.path = path;
    this.problems = problems;
    this.node = node;
    keys.forEach(this::declare);
    node.ifPresent(mapping -> mapping.getValue().forEach(this::index));
  }

  static Section empty(YamlText text, Problems problems, List<Key> keys) {
    return new Section(text, "", problems, Optional.empty(), keys);
  }

  static Section of(YamlText text, Problems problems, MappingNode node, List<Key> keys) {
    return new Section(text, "", problems, Optional.of(node), keys);
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
        NearestWord.of(key.getValue(), declared.keySet()).ifPresent(misspelt::add);
        problems.add(text.file(), key, path + key.getValue(), "unknown key" + hint);
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        String before = "stands here a second time, after line " + line(key.getValue());
        problems.add(text.file(), key, path + key.getValue(), before);
      } else {
        lost(declared.get(key.getValue()), path + key.getValue(), tuple.getValueNode());
      }
    } else {
      problems.add(text.file(), tuple.getKeyNode(), path, "a key is a plain word");
    }
  }

  /** Where a key stands first. */
  private int line(String key) {
    return node.stream()
        .flatMap(mapping -> mapping.getValue().stream())
        .map(NodeTuple::getKeyNode)
        .filter(first -> first instanceof ScalarNode word && word.getValue().equals(key))
        .findFirst()
        .flatMap(Node::getStartMark)
        .map(mark -> mark.getLine() + 1)
        .orElse(1);
  }

  private void lost(Key key, String name, Node value) {
    if (value instanceof SequenceNode list && key.kind() == Key.Kind.LIST) {
      list.getValue().forEach(item -> lost(key, name, item));
    } else if (value instanceof ScalarNode scalar && key.inner().isEmpty()) {
      LostText.of(key, scalar, text)
          .or(() -> ControlCharacter.in(key, name, scalar))
          .ifPresent(words -> problems.add(text.file(), value, name, words));
    }
  }

  /**
   * True when a text was left out, not when something else stands in its place, or it is there
   * under a misspelt key.
   */
  boolean lacks(String key) {
    return !(values.get(key) instanceof CollectionNode) && !isMisspelt(key);
  }

  /** True when an unknown key is most likely this one; what follows from its absence is no news. */
  boolean isMisspelt(String key) {
    return misspelt.contains(key) && !has(key);
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
    problems.add(
        text.file(), value, path + key, "expected a text, found " + kind(value) + bracket(value));
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
      return new Section(text, path + key + ".", problems, Optional.of(mapping), inner);
    }
    Problems own = problems;
    if (value != null
        && !(value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL))) {
      own = new Problems(); // What is missing there is no news.
      problems.add(
          text.file(),
          value,
          path + key,
          "expected a section of keys, found " + kind(value) + example(declaration(key)));
    }
    return new Section(text, path + key + ".", own, Optional.empty(), inner);
  }

  /** The sections of a list. */
  List<Section> sections(String key) {
    List<Key> inner = declaration(key).inner();
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      problems.add(
          text.file(), value, path + key, "expected a list, each item starting with \"- \"");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < list.getValue().size(); i++) {
      Node item = list.getValue().get(i);
      String name = path + key + "[" + (i + 1) + "].";
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(text, name, problems, Optional.of(mapping), inner));
      } else {
        problems.add(
            text.file(),
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

  /** One of the keys that stand in the section, as it is written there. */
  private static String example(Key section) {
    return section.inner().stream()
        .filter(key -> !key.example().isEmpty())
        .findFirst()
        .map(
            key ->
                "; below \"%s:\" stands, indented, such as \"%s: %s\""
                    .formatted(section.name(), key.name(), key.example()))
        .orElse("");
  }

  /** A bracket at its beginning makes a list or a section of what was meant as a text. */
  private static String bracket(Node value) {
    boolean flow = value instanceof CollectionNode<?> many && many.getFlowStyle() == FlowStyle.FLOW;
    String open = value instanceof SequenceNode ? "[" : "{";
    return flow ? "; a text that begins with " + open + " must stand in quotes" : "";
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
      problems.add(text.file(), place, path + key, message);
    } else if (node.isPresent()) {
      problems.add(text.file(), node.get(), path + key, message);
    } else {
      problems.add(text.file(), 1, 1, path + key, message);
    }
  }

  Path file() {
    return text.file();
  }
}
