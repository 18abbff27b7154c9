package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told about the next edition, and how she steers it. */
final class SelectCommandTest {
  @TempDir private Path data;

  @Test
  void whatTheFirstSelectCollectsIsAlreadyACandidate() {
    Typed first = Typed.onSample(data, "select");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("The town").contains("(City desk)");
    assertThat(Typed.onSample(data, "select").out()).isEqualTo(first.out());
  }

  @Test
  void aTopicThatIsNoneIsRefusedBeforeAnythingIsRead() {
    Typed typed = Typed.onSample(data, "select", "--topics=sprot");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(Typed.onSample(data, "articles", "list").out()).contains("No article waits");
  }

  @Test
  void aPinAHoldAndAnExclusionShowInTheExplanationAndCanBeTakenBack() {
    Typed.onSample(data, "collect");
    for (String mark : new String[] {"pin", "hold", "exclude"}) {
      String number = mark.equals("pin") ? "1" : mark.equals("hold") ? "2" : "3";
      assertThat(Typed.onSample(data, "articles", mark, number).exitCode()).isZero();
      assertThat(Typed.onSample(data, "select", "--explain").out()).contains("articles " + mark);
      assertThat(Typed.onSample(data, "articles", mark, number, "--undo").exitCode()).isZero();
      assertThat(Typed.onSample(data, "select", "--explain").out())
          .doesNotContain("articles " + mark);
    }
  }

  @Test
  void aNumberThatIsNoArticleIsRefused() {
    Typed typed = Typed.onSample(data, "articles", "pin", "99");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.error()).contains("99", "articles list");
  }
}
