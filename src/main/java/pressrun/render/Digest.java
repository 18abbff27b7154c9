package pressrun.render;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;

/**
 * What is to be typeset.
 *
 * @param logo where readers find the newsletter's logo
 */
public record Digest(
    Newsletter newsletter,
    int number,
    LocalDate date,
    List<Chapter> chapters,
    URI archive,
    Optional<URI> logo) {

  int size() {
    return chapters.stream().mapToInt(chapter -> chapter.articles().size()).sum();
  }
}
