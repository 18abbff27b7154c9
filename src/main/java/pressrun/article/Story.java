package pressrun.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an article says, cleaned; all text is plain.
 *
 * @param standfirst the line under the title; may be empty
 * @param excerpt a few sentences, ending where a sentence ends; may be empty
 * @param note an editor's note that is owed to the reader
 * @param credit a photo credit that is owed to the photographer
 * @param published effective: the source's date held within reason
 */
public record Story(
    String title,
    String standfirst,
    String excerpt,
    Optional<URI> link,
    Optional<Image> image,
    Optional<String> author,
    Optional<String> note,
    Optional<String> credit,
    Locale language,
    List<String> tags,
    Instant published) {

  /** Whether there is a text or a picture to ask for elsewhere. */
  public boolean lacksTextOrPicture() {
    return (standfirst.isEmpty() && excerpt.isEmpty()) || image.isEmpty();
  }

  /** The same, with what it does not say itself taken from what is said elsewhere. */
  public Story filledFrom(Story other) {
    boolean silent = standfirst.isEmpty() && excerpt.isEmpty();
    return new Story(
        title,
        silent ? other.standfirst : standfirst,
        silent ? other.excerpt : excerpt,
        link,
        image.or(other::image),
        author.or(other::author),
        note.or(other::note),
        credit.or(other::credit),
        silent ? other.language : language,
        tags,
        published);
  }

  /** The same for all spellings of the link. */
  public Optional<String> canonicalLink() {
    return link.map(Links::canonical);
  }
}
