package pressrun.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One item as its source gave it: decoded, but neither cleaned nor judged.
 *
 * @param id the source's own identifier of the item (guid, atom:id, file name, row id)
 * @param link as {@link pressrun.http.WebAddress} reads it
 * @param title plain text, or text with markup as some feeds have it; empty when there is none
 * @param summary a short text of the item's own; empty when there is none
 * @param body the whole text; empty when there is none
 * @param published as the source says, unchecked
 * @param language a BCP 47 tag that the source states
 */
public record Entry(
    String id,
    Optional<URI> link,
    String title,
    String summary,
    String body,
    Format format,
    Optional<String> author,
    Optional<Instant> published,
    List<String> tags,
    Optional<EntryImage> image,
    Optional<String> language) {

  /** What {@code summary} and {@code body} are written in. */
  public enum Format {
    /** News-desk text: first line the title, second the standfirst, then paragraphs. */
    TEXT,
    HTML
  }
}
