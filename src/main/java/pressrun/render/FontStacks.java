package pressrun.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Font stacks by script, of what systems and mail programs bring. Few have a serif face of the
 * scripts named here that is good on screens, so these have one stack for either kind.
 */
final class FontStacks {
  private static final Map<String, String> GENERIC =
      Map.of(
          "serif", "Georgia, Times New Roman, serif",
          "sans-serif", "-apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif",
          "monospace", "Menlo, Consolas, DejaVu Sans Mono, monospace");

  private static final Map<String, String> BY_SCRIPT =
      Map.of(
          "Kore", "Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, Noto Sans CJK KR, sans-serif",
          "Jpan", "Hiragino Sans, Yu Gothic, Meiryo, Noto Sans JP, Noto Sans CJK JP, sans-serif",
          "Hans", "PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif",
          "Hant", "PingFang TC, Microsoft JhengHei, Noto Sans TC, Noto Sans CJK TC, sans-serif",
          "Arab", "Geeza Pro, Segoe UI, Noto Naskh Arabic, Tahoma, Arial, sans-serif",
          "Hebr", "Arial Hebrew, Segoe UI, Noto Sans Hebrew, Arial, sans-serif",
          "Thai", "Thonburi, Leelawadee UI, Noto Sans Thai, Tahoma, sans-serif",
          "Deva", "Kohinoor Devanagari, Nirmala UI, Noto Sans Devanagari, sans-serif");

  private static final Map<String, String> SCRIPTS =
      Map.ofEntries(
          Map.entry("ko", "Kore"),
          Map.entry("ja", "Jpan"),
          Map.entry("zh", "Hans"),
          Map.entry("ar", "Arab"),
          Map.entry("fa", "Arab"),
          Map.entry("ur", "Arab"),
          Map.entry("he", "Hebr"),
          Map.entry("iw", "Hebr"),
          Map.entry("yi", "Hebr"),
          Map.entry("th", "Thai"),
          Map.entry("hi", "Deva"),
          Map.entry("mr", "Deva"));

  private FontStacks() {}

  /**
   * The CSS value for a language.
   *
   * @param chosen fonts with commas, the last of them generic
   */
  static String of(String chosen, Locale language) {
    List<String> fonts = Arrays.asList(chosen.split(",\\s*"));
    String generic = fonts.get(fonts.size() - 1);
    String own = BY_SCRIPT.getOrDefault(script(language), GENERIC.getOrDefault(generic, generic));
    return Stream.concat(fonts.stream().limit(fonts.size() - 1), Arrays.stream(own.split(", ")))
        .distinct()
        .map(font -> font.contains(" ") ? "'" + font + "'" : font)
        .collect(Collectors.joining(", "));
  }

  /** As ISO 15924 names it; empty for Latin and its kin. */
  static String script(Locale language) {
    if (!language.getScript().isEmpty()) {
      return language.getScript();
    }
    boolean traditional =
        language.getLanguage().equals("zh")
            && List.of("TW", "HK", "MO").contains(language.getCountry());
    return traditional ? "Hant" : SCRIPTS.getOrDefault(language.getLanguage(), "");
  }
}
