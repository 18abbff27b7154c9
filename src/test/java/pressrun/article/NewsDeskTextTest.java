package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pressrun.source.Entry;

/** Text as news desks and web crawls leave it. */
class NewsDeskTextTest {
  private static final String TEXT =
      """
      Two ports share one pilot boat
      Captains hope for shorter waits in the fog season

      Mayor Lee Ha-neul of Solgaepo and her colleague from Port Averil signed an agreement on Tuesday, \
      June 17 (local time), at the pilots' house. They had talked for thirty minutes.

      The boat will change its home port every month.

      Note “This article was translated from the original, and edited by a person.”

      Photo = Solgaepo Press Office, Hanaru News

      이 기사를 공유합니다
      주요기사""";

  @Test
  void theFirstLineIsTheTitleAndTheSecondTheStandfirst() {
    assertThat(story(TEXT).title()).isEqualTo("Two ports share one pilot boat");
    assertThat(story(TEXT).standfirst())
        .isEqualTo("Captains hope for shorter waits in the fog season");
  }

  @Test
  void theNoteAndTheCreditAreKeptAsSuch() {
    assertThat(story(TEXT).note())
        .contains("This article was translated from the original, and edited by a person.");
    assertThat(story(TEXT).credit()).contains("Solgaepo Press Office, Hanaru News");
  }

  @Test
  void theExcerptEndsAtASentenceAndHoldsNoCrumbs() {
    assertThat(story(TEXT).excerpt())
        .startsWith("Mayor Lee Ha-neul")
        .endsWith(".")
        .doesNotContain("공유합니다")
        .doesNotContain("주요기사")
        .doesNotContain("Photo");
  }

  @Test
  void aFewKoreanCrumbsDoNotMakeTheTextKorean() {
    assertThat(story(TEXT).language().getLanguage()).isEqualTo("en");
  }

  @Test
  void aPhotographerMayBeNamedWithoutAMark() {
    assertThat(credit("Photo by Sunniva Lie")).contains("Sunniva Lie");
    assertThat(credit("Photo: Sunniva Lie")).contains("Sunniva Lie");
    assertThat(credit("사진=솔개포 기록단")).contains("솔개포 기록단");
    assertThat(credit("写真：水野 灯")).contains("水野 灯");
    assertThat(credit("[Photo courtesy of the port]")).contains("the port");
  }

  @Test
  void aPhotographerIsFoundInEveryLanguage() {
    assertThat(credit("写真＝浜野さん提供")).contains("浜野さん提供");
    assertThat(credit("圖片：運輸署提供")).contains("運輸署提供");
    assertThat(credit("摄影：吴晓岚")).contains("吴晓岚");
    assertThat(credit("تصوير: نبيل شاهين")).contains("نبيل شاهين");
    assertThat(credit("צילום: עומר ברק")).contains("עומר ברק");
    assertThat(credit("Fotos: Jost Wiedemann")).contains("Jost Wiedemann");
  }

  @Test
  void crumbsBelowACreditAreDroppedThoughNoBlankLinePartsThem() {
    assertThat(credit("Foto: Jost Wiedemann\nTeilen\nMehr zum Thema")).contains("Jost Wiedemann");
    assertThat(story("Titel\n\nEin Satz über Schafe.\nFoto: Jost Wiedemann\nTeilen").excerpt())
        .isEqualTo("Ein Satz über Schafe.");
    assertThat(story("標題\n\n第一句話。\n（責任編輯：吳曉嵐）").excerpt()).isEqualTo("第一句話。");
  }

  @Test
  void aSentenceThatSpeaksOfPhotosIsNoCredit() {
    assertThat(credit("Photos of the bay hang in the town hall.")).isEmpty();
    assertThat(credit("Photobylines are rare.")).isEmpty();
  }

  @Test
  void anEditorsNoteIsFoundInItsLanguage() {
    assertThat(note("Editor's note: Written for a test.")).contains("Written for a test.");
    assertThat(note("편집자 주: 견본입니다.")).contains("견본입니다.");
    assertThat(note("ملاحظة المحرر: كُتب للتجربة.")).contains("كُتب للتجربة.");
    assertThat(note("Note that the boat is small.")).isEmpty();
  }

  private static Optional<String> credit(String line) {
    return story("Title\n\nA first sentence.\n\n" + line).credit();
  }

  private static Optional<String> note(String line) {
    return story("Title\n\nA first sentence.\n\n" + line).note();
  }

  private static Story story(String text) {
    Entry entry =
        new Entry(
            "one",
            Optional.empty(),
            "",
            "",
            text,
            Entry.Format.TEXT,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new ArticleFactory().make(entry, Locale.ENGLISH, Instant.EPOCH).story();
  }
}
