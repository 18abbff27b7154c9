package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.text.DomainName;

/**
 * Envelope senders. Where there is a domain for bounces each delivery has its own (VERP), so that
 * what comes back names it, and nobody can make one up to have somebody else struck off. For all
 * threads.
 */
public final class ReturnPaths {
  /** All in small letters and digits: some servers write it back in others. */
  private static final Pattern LOCAL_PART =
      Pattern.compile("b-([0-9]{1,9})-([0-9]{1,18})-([0-9a-f]{20})");

  /** 80 bits, and a local part of at most 51 octets (RFC 5321, 4.5.3.1.1: 64). */
  private static final int DIGITS = 20;

  private final Tokens tokens;
  private final Optional<String> bounceDomain;

  /** Which delivery a return path names. */
  public record Named(int number, long subscriber) {}

  /**
   * For a program.
   *
   * @param bounceDomain in ASCII; without one every message comes from its sender
   */
  public ReturnPaths(Tokens tokens, Optional<String> bounceDomain) {
    this.tokens = tokens;
    this.bounceDomain = bounceDomain;
  }

  String of(Issue issue, long subscriber, String sender) {
    return bounceDomain
        .map(domain -> localPart(issue.newsletter(), issue.cadence(), issue.number(), subscriber))
        .map(local -> local + "@" + bounceDomain.orElseThrow())
        .orElse(sender);
  }

  /**
   * Whose delivery of this newsletter came back, with or without angle brackets; none when the
   * address was not made here. That of a test copy names nobody.
   */
  public Optional<Named> read(String address, String newsletter, String cadence) {
    String plain = address.strip().replaceAll("^<|>$", "").toLowerCase(Locale.ROOT);
    int at = plain.lastIndexOf('@');
    Matcher parts = LOCAL_PART.matcher(plain.substring(0, Math.max(0, at)));
    if (!parts.matches()
        || !bounceDomain.equals(Optional.of(DomainName.comparable(plain.substring(at + 1))))) {
      return Optional.empty();
    }
    Named named = new Named(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    String genuine = localPart(newsletter, cadence, named.number(), named.subscriber());
    return MessageDigest.isEqual(bytes(parts.group()), bytes(genuine))
        ? Optional.of(named)
        : Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String localPart(String newsletter, String cadence, int number, long subscriber) {
    String delivery = newsletter + "/" + cadence + "/" + number + "/" + subscriber;
    String seal = tokens.hash(Purpose.RETURN_PATH, delivery).substring(0, DIGITS);
    return "b-" + number + "-" + subscriber + "-" + seal;
  }
}
