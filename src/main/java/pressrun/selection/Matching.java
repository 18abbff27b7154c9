package pressrun.selection;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import pressrun.article.Article;
import pressrun.article.Story;
import pressrun.newsletter.Match;

/** One article, to be held against declared matches; used once, by one thread. */
final class Matching {
  private static final int NONE = -1;

  private final Article article;
  private final String sourceName;
  private String text = "";

  Matching(Article article, String sourceName) {
    this.article = article;
    this.sourceName = sourceName;
  }

  /** The index of the first declaration that fits; negative when none does. */
  <T> int first(List<T> declared, Function<T, Match> match) {
    for (int i = 0; i < declared.size(); i++) {
      if (fits(match.apply(declared.get(i)))) {
        return i;
      }
    }
    return NONE;
  }

  boolean fits(Match match) {
    Story story = article.story();
    return holds(match.sources(), source -> source.equalsIgnoreCase(sourceName))
        && holds(match.tags(), tag -> story.tags().stream().anyMatch(tag::equalsIgnoreCase))
        && holds(match.languages(), tag -> tag.equalsIgnoreCase(story.language().getLanguage()))
        && holds(match.keywords(), this::mentions);
  }

  private static boolean holds(List<String> wanted, Predicate<String> test) {
    return wanted.isEmpty() || wanted.stream().anyMatch(test);
  }

  private String text() {
    if (text.isEmpty()) {
      Story story = article.story();
      text =
          (story.title() + "\n" + story.standfirst() + "\n" + story.excerpt())
              .toLowerCase(Locale.ROOT);
    }
    return text;
  }

  /** Whole words where the script has them; anywhere in the text where it has not. */
  private boolean mentions(String keyword) {
    String searched = text();
    String wanted = keyword.toLowerCase(Locale.ROOT);
    for (int at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
      if (!joined(searched, at - 1, at)
          && !joined(searched, at + wanted.length() - 1, at + wanted.length())) {
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
