package pressrun.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies as servers say them, in other words than the samples of the table. */
class RepliesInTheWildTest {
  private static final String FILE = "replies-in-the-wild.txt";
  private static final double LEAST_OF_MEANINGS = 0.97;

  /**
   * One row of the file.
   *
   * @param accepted the meanings that a person would accept
   */
  record Row(Set<ReplyMeaning> accepted, Stage stage, Reply reply) {
    static Row parse(String line) {
      String[] cells = line.split(" \\| ", -1);
      assertThat(cells).as(line).hasSize(4);
      return new Row(
          Arrays.stream(cells[0].split(","))
              .map(ReplyMeaning::valueOf)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReplyMeaning.class))),
          Stage.valueOf(cells[1]),
          new Reply(Integer.parseInt(cells[2].substring(0, 3)), cells[2].substring(3).strip()));
    }

    ReplyMeaning meaning() {
      return ReplyTable.shipped().meaning(stage, reply, "");
    }
  }

  /** What follows from a meaning. */
  private enum Consequence {
    MAY_SUPPRESS,
    LATER,
    OURS,
    FAILS;

    static Consequence of(ReplyMeaning meaning) {
      return switch (meaning) {
        case GONE, DOMAIN -> MAY_SUPPRESS;
        case FULL, GREYLISTED, READER_RATE, TROUBLE -> LATER;
        case SENDER, HELO, RELAYING, LOGIN, QUOTA, RATE, CONNECTIONS, SESSION -> OURS;
        case INACTIVE, FILTERED, SPAM, BLOCKED, CONTENT, UNKNOWN -> FAILS;
      };
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RepliesInTheWildTest.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Row::parse)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRightThingFollows(Row row) {
    assertThat(row.accepted().stream().map(Consequence::of))
        .as(
            "%s, decided by %s",
            row.meaning(), ReplyTable.shipped().decider(row.stage(), row.reply()))
        .contains(Consequence.of(row.meaning()));
  }

  @Test
  void nearlyAllMeaningsAreTheOnesAPersonWouldAccept() throws IOException {
    List<Row> rows = rows();
    List<Row> right = rows.stream().filter(row -> row.accepted().contains(row.meaning())).toList();
    assertThat(right).hasSizeGreaterThan((int) (LEAST_OF_MEANINGS * rows.size()));
  }

  @Test
  void everyMeaningIsAmongTheRows() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    assertThat(rows().stream().flatMap(row -> row.accepted().stream()).distinct())
        .containsExactlyInAnyOrder(ReplyMeaning.values());
  }
}
