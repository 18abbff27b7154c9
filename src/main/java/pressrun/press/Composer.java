package pressrun.press;

import java.time.Instant;
import java.util.List;
import pressrun.article.Article;
import pressrun.edition.EditionArticleStore;
import pressrun.edition.EditionDraft;
import pressrun.edition.EditionStore;
import pressrun.edition.Masthead;
import pressrun.edition.Slot;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Sender;
import pressrun.render.Digest;
import pressrun.render.EditionRenderer;
import pressrun.render.Rendering;
import pressrun.selection.Selection;
import pressrun.selection.Selector;
import pressrun.source.Source;

/** Selects and typesets, and writes nothing: a preview and a press run make the same call. */
public final class Composer {
  private final EditionStore editions;
  private final EditionArticleStore articles;
  private final EditionRenderer renderer;
  private final Links links;

  public Composer(
      EditionStore editions, EditionArticleStore articles, EditionRenderer renderer, Links links) {
    this.editions = editions;
    this.articles = articles;
    this.renderer = renderer;
    this.links = links;
  }

  /** What would be chosen at a moment, and why. */
  public Selection select(Newsletter newsletter, Instant at) {
    List<String> keys = newsletter.sources().stream().map(Source::key).toList();
    List<Article> candidates =
        articles.candidates(
            newsletter.name(), Newsletter.CADENCE, keys, at.minus(newsletter.rules().maxAge()));
    return Selector.select(candidates, newsletter.rules(), newsletter::sourceName, at);
  }

  /**
   * Typesets a selection as the edition of {@code slot}.
   *
   * @throws pressrun.render.TemplateFault when a template is wrong
   */
  public Composition compose(Newsletter newsletter, Slot slot, Selection selection) {
    int number = editions.nextNumber(newsletter.name(), slot.cadence());
    Digest digest =
        new Digest(
            newsletter,
            number,
            slot.localDue().toLocalDate(),
            selection.chapters(),
            links.archive(newsletter.name(), slot.cadence(), number),
            newsletter.look().logo().map(logo -> links.logo(newsletter.name(), logo)));
    Rendering rendering = renderer.render(digest, newsletter.language());
    EditionDraft draft =
        new EditionDraft(
            slot, number, rendering.typeset().subject(), masthead(newsletter), selection);
    return new Composition(newsletter, draft, rendering);
  }

  private Masthead masthead(Newsletter newsletter) {
    Sender sender = newsletter.sender();
    return new Masthead(
        newsletter.title(), sender.name(), sender.address(), sender.replyTo(), links.baseUrl());
  }
}
