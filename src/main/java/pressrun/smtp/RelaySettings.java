package pressrun.smtp;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One relay that messages are handed to.
 *
 * @param weight its share of the mail beside the others that have one; none: it stands by, in the
 *     order of declaration, while no relay with a weight can be used
 * @param builtIn true for the inbox that Pressrun itself runs
 * @param helo the name given in EHLO; empty: the machine's full name, or else its address
 * @param trusted certificates that are trusted beside those that Java trusts
 */
public record RelaySettings(
    String name,
    String host,
    int port,
    Tls tls,
    Optional<Credentials> credentials,
    Limits limits,
    OptionalInt weight,
    boolean builtIn,
    Optional<String> helo,
    List<X509Certificate> trusted) {

  public int connections() {
    return limits.connections();
  }

  /** The same relay, each command written only when the one before it is answered. */
  public RelaySettings withoutPipelining() {
    Limits one =
        new Limits(
            limits.connections(),
            limits.messages(),
            limits.rates(),
            limits.window(),
            Pipelining.NEVER);
    return new RelaySettings(
        name, host, port, tls, credentials, one, weight, builtIn, helo, trusted);
  }

  /** Whether it must not be given all that it would take. */
  public boolean isRated() {
    return !limits.rates().isEmpty();
  }

  /** How the connection is protected. */
  public enum Tls {
    /** For loopback only; a relay elsewhere is refused. */
    NONE,
    /** In the clear wherever the relay is, asked for in so many words; never with a password. */
    UNPROTECTED,
    STARTTLS,
    IMPLICIT
  }

  /** How one logs in; a secret is never printed. */
  public sealed interface Credentials {
    String user();

    /** PLAIN, LOGIN or CRAM-MD5. */
    record Password(String user, String password) implements Credentials {
      @Override
      public String toString() {
        return "Password[" + user + "]";
      }
    }

    /**
     * XOAUTH2.
     *
     * @param file holds the token of the moment; somebody else renews it
     */
    record Token(String user, Path file) implements Credentials {}
  }

  /**
   * What it may be given.
   *
   * @param connections how many at most at a time
   * @param messages how many at most over one connection; none: as many as it takes
   * @param rates all of them hold; none: as fast as it goes
   * @param window how many messages may be written to a connection before the first is answered
   * @param pipelining whether commands may be written before the last one is answered
   */
  public record Limits(
      int connections, OptionalInt messages, List<Rate> rates, int window, Pipelining pipelining) {

    /** One after the other. */
    public Limits(int connections, OptionalInt messages, List<Rate> rates) {
      this(connections, messages, rates, 1, Pipelining.UNTIL_IT_FAILS);
    }

    /** As fast as it goes. */
    public static Limits of(int connections) {
      return new Limits(connections, OptionalInt.empty(), List.of());
    }

    /** How many messages can be in doubt at one moment. */
    public int inDoubt() {
      return connections * window;
    }
  }

  /** Writing commands ahead (RFC 2920), which some servers offer and do not bear. */
  public enum Pipelining {
    /** Where it is offered, until a session breaks off over it. */
    UNTIL_IT_FAILS,
    /** Where it is offered, whatever happened. */
    WHERE_OFFERED,
    NEVER
  }

  /** So many messages in so long. */
  public record Rate(int messages, Duration per) {}
}
