package pressrun.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import pressrun.file.WholeFile;
import pressrun.source.Opml;

/** Puts feeds at the end of a newsletter's {@code sources}; not a character else is changed. */
public final class FeedsAdded {
  private FeedsAdded() {}

  /** The file of a newsletter that was read from this folder. */
  public static Path file(Path folder, String newsletter) {
    Path file = folder.resolve("newsletters").resolve(newsletter + ".yml");
    return Files.exists(file) ? file : file.resolveSibling(newsletter + ".yaml");
  }

  /** The lines as they would stand under {@code sources:}. */
  public static String lines(List<Opml.Feed> feeds) {
    return lines(feeds, "  ", "\n");
  }

  /** The text with the feeds in it; none where its sources are not written one a line. */
  public static Optional<String> in(String text, List<Opml.Feed> feeds) {
    return sources(text).flatMap(FeedsAdded::end).map(end -> inserted(text, end, feeds));
  }

  /** Whole or not at all, also for who reads it at this moment. */
  public static void write(Path file, String text) throws IOException {
    WholeFile.rewrite(file, WholeFile.Content.of(text));
  }

  private static Optional<SequenceNode> sources(String text) {
    Optional<Node> root =
        new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build()).composeString(text);
    if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(
            pair -> pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals("sources"))
        .map(NodeTuple::getValueNode)
        .filter(SequenceNode.class::isInstance)
        .map(SequenceNode.class::cast)
        .filter(list -> list.getFlowStyle() == FlowStyle.BLOCK && !list.getValue().isEmpty())
        .findFirst();
  }

  /** Where the next line of a list would stand. */
  private record End(int line, int indent) {}

  private static Optional<End> end(SequenceNode list) {
    int indent = list.getStartMark().map(Mark::getColumn).orElse(0);
    return last(list)
        .getEndMark()
        .map(mark -> new End(mark.getColumn() == 0 ? mark.getLine() : mark.getLine() + 1, indent));
  }

  /** A block ends where something else begins, which may be far below; what it holds does not. */
  private static Node last(Node node) {
    if (node instanceof SequenceNode list
        && list.getFlowStyle() == FlowStyle.BLOCK
        && !list.getValue().isEmpty()) {
      return last(list.getValue().get(list.getValue().size() - 1));
    }
    if (node instanceof MappingNode mapping
        && mapping.getFlowStyle() == FlowStyle.BLOCK
        && !mapping.getValue().isEmpty()) {
      return last(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
    }
    return node;
  }

  private static String inserted(String text, End end, List<Opml.Feed> feeds) {
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    int at = Math.min(end.line(), lines.size());
    if (!lines.get(at - 1).endsWith("\n")) {
      lines.set(at - 1, lines.get(at - 1) + newline);
    }
    lines.add(at, lines(feeds, " ".repeat(end.indent()), newline));
    return String.join("", lines);
  }

  private static String lines(List<Opml.Feed> feeds, String indent, String newline) {
    StringBuilder lines = new StringBuilder();
    for (Opml.Feed feed : feeds) {
      lines
          .append(indent)
          .append("- name: ")
          .append(quoted(feed.title()))
          .append(newline)
          .append(indent)
          .append("  feed: ")
          .append(quoted(feed.address().toString()))
          .append(newline);
    }
    return lines.toString();
  }

  /** A double-quoted scalar (YAML 1.2.2, 7.3.1); {@code ${…}} would be taken for a variable. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$ {") + "\"";
  }
}
