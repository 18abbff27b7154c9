package pressrun.render;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;

/** What is to be typeset. */
public record Digest(
    Newsletter newsletter, int number, LocalDate date, List<Chapter> chapters, URI archive) {}
