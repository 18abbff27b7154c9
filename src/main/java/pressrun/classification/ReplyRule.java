package pressrun.classification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of the table of replies.
 *
 * @param meaning the answer when all conditions hold
 * @param code the reply codes, as a pattern
 * @param enhanced the enhanced codes (RFC 3463), as a pattern; an x stands for any class, {@code
 *     none} for a missing code
 * @param stages the stages at which it holds
 * @param words a pattern found in the {@link ReplyWords}
 * @param sample a reply that this line, and no earlier one, decides
 * @param sampleStage the stage at which the sample was seen
 * @param source the document, issue or file that the sample, or its like, was found in
 */
public record ReplyRule(
    ReplyMeaning meaning,
    Pattern code,
    Pattern enhanced,
    Set<Stage> stages,
    Pattern words,
    Stage sampleStage,
    String sample,
    String source) {
  private static final String ANY = "*";
  private static final int COLUMNS = 7;

  /** A few words or none between two, bounded so that no text makes a pattern slow. */
  private static final String GAP = "\\W(?:.{0,40}\\W)??";

  /**
   * Reads a line: meaning, code, enhanced code, stages, words, sample (its stage first), source.
   *
   * @throws IllegalArgumentException for anything else
   */
  static ReplyRule parse(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException(
          "a line of the table of replies has " + cells.size() + " cells, not 7: " + line);
    }
    String[] sample = cells.get(5).split(" ", 2);
    return new ReplyRule(
        ReplyMeaning.valueOf(cells.get(0)),
        Pattern.compile(cells.get(1).equals(ANY) ? "..." : cells.get(1)),
        enhanced(cells.get(2)),
        stages(cells.get(3)),
        words(cells.get(4)),
        Stage.valueOf(sample[0]),
        sample[1],
        cells.get(6));
  }

  private static Pattern enhanced(String cell) {
    return Pattern.compile(
        cell.equals(ANY)
            ? ".*"
            : cell.replace("x", "[245]").replace(".", "\\.").replace(ANY, "[0-9]+"));
  }

  private static Pattern words(String cell) {
    return Pattern.compile(
        cell.equals(ANY) ? "" : cell.replace(" … ", GAP),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static Set<Stage> stages(String cell) {
    if (cell.equals(ANY)) {
      return EnumSet.allOf(Stage.class);
    }
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    Arrays.stream(cell.split(",")).map(Stage::valueOf).forEach(stages::add);
    return stages;
  }

  /** The sample as the reply that it stands for. */
  Reply sampleReply() {
    return new Reply(Integer.parseInt(sample.substring(0, 3)), sample.substring(3).strip());
  }

  /** True when every condition holds for a reply. */
  boolean fits(Stage stage, Reply reply, ReplyWords said) {
    return stages.contains(stage)
        && code.matcher(Integer.toString(reply.code())).matches()
        && enhanced.matcher(said.enhanced().orElse("none")).matches()
        && words.matcher(said.words()).find();
  }
}
