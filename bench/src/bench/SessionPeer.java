package bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import pressrun.dkim.SigningKeys;
import pressrun.edition.Masthead;
import pressrun.mail.Issue;
import pressrun.mail.Message;
import pressrun.mail.MessageMaker;
import pressrun.mail.MessageTemplate;
import pressrun.mail.Recipient;
import pressrun.mail.ReturnPaths;
import pressrun.render.SlotName;
import pressrun.render.Typeset;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;
import pressrun.smtp.BeforeDot;
import pressrun.smtp.ConnectResult;
import pressrun.smtp.Dialer;
import pressrun.smtp.Outcome;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpConnection;
import pressrun.smtp.SmtpLimits;

/** Pressrun's messages and sessions without its ledger: what the way to the wire costs alone. */
public final class SessionPeer {
  private static final String MARK = "0123456789abcdef".repeat(2);

  /** As while the ledger commits ahead: body and dot go out in one write. */
  private static final BeforeDot COMMITTED =
      new BeforeDot() {
        @Override
        public CompletableFuture<Boolean> commit() {
          return CompletableFuture.completedFuture(true);
        }

        @Override
        public boolean isCommitted() {
          return true;
        }
      };

  private final MessageTemplate template;
  private final RelaySettings relay;
  private final int messages;
  private final AtomicInteger next = new AtomicInteger();

  private SessionPeer(Path digest, int connections, int messages, int port) throws IOException {
    Tokens tokens = new Tokens(Keys.load(digest, Optional.of("a secret of this measurement")));
    Issue issue =
        new Issue(
            "proof",
            "regular",
            1,
            Instant.parse("2026-01-02T03:04:05Z"),
            new Masthead(
                "The Proof",
                "The Proof",
                "proof@letters.example.net",
                Optional.empty(),
                URI.create("https://letters.example.net/")));
    this.template =
        new MessageMaker(
                tokens, new ReturnPaths(tokens, Optional.empty()), new SigningKeys(List.of()))
            .prepare(issue, typeset(digest));
    this.relay =
        new RelaySettings(
            "sink",
            "127.0.0.1",
            port,
            RelaySettings.Tls.NONE,
            Optional.empty(),
            RelaySettings.Limits.of(connections),
            OptionalInt.empty(),
            false, Optional.empty(), List.of());
    this.messages = messages;
  }

  public static void main(String[] words) throws Exception {
    int connections = Integer.parseInt(words[1]);
    SessionPeer peer =
        new SessionPeer(
            Path.of(words[0]), connections, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    try (Dialer dialer = new Dialer(SmtpLimits.standard())) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        Thread thread = new Thread(() -> peer.send(dialer));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static Typeset typeset(Path digest) throws IOException {
    return new Typeset(
        Typeset.EVERYBODY,
        Locale.ENGLISH,
        "The Proof no. 1",
        slots(Files.readString(digest.resolve("digest.html"))),
        slots(Files.readString(digest.resolve("digest.txt"))),
        MARK);
  }

  private static String slots(String text) {
    return text.replace("{{name}}", SlotName.SUBSCRIBER_NAME.mark(MARK))
        .replace("{{leave}}", SlotName.UNSUBSCRIBE_URL.mark(MARK));
  }

  private Optional<Message> following() {
    int number = next.incrementAndGet();
    if (number > messages) {
      return Optional.empty();
    }
    URI leave = URI.create("https://letters.example.net/u/" + "%048d".formatted(number));
    String address = "reader" + number + "@readers.pressrun.test";
    return Optional.of(template.fill(new Recipient(number, address, "Reader " + number, leave)));
  }

  private void send(Dialer dialer) {
    if (!(dialer.open(relay) instanceof ConnectResult.Connected connected)) {
      throw new IllegalStateException("the sink takes no connection");
    }
    try (SmtpConnection connection = connected.connection()) {
      List<Optional<Message>> announced = new ArrayList<>(List.of(following()));
      while (announced.get(0).isPresent()) {
        Message message = announced.get(0).get();
        Outcome outcome =
            connection.send(
                message,
                COMMITTED,
                () -> {
                  announced.set(0, following());
                  return announced.get(0);
                });
        if (!(outcome instanceof Outcome.Accepted)) {
          throw new IllegalStateException(outcome.toString());
        }
      }
    }
  }
}
