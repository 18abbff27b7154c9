package pressrun.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelaySettings.Credentials;
import pressrun.smtp.RelaySettings.Limits;
import pressrun.smtp.RelaySettings.Pipelining;
import pressrun.smtp.RelaySettings.Tls;
import pressrun.text.DomainName;

/** One item of {@code relays}. */
final class RelaySection {
  static final List<Key> KEYS =
      List.of(
          Key.text("name", "What it is called in lists and alerts. Left out: the host.")
              .example("main"),
          Key.text("host", "The server that mail is handed to.")
              .required()
              .example("smtp.example.org"),
          Key.number("port", 1, 65_535, "Its port. Left out: 587, or 465 with `tls: implicit`.")
              .example("2525"),
          Key.choice(
              "tls",
              Tls.STARTTLS,
              "`starttls` and `implicit` both insist on an encrypted connection and a good"
                  + " certificate; `none` is only for a relay on this machine; `unprotected` sends"
                  + " everything in the clear, without a password, over a network you trust."),
          Key.of(
              Key.Kind.FILE,
              "ca_file",
              "A PEM file with the certificate of the authority that signed the relay's, or the"
                  + " relay's own: trusted for this relay beside those that Java knows. The relay's"
                  + " name is checked all the same. Read when Pressrun starts or reloads."),
          Key.text(
                  "helo",
                  "The name that Pressrun greets the relay with (EHLO): this machine's full name in"
                      + " the DNS. Left out: the name that the machine has, when it is a full one,"
                      + " else its address in brackets.")
              .example("news.example.org"),
          Key.text("user", "Name to log in with; goes with `password`.").example("press"),
          Key.of(Key.Kind.SECRET, "password", "Password to log in with.")
              .example("${SMTP_PASSWORD}"),
          Key.of(
              Key.Kind.FILE,
              "token_file",
              "In place of `password`: a file with an access token, read anew for each"
                  + " connection (XOAUTH2); something else on your machine keeps it fresh."),
          Key.number("connections", 1, 100, "How many connections at the same time, at most.")
              .standard("4"),
          Key.number(
                  "messages_per_connection",
                  1,
                  1_000_000,
                  "After so many a connection is closed and another opened. Left out: never.")
              .example("100"),
          Key.number(
                  "window",
                  1,
                  64,
                  "How many messages may be written to one connection before the first is answered,"
                      + " where the relay offers CHUNKING and PIPELINING: quicker over a long way,"
                      + " but so many times `connections` messages are in doubt after a kill.")
              .standard("1"),
          Key.yesNo(
              "pipelining",
              "`false`: each command waits for the answer to the one before. Left out: commands are"
                  + " written ahead where the relay offers PIPELINING, until a session breaks off"
                  + " over it; that is remembered. `true`: whatever happened."),
          Key.text(
                  "rate",
                  "At most so many messages in a second, minute, hour or day: `20/s`, `500/m`,"
                      + " `10000/h`, `50000/d`; several, with commas, hold together. Left out: as"
                      + " fast as it goes.")
              .example("20/s, 10000/h"),
          Key.number(
                  "weight",
                  1,
                  1_000,
                  "Its share of the mail beside the other relays with a weight. Relays without one"
                      + " stand by: the first of them takes over when no relay with a weight can be"
                      + " used.")
              .example("3"));

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private RelaySection() {}

  static RelaySettings read(Section section, Values values) {
    String host = host(values.required(section, "host"));
    if (!host.isEmpty() && !HostName.looksLikeOne(host)) {
      section.problem(
          "host",
          "expected a host name alone; the port has its own key"
              + Values.objection(DomainName.ofHost(host))
              + Values.found(section, "host"));
    }
    Tls tls = values.choice(section, "tls", Tls.STARTTLS);
    if (tls == Tls.NONE && !LOOPBACK.contains(host)) {
      section.problem("tls", "none is for a relay on this machine; use starttls or implicit");
    }
    if (tls == Tls.UNPROTECTED && section.has("user")) {
      section.problem("tls", "a password is never sent unprotected; use starttls or implicit");
    }
    boolean encrypted = tls == Tls.STARTTLS || tls == Tls.IMPLICIT;
    if (section.has("ca_file") && !encrypted) {
      section.problem("ca_file", "is for an encrypted connection; use starttls or implicit");
    }
    int standardPort = tls == Tls.IMPLICIT ? 465 : 587;
    int port = values.number(section, "port", standardPort);
    if (port == 465 && tls != Tls.IMPLICIT) {
      section.problem(
          "port",
          "465 is encrypted from the start: write tls: implicit, or port: 587 for starttls");
    }
    return new RelaySettings(
        values.text(section, "name").orElse(host),
        host,
        port,
        tls,
        credentials(section, values),
        new Limits(
            values.number(section, "connections"),
            values.optionalNumber(section, "messages_per_connection"),
            Rates.read(section, values),
            values.number(section, "window"),
            pipelining(section, values)),
        values.optionalNumber(section, "weight"),
        false,
        HeloName.read(section, "helo", values),
        CertificateFile.read(section, "ca_file", values));
  }

  /** In ASCII, as the DNS has it; addresses and what is no name stay as they are written. */
  private static String host(String written) {
    boolean ascii = written.chars().allMatch(c -> c < 0x80);
    return ascii ? written : DomainName.ofHost(written).asciiName().orElse(written);
  }

  private static Pipelining pipelining(Section section, Values values) {
    boolean always = values.yes(section, "pipelining");
    if (section.has("pipelining")) {
      return always ? Pipelining.WHERE_OFFERED : Pipelining.NEVER;
    }
    return Pipelining.UNTIL_IT_FAILS;
  }

  private static Optional<Credentials> credentials(Section section, Values values) {
    Optional<String> user = values.text(section, "user");
    Optional<String> password = values.secret(section, "password");
    Optional<Path> token = values.file(section, "token_file");
    if (password.isPresent() && token.isPresent()) {
      section.problem("token_file", "stands in place of password; leave one of them out");
    }
    boolean secret = password.isPresent() || token.isPresent();
    boolean misspelt =
        Stream.of("user", "password", "token_file", "password_file").anyMatch(section::isMisspelt);
    if (user.isPresent() != secret && !misspelt) {
      String key = user.isPresent() ? "user" : password.isPresent() ? "password" : "token_file";
      section.problem(key, "user and password, or user and token_file, go together");
    }
    return user.flatMap(
        name ->
            password
                .<Credentials>map(word -> new Credentials.Password(name, word))
                .or(() -> token.map(file -> new Credentials.Token(name, file))));
  }
}
