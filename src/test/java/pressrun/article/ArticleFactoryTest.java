package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pressrun.http.WebAddress;
import pressrun.source.Entry;

final class ArticleFactoryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");

  /** As a news desk and a web crawl leave a text: note, credit and crumbs of a page at its end. */
  private static final String CRAWLED =
      """
      Two harbour towns renew their ferry line after forty winters
      Mayors promise a boat an hour and one ticket for both quays

      Mayor Ines Moreau of Saltmere and Mayor Han So-ri of Byeolpo met on the pier on March 1 (local time), beside \
      the old winch house. They spoke for about half an hour, while Dr. Okafor of the port office kept the minutes.

      The line was closed in 1986, when the last steamer, the M. V. Heron, lost her boiler.

      Note “This text was put into English by a machine, and then read by a person who knows both towns.”

      Photo = Saltmere Town Office, Lantern Agency

      이 기사를 공유합니다
      주요기사""";

  private static final String KOREAN =
      """
      두 항구 도시, 마흔 번의 겨울 끝에 뱃길을 다시 열다
      시장들은 한 시간에 한 척, 두 부두에 표 한 장을 약속했다

      솔트미어의 이네스 모로 시장과 별포의 한소리 시장은 3월 1일 낡은 권양기 옆 부두에서 만났다. 두 사람은 약 30분 동안 \
      이야기를 나누었다. 항만청은 3.5미터 높이의 새 선착장을 짓겠다고 밝혔다.

      편집자 주: 이 글은 두 도시의 말로 함께 실린다.

      사진=별포시청 제공

      이 기사를 공유합니다
      저작권자 © 별포신문 무단전재 및 재배포 금지
      """;

  private static Entry text(String body) {
    return entry("", "", body, Entry.Format.TEXT);
  }

  private static Entry entry(String title, String summary, String body, Entry.Format format) {
    return new Entry(
        "guid-1",
        WebAddress.resolve(
            Optional.empty(), "https://www.Example.org/ferry/?utm_source=feed&id=7#top"),
        title,
        summary,
        body,
        format,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Story story(Entry entry) {
    return new ArticleFactory().make(entry, Locale.FRENCH, NOW).story();
  }

  @Test
  void aCrawledTextBecomesACard() {
    Story story = story(text(CRAWLED));
    assertThat(story.title())
        .isEqualTo("Two harbour towns renew their ferry line after forty winters");
    assertThat(story.standfirst())
        .isEqualTo("Mayors promise a boat an hour and one ticket for both quays");
    assertThat(story.excerpt())
        .isEqualTo(
            "Mayor Ines Moreau of Saltmere and Mayor Han So-ri of Byeolpo met on the pier on March 1 (local time),"
                + " beside the old winch house. They spoke for about half an hour, while Dr. Okafor of the port"
                + " office kept the minutes.");
    assertThat(story.note())
        .contains(
            "This text was put into English by a machine, and then read by a person who knows both towns.");
    assertThat(story.credit()).contains("Saltmere Town Office, Lantern Agency");
    assertThat(story.language()).isEqualTo(Locale.ENGLISH);
    assertThat(story.published()).isEqualTo(NOW);
  }

  @Test
  void aKoreanTextBecomesACard() {
    Story story = story(text(KOREAN));
    assertThat(story.title()).isEqualTo("두 항구 도시, 마흔 번의 겨울 끝에 뱃길을 다시 열다");
    assertThat(story.standfirst()).isEqualTo("시장들은 한 시간에 한 척, 두 부두에 표 한 장을 약속했다");
    assertThat(story.excerpt()).startsWith("솔트미어의").endsWith("밝혔다.");
    assertThat(story.note()).contains("이 글은 두 도시의 말로 함께 실린다.");
    assertThat(story.credit()).contains("별포시청 제공");
    assertThat(story.language()).isEqualTo(Locale.KOREAN);
  }

  @Test
  void nothingOfThePageIsLeftInAnyPartOfTheCard() {
    for (String body : List.of(CRAWLED, CRAWLED.replace("\n", "\r\n"), KOREAN)) {
      Story story = story(text(body));
      assertThat(story.title() + story.standfirst() + story.excerpt() + story.note().orElse(""))
          .doesNotContain("공유합니다")
          .doesNotContain("주요기사")
          .doesNotContain("저작권자")
          .doesNotContain("Photo")
          .doesNotContain("\r");
    }
  }

  @Test
  void theSameTextAsAPageBecomesTheSameCard() {
    String page =
        "<h1>Two harbour towns</h1><script>track()</script><p>The mayors met on the pier. They spoke of a ferry.</p>"
            + "<nav>Home</nav><p>Photo: Lantern Agency</p><p>Editor’s note: translated.</p><p>주요기사</p>";
    Story story = story(entry("Two harbour towns", "", page, Entry.Format.HTML));
    assertThat(story.excerpt()).isEqualTo("The mayors met on the pier. They spoke of a ferry.");
    assertThat(story.credit()).contains("Lantern Agency");
    assertThat(story.note()).contains("translated.");
  }

  @Test
  void withoutAStandfirstTheFirstParagraphStaysBody() {
    Story story = story(text("A title\n\nThe first paragraph of the body. It has two sentences."));
    assertThat(story.standfirst()).isEmpty();
    assertThat(story.excerpt()).isEqualTo("The first paragraph of the body. It has two sentences.");
  }

  @Test
  void aTitleAloneIsAnArticle() {
    Story story = story(text("A title and no more\n"));
    assertThat(story.title()).isEqualTo("A title and no more");
    assertThat(story.excerpt()).isEmpty();
  }

  @Test
  void markupAndInvisibleCharactersLeaveATitle() {
    Story story =
        story(
            entry(
                "<b>Swans</b> &amp; \u202Eeels\u200B\u0007 &lt;script&gt;x",
                "",
                "<p>Text.</p>",
                Entry.Format.HTML));
    assertThat(story.title()).isEqualTo("Swans & eels x");
  }

  @Test
  void codeInATitleIsDroppedAndOneThatIsSpokenOfStays() {
    assertThat(titled("Swans <script type='x'>let a = 1 < 2;</script> and <STYLE>b{}</STYLE >eels"))
        .isEqualTo("Swans and eels");
    assertThat(titled("How a <script> ends")).isEqualTo("How a ends");
  }

  @Test
  void whatFollowsAFrameClosedAtOnceIsRead() {
    Story story =
        story(
            entry(
                "Swans",
                "",
                "<p>Before.</p><iframe src='https://video.example.org/1' /><p>After.</p>",
                Entry.Format.HTML));

    assertThat(story.excerpt()).contains("Before.").contains("After.");
  }

  private static String titled(String title) {
    return story(entry(title, "", "<p>Text.</p>", Entry.Format.HTML)).title();
  }

  @Test
  void aLinkHasACanonicalOne() {
    CleanedEntry entry = new ArticleFactory().make(text(CRAWLED), Locale.ENGLISH, NOW);
    assertThat(entry.canonicalLink()).contains("example.org/ferry?id=7");
    assertThat(entry.story().link()).map(URI::getHost).contains("www.example.org");
    assertThat(entry.key()).isEqualTo("guid-1");
  }

  @Test
  void aDateIsHeldWithinReason() {
    assertThat(published(NOW.plus(Duration.ofMinutes(50))))
        .isEqualTo(NOW.plus(Duration.ofMinutes(50)));
    assertThat(published(NOW.plus(Duration.ofDays(4000)))).isEqualTo(NOW);
    assertThat(published(Instant.EPOCH)).isEqualTo(NOW.minus(Duration.ofDays(30)));
    assertThat(published(NOW.minus(Duration.ofDays(3)))).isEqualTo(NOW.minus(Duration.ofDays(3)));
  }

  private static Instant published(Instant stated) {
    return EffectiveDate.of(Optional.of(stated), NOW);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ko | 두 도시는 뱃길을 다시 열기로 했다",
        "ja | 二つの港町は航路を再開することで合意した",
        "zh | 兩個港口城市同意恢復輪渡航線並設立新碼頭",
        "ar | اتفقت المدينتان على إعادة فتح خط العبارات",
        "he | שתי ערי הנמל הסכימו לחדש את קו המעבורת",
        "fa | شهرهای بندری پذیرفتند که گذرگاه کشتی را دوباره باز کنند؛ این گزارش چاپ شد",
        "el | Οι δύο πόλεις συμφώνησαν να ανοίξουν ξανά τη γραμμή",
        "ru | Два города договорились о том, что паром снова будет ходить из порта на остров",
        "uk | Два міста домовилися, що пором знову буде ходити з порту на острів, і це не все",
        "de | Die beiden Städte haben sich auf eine neue Fähre geeinigt, und der Hafen wird gebaut",
        "fr | Les deux villes ont décidé de rouvrir la ligne, et le port sera agrandi pour une saison",
        "es | Las dos ciudades acordaron abrir de nuevo la línea, y el puerto se ampliará para la temporada",
        "it | Le due città hanno deciso di riaprire la linea, e il porto sarà ampliato per la stagione",
        "pt | As duas cidades decidiram reabrir a linha, e o porto não será ampliado para uma nova estação",
        "nl | De twee steden zijn het eens over een nieuwe veerboot, en de haven wordt ook groter",
        "sv | De två städerna är överens om att öppna linjen, och det är inte allt som ska byggas",
        "en | The two towns agreed to open the line again, and the port is to be larger",
      })
  void theLanguageOfATextIsFound(String language, String text) {
    assertThat(LanguageGuess.of(text)).map(Locale::getLanguage).contains(language);
  }

  /** The word is as common in Dutch, Portuguese and Swedish. */
  @Test
  void aTieBetweenLanguagesIsAlwaysDecidedAlike() {
    assertThat(LanguageGuess.of("de, de, de")).map(Locale::getLanguage).contains("es");
  }

  @Test
  void aTextThatDoesNotTellTakesTheStatedLanguageThenTheNewsletters() {
    assertThat(story(entry("42", "", "<p>3 : 1</p>", Entry.Format.HTML)).language())
        .isEqualTo(Locale.FRENCH);
    Entry stated =
        new Entry(
            "1",
            Optional.empty(),
            "42",
            "",
            "<p>3 : 1</p>",
            Entry.Format.HTML,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of("it"));
    assertThat(story(stated).language()).isEqualTo(Locale.ITALIAN);
  }
}
