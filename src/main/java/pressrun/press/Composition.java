package pressrun.press;

import pressrun.edition.EditionDraft;
import pressrun.newsletter.Newsletter;
import pressrun.render.Rendering;
import pressrun.render.Typeset;

/** An edition as it would be now: chosen and typeset, but nothing written. */
public record Composition(Newsletter newsletter, EditionDraft edition, Rendering rendering) {

  public Typeset typeset() {
    return rendering.typeset();
  }
}
