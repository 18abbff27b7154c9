package pressrun.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong while reading goes on, so that all of it is told at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Path file, int line, int column, String key, String message) {
    found.add(new Problem(file, line, column, key, message));
  }

  void add(Path file, Node node, String key, String message) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    add(file, line, column, key, message);
  }

  void add(Path file, Mark mark, String key, String message) {
    add(file, mark.getLine() + 1, mark.getColumn() + 1, key, message);
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Problem> list() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Problem problem) -> problem.file().toString())
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }
}
