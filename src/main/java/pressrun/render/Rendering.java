package pressrun.render;

import java.util.Optional;

/**
 * An edition as it was made to fit a message.
 *
 * @param whole every article at full length, for the web; only where the mail leaves some out
 * @param shortened whether standfirsts and excerpts were cut
 * @param leftOut how many articles the HTML part has no room for
 */
public record Rendering(Typeset typeset, Optional<Typeset> whole, boolean shortened, int leftOut) {

  /** What the one who sends it should know. */
  public Optional<String> told() {
    if (leftOut > 0) {
      return Optional.of(
          "Too long for one mail: there was no room for excerpts, and of "
              + leftOut
              + (leftOut == 1 ? " article" : " articles")
              + " the HTML part only says that they are on the web.");
    }
    return shortened
        ? Optional.of("Long: excerpts were shortened, so that Gmail does not clip the mail.")
        : Optional.empty();
  }

  /** The same for a cohort. */
  public Rendering of(String cohort) {
    return new Rendering(
        typeset.of(cohort), whole.map(page -> page.of(Typeset.whole(cohort))), shortened, leftOut);
  }
}
