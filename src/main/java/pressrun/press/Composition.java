package pressrun.press;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.edition.EditionDraft;
import pressrun.newsletter.Newsletter;
import pressrun.render.Rendering;
import pressrun.render.Typeset;
import pressrun.selection.Cohort;

/**
 * An edition as it would be now: chosen and typeset, but nothing written.
 *
 * @param renderings of the cohorts that get a mail, in order
 */
public record Composition(
    Newsletter newsletter, EditionDraft edition, Map<Cohort, Rendering> renderings) {

  /** The mail of a cohort; none when it gets none this time. */
  public Optional<Typeset> typeset(Cohort cohort) {
    return Optional.ofNullable(renderings.get(cohort)).map(Rendering::typeset);
  }

  /** Everybody's mail, or else the first that there is. */
  public Typeset first() {
    return renderings.values().iterator().next().typeset();
  }

  /** What the one who sends it should know of each mail. */
  public List<String> told() {
    List<String> told = new ArrayList<>();
    renderings.forEach(
        (cohort, rendering) ->
            rendering
                .told()
                .ifPresent(
                    words ->
                        told.add(
                            cohort.equals(Cohort.EVERYBODY)
                                ? words
                                : cohort.name() + ": " + words)));
    return told;
  }
}
