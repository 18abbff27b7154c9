package pressrun.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words of mails and pages that no article brings, in the reader's language, else in English;
 * an operator's {@code words/xx.properties} stands in for ours like any template.
 */
public final class FixedWords {
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of(
          "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug",
          "ur", "yi", "ji");
  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

  private final PropertyFiles files;

  FixedWords(PropertyFiles files) {
    this.files = files;
  }

  /** From the most general to the most special: English, then zh, then zh-Hant, then zh-Hant-TW. */
  Map<String, Object> in(Locale language) {
    Map<String, Object> words = new HashMap<>();
    read(Locale.ENGLISH, words);
    List<Locale> candidates =
        new ArrayList<>(
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES)
                .getCandidateLocales("words", language));
    Collections.reverse(candidates);
    candidates.forEach(candidate -> read(candidate, words));
    return words;
  }

  /** {@code rtl} or {@code ltr}. */
  public static String direction(Locale language) {
    boolean rightToLeft =
        language.getScript().isEmpty()
            ? RIGHT_TO_LEFT.contains(language.getLanguage())
            : RIGHT_TO_LEFT_SCRIPTS.contains(language.getScript());
    return rightToLeft ? "rtl" : "ltr";
  }

  private void read(Locale language, Map<String, Object> words) {
    words.putAll(files.read("words/" + language.toLanguageTag() + ".properties"));
  }
}
