package pressrun.web;

import pressrun.audience.AudienceStore;
import pressrun.edition.EditionStore;
import pressrun.newsletter.Catalogue;
import pressrun.render.Templates;
import pressrun.render.TypesetStore;
import pressrun.secret.Tokens;

/** What the public pages are made from. */
public record PublicDesk(
    Tokens tokens,
    AudienceStore audience,
    Catalogue catalogue,
    EditionStore editions,
    TypesetStore typesets,
    Templates templates) {}
