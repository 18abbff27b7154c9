package pressrun.article;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.source.Entry;

/** Makes a clean story of what a source gave; pure, for all threads. */
public final class ArticleFactory {
  private static final int TITLE = 250;
  private static final int STANDFIRST = 300;

  /** Cleans one entry; {@code fallback} is the language when none can be found. */
  public CleanedEntry make(Entry entry, Locale fallback, Instant now) {
    Draft draft = entry.format() == Entry.Format.TEXT ? newsDesk(entry) : markup(entry);
    Optional<URI> link = entry.link().filter(Links::open);
    Story story =
        new Story(
            PlainText.shorten(draft.title(), TITLE),
            PlainText.shorten(draft.standfirst(), STANDFIRST),
            Excerpt.of(draft.crumbs().body()),
            link,
            entry.image().flatMap(Images::of).or(draft::picture),
            entry
                .author()
                .map(PlainText::ofMarkup)
                .filter(name -> !name.isEmpty())
                .or(draft.crumbs()::byline),
            draft.crumbs().note(),
            draft.crumbs().credit(),
            language(entry, draft).orElse(fallback),
            entry.tags().stream()
                .map(PlainText::ofMarkup)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList(),
            EffectiveDate.of(entry.published(), now));
    return new CleanedEntry(entry.id(), story.canonicalLink(), story);
  }

  /** The text of an entry without what its page left around it. */
  public List<String> paragraphs(Entry entry) {
    Draft draft = entry.format() == Entry.Format.TEXT ? newsDesk(entry) : markup(entry);
    return draft.crumbs().body();
  }

  private record Draft(
      String title, String standfirst, PageCrumbs crumbs, Optional<Image> picture) {}

  /** First line the title, second the standfirst, then paragraphs. */
  private static Draft newsDesk(Entry entry) {
    List<String> lines = new ArrayList<>(entry.body().lines().toList());
    String title = entry.title();
    if (title.isEmpty()) {
      title = takeLine(lines);
    }
    boolean standsUnderTitle = !lines.isEmpty() && !lines.get(0).isBlank();
    String standfirst =
        standsUnderTitle && endsParagraph(lines) ? takeLine(lines) : entry.summary();
    PageCrumbs crumbs =
        PageCrumbs.part(Paragraphs.ofText(String.join("\n", lines), PageCrumbs::isApart));
    return new Draft(PlainText.of(title), PlainText.of(standfirst), crumbs, Optional.empty());
  }

  private static boolean endsParagraph(List<String> lines) {
    return lines.size() == 1 || lines.get(1).isBlank();
  }

  private static String takeLine(List<String> lines) {
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    return lines.isEmpty() ? "" : lines.remove(0);
  }

  private static Draft markup(Entry entry) {
    Paragraphs.Parts main = Paragraphs.ofHtml(entry.body(), entry.link());
    Paragraphs.Parts brief = Paragraphs.ofHtml(entry.summary(), entry.link());
    List<String> body = new ArrayList<>(main.paragraphs());
    List<String> summary = brief.paragraphs();
    String title = PlainText.ofMarkup(entry.title());
    if (body.isEmpty()) {
      body.addAll(summary);
    }
    if (title.isEmpty() && !body.isEmpty()) {
      title = body.get(0).substring(0, Excerpt.sentenceEnd(body.get(0), 0));
    }
    String headline = title;
    body.removeIf(paragraph -> paragraph.equals(headline));
    String standfirst = standfirst(summary, body);
    body.removeIf(paragraph -> paragraph.equals(standfirst));
    Optional<Image> picture = main.picture().or(brief::picture);
    return new Draft(title, standfirst, PageCrumbs.part(body), picture);
  }

  /** A summary is a standfirst when it is short and not just the beginning of the body. */
  private static String standfirst(List<String> summary, List<String> body) {
    if (summary.size() != 1 || body.isEmpty() || summary.get(0).length() > STANDFIRST) {
      return "";
    }
    String text = summary.get(0);
    String start = text.substring(0, Math.min(40, text.length()));
    return body.get(0).startsWith(start) || text.endsWith("…") || text.endsWith("...") ? "" : text;
  }

  /** The text decides; a source's statement counts where the text is too short to tell. */
  private static Optional<Locale> language(Entry entry, Draft draft) {
    String text =
        draft.title() + "\n" + draft.standfirst() + "\n" + String.join("\n", draft.crumbs().body());
    return LanguageGuess.of(text)
        .or(
            () ->
                entry
                    .language()
                    .map(Locale::forLanguageTag)
                    .filter(tag -> !tag.getLanguage().isEmpty()));
  }
}
