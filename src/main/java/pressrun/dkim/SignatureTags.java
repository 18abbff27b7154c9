package pressrun.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.text.DomainName;

/** What a signature says of itself (RFC 6376, 3.5). */
record SignatureTags(TagList tags) {
  private static final List<String> REQUIRED = List.of("v", "a", "b", "bh", "d", "h", "s");
  private static final Set<String> CANONICALIZATIONS =
      Set.of(
          "simple",
          "relaxed",
          "simple/simple",
          "simple/relaxed",
          "relaxed/simple",
          "relaxed/relaxed");
  private static final int MOST_NAMES = 300;

  /** Labels of the DNS; anything else could also be mischief where it is shown. */
  private static final Pattern LABELS =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

  /** Why it can never be judged, if it cannot; nothing else may be asked of it then. */
  Optional<String> unfit(Instant now) {
    if (!tags.wellFormed()) {
      return Optional.of("the signature's tags cannot be read");
    }
    return REQUIRED.stream()
        .filter(tag -> tags.get(tag).isEmpty())
        .findFirst()
        .map(tag -> "the signature lacks " + tag + "=")
        .or(this::unknown)
        .or(this::open)
        .or(this::unreadable)
        .or(() -> outOfTime(now));
  }

  private Optional<String> unknown() {
    if (!text("v").equals("1")) {
      return Optional.of("v= is not 1");
    }
    if (algorithms().findFirst().isEmpty()) {
      return Optional.of("a= is not used any more, or unknown");
    }
    if (!CANONICALIZATIONS.contains(tags.get("c").orElse("simple"))) {
      return Optional.of("c= is unknown");
    }
    boolean inDns =
        Stream.of(tags.get("q").orElse("dns/txt").split(":", -1)).anyMatch("dns/txt"::equals);
    return inDns ? Optional.empty() : Optional.of("q= is unknown");
  }

  private Optional<String> open() {
    if (names().size() > MOST_NAMES) {
      return Optional.of("h= has more than " + MOST_NAMES + " names");
    }
    if (names().stream().noneMatch("From"::equalsIgnoreCase)) {
      return Optional.of("From is not signed");
    }
    return tags.get("l").map(length -> "l= leaves the end of the body open to anybody");
  }

  private Optional<String> unreadable() {
    if (shown(domain()).isEmpty() || shown(selector()).isEmpty()) {
      return Optional.of("d= or s= is no name in the DNS");
    }
    if (tags.octets("b").isEmpty() || tags.octets("bh").isEmpty()) {
      return Optional.of("b= or bh= is not base64");
    }
    String identity = tags.get("i").orElse("@" + domain());
    String named = DomainName.comparable(identity.substring(identity.lastIndexOf('@') + 1));
    boolean ofDomain =
        identity.contains("@") && (named.equals(domain()) || named.endsWith("." + domain()));
    return ofDomain ? Optional.empty() : Optional.of("i= is not of the domain in d=");
  }

  private Optional<String> outOfTime(Instant now) {
    long limit = seconds("x", Long.MAX_VALUE);
    if (limit < seconds("t", 0)) {
      return Optional.of("x= is before t=");
    }
    return limit < now.getEpochSecond()
        ? Optional.of("the signature has expired")
        : Optional.empty();
  }

  private long seconds(String tag, long otherwise) {
    return tags.get(tag)
        .map(text -> text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0)
        .orElse(otherwise);
  }

  private String text(String tag) {
    return tags.get(tag).orElse("");
  }

  String domain() {
    return DomainName.comparable(text("d"));
  }

  String selector() {
    return text("s");
  }

  String place() {
    return selector() + "._domainkey." + domain();
  }

  /** Empty when it is unknown. */
  String algorithmName() {
    return algorithms().map(Algorithm::tag).findFirst().orElse("");
  }

  /** The same when it is a name in the DNS; else empty, for it may be anything. */
  static String shown(String name) {
    return LABELS.matcher(name).matches() ? name : "";
  }

  Algorithm algorithm() {
    return algorithms().findFirst().orElseThrow();
  }

  private Stream<Algorithm> algorithms() {
    return Stream.of(Algorithm.values()).filter(one -> one.tag().equals(text("a")));
  }

  Canonicalization forHeader() {
    return named(tags.get("c").orElse("simple").split("/", 2)[0]);
  }

  Canonicalization forBody() {
    String[] both = tags.get("c").orElse("simple").split("/", 2);
    return named(both.length > 1 ? both[1] : "simple");
  }

  private static Canonicalization named(String word) {
    return word.strip().equals("relaxed") ? Canonicalization.RELAXED : Canonicalization.SIMPLE;
  }

  byte[] bodyHash() {
    return tags.octets("bh").orElseThrow();
  }

  byte[] signature() {
    return tags.octets("b").orElseThrow();
  }

  private List<String> names() {
    return Stream.of(text("h").split(":", -1)).map(String::strip).toList();
  }

  /** The fields that are signed, of several with one name the lowest first (RFC 6376, 5.4.2). */
  List<HeaderField> chosen(List<HeaderField> fields) {
    List<HeaderField> left = new ArrayList<>(fields);
    List<HeaderField> chosen = new ArrayList<>();
    for (String name : names()) {
      for (int at = left.size() - 1; at >= 0; at--) {
        if (left.get(at).name().equalsIgnoreCase(name)) {
          chosen.add(left.remove(at));
          break;
        }
      }
    }
    return chosen;
  }
}
