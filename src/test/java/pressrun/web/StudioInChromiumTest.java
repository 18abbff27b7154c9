package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operator's pages in the system's Chromium; skipped where there is none. {@code
 * -Dpressrun.hostile=FILE.jsonl} adds hostile texts from a file with a payload on each line.
 */
final class StudioInChromiumTest {
  private static final String PAGE = "/preview/harbour-letter";
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static Optional<Playwright> playwright = Optional.empty();
  private static Optional<Browser> browser = Optional.empty();

  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Newsroom room;
  private OperatorSite site;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    Optional<Path> chromium = chromium();
    assumeTrue(chromium.isPresent(), "skipped: none of " + BROWSERS + " is on the PATH");
    playwright =
        Optional.of(
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    browser =
        playwright.map(
            driver ->
                driver
                    .chromium()
                    .launch(
                        new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium.get())
                            .setArgs(List.of("--no-sandbox"))));
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @AfterAll
  static void stopBrowser() {
    browser.ifPresent(Browser::close);
    playwright.ifPresent(Playwright::close);
  }

  @BeforeEach
  void openStudio(@TempDir Path folder) {
    room = new Newsroom(folder);
    room.write("Ferry timetable changes", "The first boat leaves at six.", "");
    site = OperatorSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.operatorDesk());
    context = browser.orElseThrow().newContext();
    context.exposeBinding("alert", (source, words) -> ran.add(List.of(words).toString()));
    context.onRequest(this::note);
    page = context.newPage();
    page.onDialog(
        dialog -> {
          ran.add(dialog.message());
          dialog.dismiss();
        });
  }

  private void note(Request request) {
    if (!request.url().startsWith(address("/"))) {
      asked.add(request.url());
    }
  }

  @AfterEach
  void closeStudio() {
    context.close();
    site.close();
    room.close();
  }

  private String address(String path) {
    return "http://127.0.0.1:" + site.port() + path;
  }

  @Test
  void keysChooseWhatIsShownAndTheAddressKeepsIt() {
    page.navigate(address(PAGE));
    page.keyboard().press("c");
    assertThat(page.isVisible(".panel-checks")).isTrue();
    assertThat(page.isVisible(".panel-html")).isFalse();
    assertThat(page.url()).contains("view=checks");
    page.keyboard().press("h");
    page.keyboard().press("w");
    assertThat(page.isChecked("#width-desktop")).isTrue();
    page.keyboard().press("i");
    page.waitForCondition(
        () -> page.frames().stream().anyMatch(f -> f.url().contains("guise=no_images")));
  }

  @Test
  void keysDoNothingWhileOneTypesOrWhereTheyAreOff() {
    page.navigate(address(PAGE));
    page.focus("#as");
    page.keyboard().type("chl");
    assertThat(page.isVisible(".panel-html")).isTrue();
    page.click(".help summary");
    page.uncheck("#keys");
    page.click("h1");
    page.keyboard().press("c");
    assertThat(page.isVisible(".panel-html")).isTrue();
    page.reload();
    page.keyboard().press("c");
    assertThat(page.isVisible(".panel-html")).isTrue();
  }

  @Test
  void onATelephoneTheKeysAreInSight() {
    page.setViewportSize(320, 640);
    page.navigate(address(PAGE));
    page.click(".help summary");
    BoundingBox card = page.locator(".help-card").boundingBox();
    assertThat(card.x).isPositive();
    assertThat(card.x + card.width).isLessThan(320);
  }

  @Test
  void theFrameHasTheColoursThatWereChosen() {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    for (String colours : List.of("light", "dark")) {
      page.navigate(address(PAGE + "?scheme=" + colours));
      page.waitForLoadState();
      assertThat(
              page.frames()
                  .get(1)
                  .evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo(colours.equals("dark"));
    }
  }

  @Test
  void aTemplateThatIsSavedIsShownByItself() throws IOException {
    page.navigate(address(PAGE));
    assertThat(page.textContent("main")).contains("All is well");
    page.waitForResponse("**/changes", () -> page.reload());
    Path look = Files.createDirectories(room.templates.resolve("digest"));
    Files.writeString(look.resolve("html.ftlh"), "<p>${nowhere.title}</p>");
    site.announceChange();
    page.waitForSelector("text=The template is wrong at");
  }

  @Test
  void aLineThatIsNamedIsShownInTheSource() {
    page.navigate(address(PAGE + "?view=links"));
    page.click(".panel-links a[href^='#line-'] >> nth=0");
    assertThat(page.isVisible(".panel-source .found")).isTrue();
  }

  @Test
  void aTestCopyGoesOutAfterOneQuestion() {
    page.navigate(address(PAGE));
    page.fill("#to", "noor@example.org");
    page.click("text=Test…");
    assertThat(room.tested).isEmpty();
    page.click("text=Send the test copy");
    assertThat(page.textContent("main")).contains("sent, marked [Test]");
    assertThat(room.tested).containsExactly("noor@example.org");
  }

  @Test
  void thePageAsksNobodyButItsOwnSite() {
    page.navigate(address(PAGE + "?view=checks"));
    page.waitForLoadState();
    assertThat(asked).isEmpty();
  }

  static List<String> hostile() throws IOException {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
                "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
                "<form action=javascript:alert(1)><button autofocus onfocus=alert(1)>x</button></form>",
                "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
                "<base href=//attacker.example><link rel=stylesheet href=//attacker.example/a.css>",
                "</pre></section><script>alert(1)</script>",
                "<object data='data:text/html,<script>alert(1)</script>'></object>",
                "<details open ontoggle=alert(1)>x</details>"));
    Optional<String> more = Optional.ofNullable(System.getProperty("pressrun.hostile"));
    if (more.isPresent()) {
      try (Stream<String> lines = Files.lines(Path.of(more.get()))) {
        lines
            .map(line -> new JsonMapper().readTree(line).path("payload").asString(""))
            .filter(text -> !text.isEmpty())
            .forEach(texts::add);
      }
    }
    return texts;
  }

  @Test
  void articlesThatAttackAreShownHarmless() throws IOException {
    for (String text : hostile()) {
      room.write(text, text, text);
    }
    for (String view : List.of("html", "text", "source", "checks", "links", "articles")) {
      page.navigate(address(PAGE + "?view=" + view));
    }
    assertThat(ran).isEmpty();
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void mailThatAttacksRunsNothingInItsFrame(String text) {
    String id =
        room.receive(
            "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
                + "Content-Type: text/html; charset=utf-8\n\n"
                + text
                + "\n");
    page.navigate(address("/inbox/" + id));
    page.waitForLoadState();
    assertThat(ran).isEmpty();
    assertThat(page.url()).startsWith(address("/inbox/"));
    assertThat(page.isVisible("h1")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void axeFindsNothing(String path, ColorScheme colours) throws IOException {
    putOutOneAndWriteForTheNext();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    page.navigate(address(path));
    page.evaluate(axe() + ";0");
    Object found =
        page.evaluate(
            "async () => (await axe.run(document, {iframes: false})).violations"
                + ".map(v => v.id + ' ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '))");
    assertThat((List<?>) found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nothingReachesOverTheEdgeOfATelephone(String path) {
    putOutOneAndWriteForTheNext();
    room.entitle("The Harbour" + "master".repeat(20));
    page.setViewportSize(320, 640);
    page.navigate(address(path));
    Object wide =
        page.evaluate(
            "() => [document.documentElement, ...document.querySelectorAll('.scroll, .card')]"
                + ".filter(e => e.scrollWidth > e.clientWidth).map(e => e.outerHTML.slice(0, 120))");
    assertThat((List<?>) wide).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream script = StudioInChromiumTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void putOutOneAndWriteForTheNext() {
    room.subscribe("mina@example.org", "Mina");
    room.print();
    room.write("Lighthouse lit again", "", "");
    room.receive("From: a@example.org\nSubject: x\nContent-Type: text/plain\n\nx\n");
    room.alerts.raise("relay:main", "The relay is away");
  }

  static List<Arguments> pages() {
    return paths().stream()
        .flatMap(
            path ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(colours -> Arguments.of(path, colours)))
        .toList();
  }

  static List<String> paths() {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/", "/editions", "/editions/1", "/inbox", "/alerts", "/nowhere", PAGE + "/test"));
    paths.add(PAGE + "/test?to=a%40example.org");
    paths.add(PAGE + "?as=nobody%40example.org");
    for (String view :
        List.of("html", "text", "source", "checks", "links", "clients", "articles", "compare")) {
      paths.add(PAGE + "?view=" + view);
    }
    return paths;
  }
}
