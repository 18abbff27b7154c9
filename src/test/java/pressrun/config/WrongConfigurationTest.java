package pressrun.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;
import pressrun.source.FeedSource;
import pressrun.source.FeedSource.Linked;
import pressrun.source.FeedSource.Remote;

/** What an operator may write wrong, and that she is told where, what was found and what is due. */
final class WrongConfigurationTest {
  /** Stands in a case where the problem must be shown. */
  private static final String HERE = "«";

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SMTP_PASSWORD", "hunter2-of-the-relay", "PORT_SECRET", "hunter2-as-a-port");

  private static final String MAIN =
      """
      base_url: https://news.example.org/
      secret: a secret of more than sixteen letters
      relays:
        - name: main
          host: smtp.example.org
          port: 2525
          tls: starttls
          user: press
          password: ${SMTP_PASSWORD}
          connections: 4
          rate: 20/s
        - host: spare.example.org
      signing:
        - domain: example.org
          selector: r2026
          key: rsa.pem
          since: 2026-01-01
        - domain: example.org
          selector: e2026
          key: ed.pem
      inbox_port: 0
      web:
        public_bind: 127.0.0.1
        public_port: 8025
        operator_port: 8026
      http:
        connect_timeout: 10s
        allow_loopback: false
      delivery:
        uncertain: resend
        grace: 11m
        expiry: 48h
        patience:
          retry: 5m, 30m
          rest: 5s
          longest_rest: 5m
        domains:
          - domain: slow.example.org
            connections: 2
      templates: looks
      database:
        url: jdbc:postgresql://db.example.org/press
        user: press
        password_file: database.password
      """;

  private static final String LETTER =
      """
      title: The Harbour Courier
      language: en
      zone: Europe/London
      sender:
        name: Harbour
        address: courier@example.org
        reply_to: editors@example.org
      sources:
        - name: City desk
          feed: https://city.example.org/feed.xml
        - name: Foreign desk
          folder: articles
        - name: Archive
          query: SELECT title FROM story
          database: jdbc:sqlite:desk.db
          password_file: desk.password
      rules:
        min_articles: 1
        max_articles: 12
        max_age: 7d
        order: newest
        exclude:
          - keywords: [horoscope]
        sections:
          - title: The town
            sources: [City desk]
          - title: From abroad
            sources: [Foreign desk]
            maximum: 5
      schedule:
        cron: 0 30 6 ? * MON-FRI
        max_lateness: 6h
      look:
        accent: "#9a3412"
        logo: https://news.example.org/logo.png
      subscribers_file: people.csv
      """;

  private static final KeyFile RSA = KeyFile.generate(Algorithm.RSA);
  private static final KeyFile ED25519 = KeyFile.generate(Algorithm.ED25519);

  private final Path folder;

  WrongConfigurationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeWhatIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("newsletters"));
    Files.createDirectories(folder.resolve("articles"));
    Files.createDirectories(folder.resolve("looks"));
    Files.writeString(folder.resolve("people.csv"), "address\n");
    Files.writeString(folder.resolve("database.password"), "hunter2-of-the-database\n");
    Files.writeString(folder.resolve("desk.password"), "hunter2-of-the-desk\n");
    Files.writeString(folder.resolve("empty.password"), "\n");
    Files.writeString(
        folder.resolve("utf16.password"), "hunter2-of-a-shell\n", StandardCharsets.UTF_16);
    RSA.write(folder.resolve("rsa.pem"));
    ED25519.write(folder.resolve("ed.pem"));
    main(MAIN);
    letter(LETTER);
  }

  private void main(String text) throws IOException {
    Files.writeString(folder.resolve("pressrun.yml"), text);
  }

  private void letter(String text) throws IOException {
    Files.writeString(folder.resolve("newsletters/harbour.yml"), text);
  }

  private List<Problem> problems() {
    return ConfigReader.read(folder, ENVIRONMENT) instanceof ConfigOutcome.Invalid invalid
        ? invalid.problems()
        : List.of();
  }

  /**
   * One line of {@code mistakes.txt}.
   *
   * @param right what stands in the right file
   * @param wrong what is written instead, with the place of the problem marked
   * @param words what the message must say
   */
  private record Mistake(String file, String right, String wrong, String key, List<String> words) {
    static Mistake of(String line) {
      List<String> parts =
          Stream.of(line.split(" [|] ", -1))
              .map(part -> part.replace("⏎", "\n").replace("⇥", "\t"))
              .toList();
      return new Mistake(
          parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.subList(4, parts.size()));
    }

    String text() {
      String text = file.equals("main") ? MAIN : LETTER;
      int at = text.indexOf(right);
      assertThat(at).as("the case itself").isNotNegative();
      return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    @Override
    public String toString() {
      return wrong.strip().replace("\n", "⏎");
    }
  }

  static List<Mistake> mistakes() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(WrongConfigurationTest.class.getResourceAsStream("mistakes.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Mistake::of)
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsShownWhereItStandsWithWhatIsExpected(Mistake mistake) throws IOException {
    String marked = mistake.text();
    Path file =
        mistake.file().equals("main")
            ? folder.resolve("pressrun.yml")
            : folder.resolve("newsletters/harbour.yml");
    Files.writeString(file, marked.replace(HERE, ""));
    String before = marked.substring(0, marked.indexOf(HERE));
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    assertThat(problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.key()).isEqualTo(mistake.key());
              assertThat(problem.toString()).startsWith(file + ":" + line + ":" + column + ": ");
              assertThat(problem.message()).contains(mistake.words());
            })
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
  }

  @Test
  void theRightFilesHaveNoProblem() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void anOrdinaryCommentOrATextOverSeveralLinesIsNoMistake() throws IOException {
    letter(
        LETTER
            .replace("title: The Harbour Courier", "title: News   # shown in the From")
            .replace("language: en", "language: en  ## of the fixed words")
            .replace("reply_to: editors@example.org", "reply_to:   # none yet")
            .replace("name: Harbour", "name: \"The harbour:\n    see:above #1\"")
            .replace("max_articles: 12", "max_articles: 12 #at most")
            .replace("order: newest", "order: newest #first")
            .replace("[horoscope]", "[horoscope] #any")
            .replace("look:", "look: #ours")
            .replace("accent: \"#9a3412\"", "accent: \"#9a3412\" #rust"));
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-AT", "pt-BR", "zh-Hant", "zh-Hant-TW", "EN", "sv", "no", "gsw", "iw"})
  void aLanguageWithoutFixedWordsOrWithARegionIsOne(String code) throws IOException {
    letter(LETTER.replace("language: en", "language: " + code));
    assertThat(problems()).isEmpty();
  }

  @Test
  void theLanguagesThatAreNamedAreThoseWithFixedWords() throws IOException {
    try (Stream<Path> words = Files.list(Path.of("templates", "words"))) {
      assertThat(words.map(file -> file.getFileName().toString().replace(".properties", "")))
          .containsExactlyInAnyOrderElementsOf(LanguageKey.SHIPPED);
    }
  }

  @Test
  void aLookOfTheOperatorsOwnIsFoundInHerFolder() throws IOException {
    letter(LETTER.replace("look:\n", "look:\n  template: fancy\n"));
    Files.createDirectories(folder.resolve("looks/fancy"));
    Files.writeString(folder.resolve("looks/fancy/html.ftlh"), "<p></p>");
    assertThat(problems()).singleElement().asString().contains("fancy/text.ftl");
    Files.writeString(folder.resolve("looks/fancy/text.ftl"), "");
    assertThat(problems()).isEmpty();
  }

  @Test
  void queriesOfTwoNewslettersAreTwoPlacesThoughTheyHaveOneName() throws IOException {
    Files.writeString(folder.resolve("newsletters/evening.yml"), LETTER);
    ConfigOutcome.Valid valid = (ConfigOutcome.Valid) ConfigReader.read(folder, ENVIRONMENT);
    assertThat(valid.settings().newsletters())
        .extracting(newsletter -> newsletter.sources().get(2).key())
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void linkedPagesAreFetchedOnlyForAFeedWithAnAddress() throws IOException {
    letter(LETTER.replace("feed.xml\n", "feed.xml\n    fetch_pages: true\n"));
    ConfigOutcome.Valid valid = (ConfigOutcome.Valid) ConfigReader.read(folder, ENVIRONMENT);
    FeedSource feed = (FeedSource) valid.settings().newsletters().get(0).sources().get(0);
    assertThat(feed.location())
        .isEqualTo(new Remote(URI.create("https://city.example.org/feed.xml"), Linked.READ));

    letter(LETTER.replace("folder: articles\n", "folder: articles\n    fetch_pages: true\n"));
    assertThat(problems()).singleElement().asString().contains("only a feed with an address");
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnceInTheirOrder() throws IOException {
    main(MAIN.replace("port: 2525", "port: 0").replace("grace: 11m", "grace: soon"));
    letter(LETTER.replace("order: newest", "order: newst").replace("language: en", "languge: en"));
    assertThat(problems())
        .extracting(Problem::key)
        .containsExactly("languge", "rules.order", "relays[1].port", "delivery.grace");
  }

  @Test
  void aMisspeltKeyIsToldOnceAndNotAlsoAsMissing() throws IOException {
    main(MAIN.replace("  host: smtp", "  hots: smtp").replace("password: ${SM", "pasword: ${SM"));
    letter(LETTER.replace("title: The Harbour", "titel: The Harbour").replace("folder:", "foldr:"));
    assertThat(problems())
        .extracting(Problem::key)
        .containsExactly("titel", "sources[2].foldr", "relays[1].hots", "relays[1].pasword");
  }

  @Test
  void whatTheEnvironmentHoldsIsNeverToldOfAWrongValue() throws IOException {
    main(
        MAIN.replace("port: 2525", "port: ${PORT_SECRET}")
            .replace("grace: 11m", "grace: ${SMTP_PASSWORD}")
            .replace("uncertain: resend", "uncertain: ${SMTP_PASSWORD}")
            .replace("allow_loopback: false", "allow_loopback: ${SMTP_PASSWORD}")
            .replace("rate: 20/s", "rate: ${SMTP_PASSWORD}")
            .replace("base_url: https://news", "base_url: gopher://u:hunter2@news"));
    assertThat(problems())
        .hasSize(6)
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
  }

  @Test
  void secretsAreNotInTheSettingsAsText() {
    assertThat(ConfigReader.read(folder, ENVIRONMENT))
        .isInstanceOfSatisfying(
            ConfigOutcome.Valid.class,
            valid ->
                assertThat(
                        valid + valid.settings().relays().toString() + valid.settings().database())
                    .doesNotContain("hunter2")
                    .doesNotContain("sixteen letters"));
  }

  @Test
  void twoFilesOfOneNewsletterAreOneTooMany() throws IOException {
    Files.writeString(folder.resolve("newsletters/harbour.yaml"), LETTER);
    assertThat(problems())
        .extracting(Problem::message)
        .containsExactly("there is another file of the newsletter \"harbour\"");
  }

  @Test
  void aFileThatIsNotUtf8OrNoMappingOrMissingIsNamed() throws IOException {
    Path file = folder.resolve("pressrun.yml");
    Files.write(file, "secret: Stra\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems()).singleElement().asString().startsWith(file + ":1:1: ").contains("UTF-8");
    main("- a list\n");
    assertThat(problems()).singleElement().asString().contains("key: value");
    Files.delete(file);
    assertThat(problems()).singleElement().asString().startsWith(file + ":1:1: ");
  }

  @Test
  void aBombOfAliasesIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
    }
    main(MAIN + bomb);
    assertThat(problems()).isNotEmpty();
  }
}
