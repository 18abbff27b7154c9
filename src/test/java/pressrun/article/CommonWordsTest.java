package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommonWordsTest {
  @Test
  void wordsCountInCapitalsTooAndOnlyAsAWhole() {
    assertThat(CommonWords.language("THE END OF THE PIER")).contains("en");
    assertThat(CommonWords.language("ВЫ НЕ ОТ НЕГО, НО И НЕ ИЗ")).contains("ru");
    assertThat(CommonWords.language("theof theof andthe ofto")).isEmpty();
  }

  @Test
  void fewAmongManyOthersTellNothing() {
    assertThat(CommonWords.language("the quay " + "harbour ".repeat(40) + "of")).isEmpty();
    assertThat(CommonWords.language("")).isEmpty();
  }

  @Test
  void lettersOfOtherScriptsAreNotTakenForCommonWords() {
    assertThat(CommonWords.language("ŢĦĥ ŢĦĥ the 항구 ωφ ŢĦĥ")).isEmpty();
  }
}
