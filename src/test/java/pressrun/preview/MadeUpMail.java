package pressrun.preview;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import pressrun.article.Article;
import pressrun.article.Image;
import pressrun.article.Story;
import pressrun.dkim.SigningKeys;
import pressrun.edition.Masthead;
import pressrun.mail.Issue;
import pressrun.mail.Message;
import pressrun.mail.MessageMaker;
import pressrun.mail.Recipient;
import pressrun.mail.ReturnPaths;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Sender;
import pressrun.render.Digest;
import pressrun.render.EditionRenderer;
import pressrun.render.Templates;
import pressrun.render.Typeset;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;
import pressrun.selection.Chapter;
import pressrun.testing.Rulebook;

/** A mail as we make them, and the same with something spoilt. */
final class MadeUpMail {
  private static final URI BASE = URI.create("https://courier.example.org/");
  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  private MadeUpMail() {}

  static InspectedMail in(String look, Locale language) {
    return InspectedMail.of(message(typeset(look, language)));
  }

  static InspectedMail good() {
    return in("digest", Locale.UK);
  }

  static InspectedMail withHtml(UnaryOperator<String> spoil) {
    Typeset good = typeset("digest", Locale.UK);
    return InspectedMail.of(
        message(with(good, good.subject(), spoil.apply(good.html()), good.text())));
  }

  static InspectedMail withText(UnaryOperator<String> spoil) {
    Typeset good = typeset("digest", Locale.UK);
    return InspectedMail.of(
        message(with(good, good.subject(), good.html(), spoil.apply(good.text()))));
  }

  static InspectedMail withSubject(String subject) {
    Typeset good = typeset("digest", Locale.UK);
    return InspectedMail.of(message(with(good, subject, good.html(), good.text())));
  }

  /** Of bytes that were changed after they were made. */
  static InspectedMail withBytes(UnaryOperator<String> spoil) {
    Message good = message(typeset("digest", Locale.UK));
    String bytes = spoil.apply(new String(good.bytes(), StandardCharsets.UTF_8));
    return InspectedMail.of(
        new Message(
            good.messageId(),
            good.envelopeSender(),
            good.recipient(),
            bytes.getBytes(StandardCharsets.UTF_8)));
  }

  private static Typeset with(Typeset good, String subject, String html, String text) {
    return new Typeset(good.cohort(), good.language(), subject, html, text, good.slotMark());
  }

  private static Message message(Typeset typeset) {
    Masthead masthead =
        new Masthead(
            "The Harbour Courier", "Courier", "courier@example.org", Optional.empty(), BASE);
    Issue issue = new Issue("harbour", "main", 7, Instant.parse("2026-11-16T06:00:00Z"), masthead);
    Tokens tokens =
        new Tokens(
            Keys.load(
                java.nio.file.Path.of("nowhere"),
                Optional.of("a secret for tests and nothing else")));
    return new MessageMaker(
            tokens, new ReturnPaths(tokens, Optional.empty()), new SigningKeys(List.of()))
        .make(
            issue,
            typeset,
            new Recipient(3, "mina@example.org", "Mina", BASE.resolve("u/0123456789")));
  }

  private static Typeset typeset(String look, Locale language) {
    Newsletter newsletter =
        new Newsletter(
            "harbour",
            "The Harbour Courier",
            "What happened at the pier",
            language,
            ZONE,
            new Sender("Courier", "courier@example.org", Optional.empty(), "4 Lantern Steps"),
            List.of(),
            List.of(
                new Cadence(
                    Cadence.REGULAR,
                    Rulebook.plain(1, 50, 50, Rules.Order.NEWEST),
                    Optional.empty())),
            List.of(),
            new Look(
                look,
                "${newsletter.title}: ${articles[0].title}",
                "The first beam, two lathes and a good deal of patience",
                Map.of(),
                Optional.empty()));
    List<Chapter> chapters =
        List.of(
            new Chapter(
                "The town", List.of(article(1, "A beam of light"), article(2, "The last lathe"))));
    Digest digest =
        new Digest(
            newsletter,
            7,
            LocalDate.of(2026, 11, 16),
            chapters,
            BASE.resolve("a/7"),
            Optional.empty());
    return new EditionRenderer(Templates.kept(List.of())).render(digest, language).typeset();
  }

  private static Article article(long id, String title) {
    Image picture =
        new Image(
            URI.create("https://courier.example.org/beam.jpg"),
            "Light over water",
            OptionalInt.of(800),
            OptionalInt.of(450));
    Story story =
        new Story(
            title,
            "The first beam is planned for the shortest day.",
            "A group of nineteen volunteers has ground forty-two prisms by hand while the winter lasted.",
            Optional.of(URI.create("https://courier.example.org/stories/" + id)),
            Optional.of(picture),
            Optional.of("Maud Ferris"),
            Optional.empty(),
            Optional.empty(),
            Locale.UK,
            List.of(),
            Instant.parse("2026-11-15T23:30:00Z"));
    return new Article(id, "desk", "" + id, Instant.EPOCH, Instant.EPOCH, story);
  }
}
