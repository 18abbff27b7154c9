package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixedWordsTest {
  private static final Path FOLDER = Path.of("templates/words");
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

  @Test
  void everyLanguageHasEveryWordWithItsPlaces() throws IOException {
    Properties english = read(FOLDER.resolve("en.properties"));
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.toList();
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    for (Path file : files) {
      Properties words = read(file);
      assertThat(words.keySet()).as("%s", file).isEqualTo(english.keySet());
      english.forEach(
          (key, word) ->
              assertThat(places(words.getOrDefault(key, "")))
                  .as("%s %s", file, key)
                  .containsExactlyInAnyOrderElementsOf(places(word)));
    }
  }

  private static List<String> places(Object word) {
    return PLACE.matcher(word.toString()).results().map(MatchResult::group).toList();
  }

  private static Properties read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      words.load(text);
    }
    return words;
  }

  @Test
  void aRegionFallsBackToItsLanguageAndAnUnknownLanguageToEnglish() {
    assertThat(unsubscribe("de-AT")).isEqualTo("Abbestellen");
    assertThat(unsubscribe("zh-TW")).isEqualTo("取消訂閱");
    assertThat(unsubscribe("zh-CN")).isEqualTo("退订");
    assertThat(unsubscribe("he")).isEqualTo("ביטול המינוי");
    assertThat(unsubscribe("tlh")).isEqualTo("Unsubscribe");
  }

  private static Object unsubscribe(String language) {
    return Templates.kept(List.of())
        .words(Locale.forLanguageTag(language))
        .getOrDefault("unsubscribe", "");
  }

  @Test
  void directionFollowsTheScript() {
    assertThat(FixedWords.direction(Locale.forLanguageTag("ar-EG"))).isEqualTo("rtl");
    assertThat(FixedWords.direction(Locale.forLanguageTag("he"))).isEqualTo("rtl");
    assertThat(FixedWords.direction(Locale.forLanguageTag("az-Arab"))).isEqualTo("rtl");
    assertThat(FixedWords.direction(Locale.forLanguageTag("ko"))).isEqualTo("ltr");
    assertThat(FixedWords.direction(Locale.forLanguageTag("pa-Guru"))).isEqualTo("ltr");
  }
}
