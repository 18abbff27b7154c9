package pressrun.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who wrote an item. */
final class FeedPeople {
  private static final int MOST = 5;
  private static final Pattern BEFORE = Pattern.compile("\\S{1,200}@\\S{1,200}\\s*\\(([^()]+)\\)");
  private static final Pattern AFTER =
      Pattern.compile(
          "([^<>()\"]*[^<>()\"\\s])\"?\\s*[(<]\\s*(?:mailto:)?\\S{1,200}@[^\\s()<>]{1,200}\\s*[)>]");

  private FeedPeople() {}

  static Optional<String> of(FeedElement item) {
    List<FeedElement> authors = item.all("author", "atom:author").toList();
    Stream<String> named =
        Stream.of(
                authors.stream().flatMap(FeedPeople::name),
                item.all("dc:creator", "creator", "dc:author", "itunes:author")
                    .map(FeedElement::text))
            .map(names -> names.filter(name -> !name.isEmpty()).toList())
            .filter(names -> !names.isEmpty())
            .limit(1)
            .flatMap(List::stream);
    return joined(named);
  }

  /** Atom's entries without an author have their source's or their feed's (RFC 4287, 4.2.1). */
  static Optional<String> ofAtom(Optional<FeedElement> feed) {
    return joined(
        feed.stream()
            .flatMap(frame -> frame.all("author"))
            .filter(FeedElement::holdsElements)
            .flatMap(FeedPeople::name));
  }

  private static Stream<String> name(FeedElement author) {
    if (!author.holdsElements()) {
      return Stream.of(author.text());
    }
    return Stream.of("name", "atom:name", "email", "atom:email")
        .flatMap(author::all)
        .map(FeedElement::text)
        .filter(text -> !text.isEmpty())
        .limit(1);
  }

  private static Optional<String> joined(Stream<String> names) {
    String all =
        names
            .filter(name -> !name.isEmpty())
            .map(FeedPeople::person)
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    return Optional.of(all).filter(text -> !text.isEmpty());
  }

  /** RSS names people as {@code mailbox (name)}, others as {@code name (mailbox)}. */
  private static String person(String written) {
    Matcher before = BEFORE.matcher(written);
    if (before.matches()) {
      return before.group(1).strip();
    }
    Matcher after = AFTER.matcher(written);
    return after.matches() ? after.group(1).strip() : written;
  }
}
