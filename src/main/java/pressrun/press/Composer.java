package pressrun.press;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pressrun.audience.AudienceStore;
import pressrun.edition.EditionArticleStore;
import pressrun.edition.EditionDraft;
import pressrun.edition.EditionStore;
import pressrun.edition.Masthead;
import pressrun.edition.Pool;
import pressrun.edition.PoolQuery;
import pressrun.edition.Slot;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Sender;
import pressrun.render.Digest;
import pressrun.render.EditionRenderer;
import pressrun.render.Rendering;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.selection.Selections;
import pressrun.selection.Selector;
import pressrun.source.Source;

/** Selects and typesets, and writes nothing: a preview and a press run make the same call. */
public final class Composer {
  private final EditionStore editions;
  private final EditionArticleStore articles;
  private final AudienceStore audience;
  private final EditionRenderer renderer;
  private final Links links;

  public Composer(
      EditionStore editions,
      EditionArticleStore articles,
      AudienceStore audience,
      EditionRenderer renderer,
      Links links) {
    this.editions = editions;
    this.articles = articles;
    this.audience = audience;
    this.renderer = renderer;
    this.links = links;
  }

  /** What each cohort of a cadence would get at a moment, and why; the pool is judged once. */
  public Selections select(Newsletter newsletter, Cadence cadence, Instant at) {
    Set<Cohort> cohorts = new LinkedHashSet<>(Set.of(Cohort.EVERYBODY));
    cohorts.addAll(audience.cohorts(newsletter.name(), newsletter.readership(cadence)));
    return select(newsletter, cadence, at, cohorts);
  }

  /** The same for one cohort, whether or not somebody is in it. */
  public Selection select(Newsletter newsletter, Cadence cadence, Instant at, Cohort cohort) {
    return select(newsletter, cadence, at, Set.of(cohort)).of(cohort);
  }

  private Selections select(
      Newsletter newsletter, Cadence cadence, Instant at, Set<Cohort> cohorts) {
    Rules rules = cadence.rules();
    List<String> keys = newsletter.sources().stream().map(Source::key).toList();
    Pool pool =
        articles.pool(
            new PoolQuery(newsletter.name(), cadence.name(), keys, at.minus(rules.maxAge()), at));
    Selector selector =
        new Selector(
            rules, newsletter.topics(), pool.articles(), pool.marks(), newsletter::sourceName, at);
    Map<Cohort, Selection> selections = new LinkedHashMap<>();
    for (Cohort cohort : cohorts) {
      selections.put(cohort, selector.select(cohort, pool.candidates(cohort), pool.told(cohort)));
    }
    return new Selections(selections);
  }

  /**
   * Typesets a selection as the edition of {@code slot}, one mail for each cohort that gets any.
   *
   * @throws pressrun.render.TemplateFault when a template is wrong
   */
  public Composition compose(Newsletter newsletter, Slot slot, Selections selections) {
    int number = editions.nextNumber(newsletter.name(), slot.cadence());
    Map<Cohort, Rendering> renderings = new LinkedHashMap<>();
    selections
        .mails()
        .forEach(
            (cohort, selection) -> {
              Digest digest =
                  new Digest(
                      newsletter,
                      number,
                      slot.localDue().toLocalDate(),
                      selection.chapters(),
                      links.archive(slot, number, cohort),
                      newsletter.look().logo().map(logo -> links.logo(newsletter.name(), logo)));
              Rendering rendering = renderer.render(digest, newsletter.language());
              renderings.put(cohort, rendering.of(cohort.name()));
            });
    Cadence cadence = newsletter.cadence(slot.cadence()).orElseThrow();
    String subject = renderings.values().iterator().next().typeset().subject();
    EditionDraft draft =
        new EditionDraft(
            slot,
            number,
            subject,
            masthead(newsletter),
            selections,
            newsletter.readership(cadence));
    return new Composition(newsletter, draft, renderings);
  }

  /** Returns what the messages of a newsletter come from, as it is declared now. */
  public Masthead masthead(Newsletter newsletter) {
    Sender sender = newsletter.sender();
    return new Masthead(
        newsletter.title(), sender.name(), sender.address(), sender.replyTo(), links.baseUrl());
  }
}
