package pressrun.render;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;

/**
 * Typesets an edition: subject, HTML with its CSS inlined, and a text part of its own. What is
 * personal stays as slot marks that no article can contain, for they are drawn here.
 */
public final class EditionRenderer {
  /** Gmail clips a message at about 102 KB of HTML. */
  private static final int BUDGET = 90 << 10;

  private static final List<Room> ROOMS =
      List.of(
          Room.AMPLE,
          Room.of(300, 240),
          Room.of(300, 160),
          Room.of(200, 100),
          Room.of(200, 0),
          Room.of(100, 0),
          Room.of(0, 0));

  private static final Room NARROWEST = ROOMS.get(ROOMS.size() - 1);

  private final Templates templates;
  private final SecureRandom random = new SecureRandom();

  public EditionRenderer(Templates templates) {
    this.templates = templates;
  }

  /**
   * Typesets {@code digest}. When it grows over the size budget excerpts are shortened first, then
   * the last articles are only counted.
   *
   * @throws TemplateFault when a template is wrong
   */
  public Rendering render(Digest digest, Locale language) {
    Sheet sheet = new Sheet(digest, language, mark());
    Typeset full = typeset(sheet, Room.AMPLE);
    Typeset mail = full;
    for (int i = 1; i < ROOMS.size() && tooLarge(mail); i++) {
      mail = typeset(sheet, ROOMS.get(i));
    }
    if (!tooLarge(mail) || digest.size() < 2) {
      return new Rendering(mail, Optional.empty(), !mail.equals(full), 0);
    }
    int articles = fitting(sheet);
    Typeset cut = typeset(sheet, NARROWEST.forArticles(articles));
    return new Rendering(
        cut, Optional.of(full.of(Typeset.whole(full.cohort()))), true, digest.size() - articles);
  }

  /** The most that fit, but at least one. */
  private int fitting(Sheet sheet) {
    int fits = 1;
    int tooMany = sheet.digest().size();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (tooLarge(typeset(sheet, NARROWEST.forArticles(middle)))) {
        tooMany = middle;
      } else {
        fits = middle;
      }
    }
    return fits;
  }

  private String mark() {
    byte[] mark = new byte[16];
    random.nextBytes(mark);
    return HexFormat.of().formatHex(mark);
  }

  /**
   * Typesets a made-up edition that uses all there is, to see whether the templates bear it.
   *
   * @throws TemplateFault when a template is wrong
   */
  public void prove(Newsletter newsletter) {
    Typeset proof = render(Specimen.of(newsletter), newsletter.language()).typeset();
    if (proof.subject().isEmpty()) {
      throw TemplateFault.of(newsletter.name() + ".yml look.subject", "the subject is empty");
    }
  }

  private static boolean tooLarge(Typeset typeset) {
    return typeset.html().getBytes(StandardCharsets.UTF_8).length > BUDGET;
  }

  private Typeset typeset(Sheet sheet, Room room) {
    Newsletter newsletter = sheet.digest().newsletter();
    Look look = newsletter.look();
    Map<String, Object> model = model(sheet, room);
    String file = newsletter.name() + ".yml";
    String subject = templates.fillLine(file + " look.subject", look.subject(), model);
    String preheader = templates.fillLine(file + " look.preheader", look.preheader(), model);
    Map<String, Object> added = Map.of("subject", subject, "preheader", preheader);
    model.putAll(added);
    String html = templates.fill(look.template() + "/html.ftlh", model);
    // No mail program clips the text part: it has all articles.
    Map<String, Object> all = model(sheet, room.forAll());
    all.putAll(added);
    String text = templates.fill(look.template() + "/text.ftl", all);
    return new Typeset(
        Typeset.EVERYBODY,
        sheet.language(),
        subject,
        CssInliner.inline(html),
        TextWrap.wrap(text),
        sheet.mark());
  }

  private Map<String, Object> model(Sheet sheet, Room room) {
    Look look = sheet.digest().newsletter().look();
    Map<String, Object> model =
        new LinkedHashMap<>(
            new EditionModel(sheet.digest(), sheet.language(), room, templates.styles(look))
                .values(sheet.mark()));
    model.put("words", templates.words(sheet.language()));
    return model;
  }

  /** What stays the same however often it is typeset to fit. */
  private record Sheet(Digest digest, Locale language, String mark) {}
}
