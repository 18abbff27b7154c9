package pressrun.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Font stacks by script, of what systems and mail programs bring. Few have a serif face of the
 * scripts named here that is good on screens, so these have one stack for either kind. What Windows
 * brings stands first, since Word looks no further; without quotes, which each name that {@link
 * pressrun.newsletter.Style} lets in can do without.
 */
final class FontStacks {
  private static final Map<String, String> GENERIC =
      Map.of(
          "serif", "Georgia, Times New Roman, serif",
          "sans-serif", "Segoe UI, -apple-system, Roboto, Helvetica, Arial, sans-serif",
          "monospace", "Menlo, Consolas, DejaVu Sans Mono, monospace");

  private static final Map<String, String> BY_SCRIPT =
      Map.of(
          "Kore", "Malgun Gothic, Apple SD Gothic Neo, Noto Sans KR, Noto Sans CJK KR, sans-serif",
          "Jpan", "Meiryo, Hiragino Sans, Noto Sans JP, Noto Sans CJK JP, sans-serif",
          "Hans", "Microsoft YaHei, PingFang SC, Noto Sans SC, Noto Sans CJK SC, sans-serif",
          "Hant", "Microsoft JhengHei, PingFang TC, Noto Sans TC, Noto Sans CJK TC, sans-serif",
          "Arab", "Segoe UI, Geeza Pro, Noto Naskh Arabic, Tahoma, Arial, sans-serif",
          "Hebr", "Segoe UI, Arial Hebrew, Noto Sans Hebrew, Arial, sans-serif",
          "Thai", "Leelawadee UI, Thonburi, Noto Sans Thai, Tahoma, sans-serif",
          "Deva", "Nirmala UI, Kohinoor Devanagari, Noto Sans Devanagari, sans-serif");

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
