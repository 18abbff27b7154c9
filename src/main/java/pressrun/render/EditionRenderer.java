package pressrun.render;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          new Room(300, 240),
          new Room(300, 160),
          new Room(200, 100),
          new Room(200, 0),
          new Room(100, 0),
          new Room(0, 0));

  private final Templates templates;
  private final SecureRandom random = new SecureRandom();

  public EditionRenderer(Templates templates) {
    this.templates = templates;
  }

  /**
   * Typesets {@code digest}; excerpts are shortened first when it grows over the size budget.
   *
   * @throws TemplateFault when a template is wrong
   */
  public Typeset render(Digest digest, Locale language) {
    byte[] mark = new byte[16];
    random.nextBytes(mark);
    String slotMark = HexFormat.of().formatHex(mark);
    Typeset typeset = render(digest, language, slotMark, ROOMS.get(0));
    for (int i = 1; i < ROOMS.size() && tooLarge(typeset); i++) {
      typeset = render(digest, language, slotMark, ROOMS.get(i));
    }
    return typeset;
  }

  /**
   * Typesets a made-up edition that uses all there is, to see whether the templates bear it.
   *
   * @throws TemplateFault when a template is wrong
   */
  public void prove(Newsletter newsletter) {
    Typeset proof = render(Specimen.of(newsletter), newsletter.language());
    if (proof.subject().isEmpty()) {
      throw TemplateFault.of(newsletter.name() + ".yml look.subject", "the subject is empty");
    }
  }

  private static boolean tooLarge(Typeset typeset) {
    return typeset.html().getBytes(StandardCharsets.UTF_8).length > BUDGET;
  }

  private Typeset render(Digest digest, Locale language, String slotMark, Room room) {
    Look look = digest.newsletter().look();
    Map<String, Object> model =
        new LinkedHashMap<>(new EditionModel(digest, language, room).values(slotMark));
    model.put("words", templates.words(language));
    String file = digest.newsletter().name() + ".yml";
    String subject = templates.fillLine(file + " look.subject", look.subject(), model);
    model.put("subject", subject);
    model.put("preheader", templates.fillLine(file + " look.preheader", look.preheader(), model));
    String html = templates.fill(look.template() + "/html.ftlh", model);
    String text = templates.fill(look.template() + "/text.ftl", model);
    return new Typeset(
        Typeset.EVERYBODY,
        language,
        subject,
        CssInliner.inline(html),
        TextWrap.wrap(text),
        slotMark);
  }
}
