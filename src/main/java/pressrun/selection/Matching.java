package pressrun.selection;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import pressrun.article.Article;
import pressrun.article.Story;
import pressrun.newsletter.Match;
import pressrun.newsletter.Section;

/** Tells whether an article fits a declared match. */
final class Matching {
  private final Function<String, String> sourceName;

  Matching(Function<String, String> sourceName) {
    this.sourceName = sourceName;
  }

  boolean any(List<Match> matches, Article article) {
    return matches.stream().anyMatch(match -> fits(match, article));
  }

  /** The index of the first section that fits; the number of sections when none does. */
  int section(List<Section> sections, Article article) {
    for (int i = 0; i < sections.size(); i++) {
      if (fits(sections.get(i).match(), article)) {
        return i;
      }
    }
    return sections.size();
  }

  private boolean fits(Match match, Article article) {
    Story story = article.story();
    return holds(match.sources(), source -> same(source, sourceName.apply(article.source())))
        && holds(match.tags(), tag -> story.tags().stream().anyMatch(own -> same(own, tag)))
        && holds(match.languages(), tag -> same(tag, story.language().getLanguage()))
        && holds(match.keywords(), keyword -> mentions(story, keyword));
  }

  private static boolean holds(List<String> wanted, Function<String, Boolean> test) {
    return wanted.isEmpty() || wanted.stream().anyMatch(test::apply);
  }

  private static boolean same(String one, String other) {
    return one.equalsIgnoreCase(other);
  }

  /** Whole words where the script has them; anywhere in the text where it has not. */
  private static boolean mentions(Story story, String keyword) {
    String text =
        (story.title() + "\n" + story.standfirst() + "\n" + story.excerpt())
            .toLowerCase(Locale.ROOT);
    String wanted = keyword.toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!joined(text, at - 1, at)
          && !joined(text, at + wanted.length() - 1, at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean joined(String text, int left, int right) {
    return left >= 0
        && right < text.length()
        && alphabetic(text.charAt(left))
        && alphabetic(text.charAt(right));
  }

  private static boolean alphabetic(char letter) {
    return Character.isLetterOrDigit(letter)
        && !Character.isIdeographic(letter)
        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.HANGUL
        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.HIRAGANA
        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.KATAKANA;
  }
}
