package pressrun.web;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import pressrun.alert.AlertStore;
import pressrun.audience.AudienceStore;
import pressrun.delivery.DeliveryStore;
import pressrun.dkim.Verifier;
import pressrun.edition.EditionArticleStore;
import pressrun.edition.EditionStore;
import pressrun.inbox.InboxFolder;
import pressrun.newsletter.Catalogue;
import pressrun.preview.Previewer;
import pressrun.render.Templates;
import pressrun.secret.Tokens;

/**
 * What the operator's pages are made from.
 *
 * @param tests asked only by the form that sends a test copy
 * @param vitals what the health page tells beside the database, asked at each request
 */
public record OperatorDesk(
    Catalogue catalogue,
    EditionStore editions,
    EditionArticleStore editionArticles,
    DeliveryStore deliveries,
    AudienceStore audience,
    AlertStore alerts,
    InboxFolder inbox,
    Previewer previewer,
    Verifier verifier,
    Tokens tokens,
    TestPost tests,
    Templates templates,
    Supplier<List<Vital>> vitals,
    Clock clock) {}
