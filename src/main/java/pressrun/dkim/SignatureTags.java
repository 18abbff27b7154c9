package pressrun.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a signature says of itself (RFC 6376, 3.5). */
record SignatureTags(TagList tags) {
  private static final List<String> REQUIRED = List.of("v", "a", "b", "bh", "d", "h", "s");

  /** Why it can never be judged, if it cannot; nothing else may be asked of it then. */
  Optional<String> unfit(Instant now) {
    if (!tags.wellFormed()) {
      return Optional.of("the signature's tags cannot be read");
    }
    for (String tag : REQUIRED) {
      if (tags.get(tag).isEmpty()) {
        return Optional.of("the signature lacks " + tag + "=");
      }
    }
    if (!text("v").equals("1")) {
      return Optional.of("v=" + text("v") + " is unknown");
    }
    if (algorithms().findFirst().isEmpty()) {
      return Optional.of("a=" + text("a") + " is not used any more, or unknown");
    }
    if (names().stream().noneMatch("From"::equalsIgnoreCase)) {
      return Optional.of("From is not signed");
    }
    if (tags.get("l").isPresent()) {
      return Optional.of("l= leaves the end of the body open to anybody");
    }
    return unreadable().or(() -> expired(now));
  }

  private Optional<String> unreadable() {
    if (tags.octets("b").isEmpty() || tags.octets("bh").isEmpty()) {
      return Optional.of("b= or bh= is not base64");
    }
    String identity = tags.get("i").orElse("@" + domain()).toLowerCase(Locale.ROOT);
    boolean ofDomain = identity.endsWith("@" + domain()) || identity.endsWith("." + domain());
    return ofDomain ? Optional.empty() : Optional.of("i= is not of the domain in d=");
  }

  private Optional<String> expired(Instant now) {
    String limit = tags.get("x").orElse("");
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    boolean expired = !limit.matches("[0-9]{1,12}") || Long.parseLong(limit) < now.getEpochSecond();
    return expired ? Optional.of("the signature has expired") : Optional.empty();
  }

  private String text(String tag) {
    return tags.get(tag).orElse("");
  }

  String domain() {
    return text("d").toLowerCase(Locale.ROOT);
  }

  String selector() {
    return text("s");
  }

  String place() {
    return selector() + "._domainkey." + domain();
  }

  /** As it is written. */
  String algorithmName() {
    return text("a");
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
    return List.of(text("h").strip().split("\\s*:\\s*"));
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
