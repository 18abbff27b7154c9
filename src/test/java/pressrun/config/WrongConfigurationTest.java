package pressrun.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
      inbox_port: 0
      web:
        bind: 127.0.0.1
        public_port: 8025
        operator_port: 8026
      http:
        connect_timeout: 10s
        allow_loopback: false
      delivery:
        uncertain: resend
        grace: 11m
        expiry: 48h
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
   * One mistake.
   *
   * @param right what stands in the right file
   * @param wrong what is written instead, with the place of the problem marked
   * @param words what the message must say
   */
  private record Mistake(
      boolean inMain, String right, String wrong, String key, List<String> words) {
    static Mistake main(String right, String wrong, String key, String... words) {
      return new Mistake(true, right, wrong, key, List.of(words));
    }

    static Mistake letter(String right, String wrong, String key, String... words) {
      return new Mistake(false, right, wrong, key, List.of(words));
    }

    String text() {
      String text = inMain ? MAIN : LETTER;
      assertThat(text).as("the case itself").contains(right);
      return text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    }

    @Override
    public String toString() {
      return (wrong.isEmpty() ? "without " + right : wrong).strip().replace("\n", "⏎");
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        Mistake.main("base_url:", "«base_ulr:", "base_ulr", "unknown key", "\"base_url\"?"),
        Mistake.main("relays:", "«relay:", "relay", "unknown key", "\"relays\"?"),
        Mistake.main("inbox_port:", "«inboxport:", "inboxport", "\"inbox_port\"?"),
        Mistake.main("delivery:", "«delivrey:", "delivrey", "\"delivery\"?"),
        Mistake.main("templates:", "«colour:", "colour", "unknown key", "there are:", "base_url"),
        Mistake.main("host: smtp", "«hots: smtp", "relays[1].hots", "\"host\"?"),
        Mistake.main("  port: 2525", "  «prot: 2525", "relays[1].prot", "\"port\"?"),
        Mistake.main(
            "password: $", "«passwrod: $", "relays[1].passwrod", "unknown key", "\"password\"?"),
        Mistake.main(
            "https://news.example.org/\n", "«http://news.example.org/\n", "base_url", "https"),
        Mistake.main(
            "https://news.example.org/\n",
            "«news.example.org\n",
            "base_url",
            "expected an http or https address",
            "found \"news.example.org\""),
        Mistake.main(
            "https://news.example.org/\n",
            "«ftp://news.example.org/\n",
            "base_url",
            "expected an http or https address",
            "found \"ftp://news.example.org/\""),
        Mistake.main(
            "https://news.example.org/\n",
            "«\"https://news example.org/\"\n",
            "base_url",
            "expected",
            "found \"https://news example.org/\""),
        Mistake.main(
            "secret: a secret of more than sixteen letters",
            "secret: «tiny",
            "secret",
            "16 characters"),
        Mistake.main(
            "secret: a secret of more than sixteen letters",
            "secret: «${NOT_SET}",
            "secret",
            "the environment has no NOT_SET"),
        Mistake.main("port: 2525", "port: «0", "relays[1].port", "from 1 to 65535", "found \"0\""),
        Mistake.main("port: 2525", "port: «70000", "relays[1].port", "to 65535", "found \"70000\""),
        Mistake.main("port: 2525", "port: «smtp", "relays[1].port", "whole number", "\"smtp\""),
        Mistake.main("port: 2525", "port: «-25", "relays[1].port", "whole number", "\"-25\""),
        Mistake.main(
            "tls: starttls", "tls: «startls", "relays[1].tls", "\"startls\"", "\"starttls\"?"),
        Mistake.main("tls: starttls", "tls: «none", "relays[1].tls", "this machine", "starttls"),
        Mistake.main(
            "tls: starttls", "tls: «[starttls]", "relays[1].tls", "expected a text, found a list"),
        Mistake.main(
            "host: smtp.example.org",
            "host: «smtp://smtp.example.org",
            "relays[1].host",
            "expected a host name",
            "found \"smtp://smtp.example.org\""),
        Mistake.main(
            "host: smtp.example.org",
            "host: «smtp.example.org:587",
            "relays[1].host",
            "expected a host name",
            "port"),
        Mistake.main(
            "    user: press\n    password: ${SMTP_PASSWORD}\n",
            "    user: «press\n",
            "relays[1].user",
            "go together"),
        Mistake.main(
            "${SMTP_PASSWORD}",
            "«${SMTP_PASWORD}",
            "relays[1].password",
            "the environment has no SMTP_PASWORD",
            "\"SMTP_PASSWORD\"?"),
        Mistake.main(
            "${SMTP_PASSWORD}",
            "«${smtp_password}",
            "relays[1].password",
            "${NAME}",
            "capital letters"),
        Mistake.main(
            "password: ${SMTP_PASSWORD}",
            "password_file: «missing.password",
            "relays[1].password_file",
            "missing.password",
            "cannot be read"),
        Mistake.main(
            "password: ${SMTP_PASSWORD}",
            "password_file: «empty.password",
            "relays[1].password_file",
            "is empty"),
        Mistake.main(
            "password: ${SMTP_PASSWORD}",
            "password: ${SMTP_PASSWORD}\n    password_file: «desk.password",
            "relays[1].password_file",
            "either password or password_file"),
        Mistake.main(
            "connections: 4", "connections: «1000", "relays[1].connections", "to 100", "\"1000\""),
        Mistake.main(
            "connections: 4", "connections: «\"\"", "relays[1].connections", "whole number"),
        Mistake.main(
            "rate: 20/s", "rate: «20 per second", "relays[1].rate", "20/s", "\"20 per second\""),
        Mistake.main(
            "- host: spare.example.org",
            "- name: «main\n    host: spare.example.org",
            "relays[2].name",
            "\"main\"",
            "a second time"),
        Mistake.main(
            "operator_port: 8026",
            "operator_port: «8025",
            "web.operator_port",
            "public_port",
            "8025"),
        Mistake.main(
            "bind: 127.0.0.1",
            "bind: «127.0.0.300",
            "web.bind",
            "expected an address",
            "found \"127.0.0.300\""),
        Mistake.main("public_port: 8025", "public_port: «65536", "web.public_port", "to 65535"),
        Mistake.main(
            "connect_timeout: 10s",
            "connect_timeout: «10",
            "http.connect_timeout",
            "expected a duration such as 30s",
            "found \"10\""),
        Mistake.main(
            "connect_timeout: 10s",
            "connect_timeout: «0s",
            "http.connect_timeout",
            "longer than 0",
            "found \"0s\""),
        Mistake.main(
            "allow_loopback: false",
            "allow_loopback: «nope",
            "http.allow_loopback",
            "true or false",
            "found \"nope\""),
        Mistake.main(
            "uncertain: resend",
            "uncertain: «resned",
            "delivery.uncertain",
            "\"resned\"",
            "\"resend\"?"),
        Mistake.main(
            "grace: 11m", "grace: «eleven minutes", "delivery.grace", "expected a duration"),
        Mistake.main("templates: looks", "templates: «lokos", "templates", "lokos is not there"),
        Mistake.main(
            "jdbc:postgresql://db.example.org/press",
            "«jdbc:mysql://press:hunter2@db/press",
            "database.url",
            "expected jdbc:postgresql:",
            "found \"jdbc:mysql:"),
        Mistake.main("web:\n", "web: «[8025]\nxx:\n", "web", "expected a section"),
        Mistake.main(
            "relays:\n  - name: main",
            "relays:\n  - «main\n  - name: main",
            "relays[1]",
            "expected a section of keys, found a text"),
        Mistake.main(
            "inbox_port: 0", "inbox_port: 0\n«inbox_port: 1", "inbox_port", "a second time"),
        Mistake.main("  bind: 127", "«\tbind: 127", "", "spaces, not with a tab"),
        Mistake.letter("title: The Harbour Courier\n", "«", "title", "is missing"),
        Mistake.letter("title: The Harbour Courier\n", "title: «\"\"\n", "title", "is missing"),
        Mistake.letter(
            "language: en",
            "language: «english language",
            "language",
            "expected a language code",
            "found \"english language\""),
        Mistake.letter(
            "zone: Europe/London",
            "zone: «Europe/Londn",
            "zone",
            "\"Europe/Londn\"",
            "\"Europe/London\"?"),
        Mistake.letter(
            "zone: Europe/London",
            "zone: «the one of the lighthouse keeper",
            "zone",
            "Europe/London or Asia/Seoul"),
        Mistake.letter("sender:", "«sendr:", "sendr", "\"sender\"?"),
        Mistake.letter(
            "address: courier@example.org",
            "address: «courier.example.org",
            "sender.address",
            "an address has a name, an @ and a domain",
            "found \"courier.example.org\""),
        Mistake.letter(
            "reply_to: editors@example.org",
            "reply_to: «editors@@example.org",
            "sender.reply_to",
            "editors@@example.org"),
        Mistake.letter(
            "feed: https://city.example.org/feed.xml",
            "feed: «feeds/city.xml",
            "sources[1].feed",
            "city.xml is not there"),
        Mistake.letter(
            "feed: https://city.example.org/feed.xml",
            "feed: «gopher://city.example.org/",
            "sources[1].feed",
            "expected an http or https address",
            "gopher"),
        Mistake.letter(
            "folder: articles", "folder: «artcles", "sources[2].folder", "artcles is not there"),
        Mistake.letter(
            "    folder: articles\n",
            "    feed: people.csv\n    folder: «articles\n",
            "sources[2].folder",
            "one of feed, folder or query"),
        Mistake.letter(
            "- name: Foreign desk",
            "- name: «City desk",
            "sources[2].name",
            "\"City desk\"",
            "a second time"),
        Mistake.letter(
            "jdbc:sqlite:desk.db", "«desk.db", "sources[3].database", "expected jdbc:postgresql:"),
        Mistake.letter(
            "password_file: desk.password",
            "password_file: «desks.password",
            "sources[3].password_file",
            "cannot be read"),
        Mistake.letter(
            "max_articles: 12", "«max_article: 12", "rules.max_article", "\"max_articles\"?"),
        Mistake.letter(
            "min_articles: 1", "min_articles: «13", "rules.min_articles", "max_articles", "12"),
        Mistake.letter(
            "max_articles: 12", "max_articles: «a dozen", "rules.max_articles", "\"a dozen\""),
        Mistake.letter(
            "max_age: 7d", "max_age: «1w", "rules.max_age", "expected a duration", "\"1w\""),
        Mistake.letter("order: newest", "order: «newst", "rules.order", "\"newst\"", "\"newest\"?"),
        Mistake.letter(
            "- keywords: [horoscope]",
            "- «keyword: [horoscope]",
            "rules.exclude[1].keyword",
            "\"keywords\"?"),
        Mistake.letter(
            "sources: [City desk]",
            "sources: «[City dsek]",
            "rules.sections[1].sources",
            "no source \"City dsek\"",
            "\"City desk\"?"),
        Mistake.letter(
            "- title: From abroad",
            "- title: «The town",
            "rules.sections[2].title",
            "\"The town\"",
            "a second time"),
        Mistake.letter("maximum: 5", "maximum: «none", "rules.sections[2].maximum", "whole number"),
        Mistake.letter(
            "cron: 0 30 6 ? * MON-FRI",
            "cron: «30 6 * * 1-5",
            "schedule.cron",
            "5",
            "6",
            "second minute hour day month weekday"),
        Mistake.letter(
            "cron: 0 30 6 ? * MON-FRI",
            "cron: «0 30 6 ? * FUNDAY",
            "schedule.cron",
            "no cron expression",
            "FUN"),
        Mistake.letter(
            "cron: 0 30 6 ? * MON-FRI",
            "cron: «0 30 6 30 2 ?",
            "schedule.cron",
            "no such day ever comes"),
        Mistake.letter(
            "max_lateness: 6h", "max_lateness: «6 o'clock", "schedule.max_lateness", "duration"),
        Mistake.letter(
            "accent: \"#9a3412\"", "accent: «red", "look.accent", "#9a3412", "found \"red\""),
        Mistake.letter("accent: \"#9a3412\"", "«acent: \"#9a3412\"", "look.acent", "\"accent\"?"),
        Mistake.letter(
            "https://news.example.org/logo.png",
            "«logo.png",
            "look.logo",
            "expected an http or https address"),
        Mistake.letter("people.csv", "«poeple.csv", "subscribers_file", "poeple.csv is not there"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsShownWhereItStandsWithWhatIsExpected(Mistake mistake) throws IOException {
    String marked = mistake.text();
    Path file =
        mistake.inMain()
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
  void allProblemsOfAllFilesAreToldAtOnceInTheirOrder() throws IOException {
    main(MAIN.replace("port: 2525", "port: 0").replace("grace: 11m", "grace: soon"));
    letter(LETTER.replace("order: newest", "order: newst").replace("language: en", "languge: en"));
    assertThat(problems())
        .extracting(Problem::key)
        .containsExactly("languge", "rules.order", "relays[1].port", "delivery.grace");
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
