package pressrun.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which final dots a node wrote, as its journal has it: each is noted before it goes out. What is
 * not among them went out by nobody, as long as the machine has not been started anew since; a
 * power cut may have taken the last lines.
 *
 * @param node whose journal it is; none when nothing can be said of anybody
 */
record JournalDots(Optional<String> node, Set<JournalDots.Dot> dots) {
  private static final String HEAD = "node";
  private static final int HEAD_WORDS = 3;
  private static final String DOT = "DOT";
  private static final int DOT_WORDS = 4;

  /** One attempt at one delivery. */
  record Dot(long edition, long subscriber, long epoch) {
    static Dot of(Claim claim) {
      return new Dot(claim.edition(), claim.subscriber(), claim.epoch());
    }

    String line() {
      return JournalLine.of(DOT + " " + edition + " " + subscriber + " " + epoch);
    }
  }

  /** For a node that has no journal here. */
  static JournalDots unknown() {
    return new JournalDots(Optional.empty(), Set.of());
  }

  /** The line that says whose journal it is, and since which start of the machine. */
  static String head(String node, String boot) {
    return JournalLine.of(HEAD + " " + node + " " + boot);
  }

  /**
   * Of all lines of a journal.
   *
   * @param boot which start of the machine it is now
   */
  static JournalDots of(List<String> lines, Optional<String> boot) {
    Optional<String> node = Optional.empty();
    Set<Dot> dots = new HashSet<>();
    for (String line : lines) {
      String[] words = JournalLine.content(line).orElse("").split(" ", -1);
      if (isHead(words)) {
        node = boot.filter(words[2]::equals).map(same -> words[1]);
      } else if (words.length == DOT_WORDS && words[0].equals(DOT)) {
        dots.add(
            new Dot(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
      }
    }
    return new JournalDots(node, dots);
  }

  /** The node whose journal these lines are, whenever it was. */
  static Optional<String> writer(List<String> lines) {
    return lines.stream()
        .map(line -> JournalLine.content(line).orElse("").split(" ", -1))
        .filter(JournalDots::isHead)
        .map(words -> words[1])
        .findFirst();
  }

  private static boolean isHead(String[] words) {
    return words.length == HEAD_WORDS && words[0].equals(HEAD);
  }

  /** 0 when there is none. */
  long lastEpoch() {
    return dots.stream().mapToLong(Dot::epoch).max().orElse(0);
  }

  /** Whether it is certain that this node never wrote the dot of this claim. */
  boolean excludes(String of, Claim claim) {
    return node.filter(of::equals).isPresent() && !dots.contains(Dot.of(claim));
  }
}
