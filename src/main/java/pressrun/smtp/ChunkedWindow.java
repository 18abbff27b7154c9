package pressrun.smtp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.mail.Bytes;
import pressrun.smtp.Outcome.Uncertain;
import pressrun.smtp.Outcome.Withdrawn;

/**
 * Several messages in one go by BDAT (RFC 3030) and PIPELINING: all of them are committed first,
 * then written, then heard. Each of them is in doubt until its reply came.
 */
final class ChunkedWindow {
  private static final String RESET = "RSET\r\n";

  private final Dialogue dialogue;
  private final SmtpLimits limits;
  private final Capabilities capabilities;

  private record Chunk(Offer offer, Parcel parcel, Envelope envelope) {
    /** An open transaction of the one before it is ended first; the last byte is as the dot. */
    Bytes bytes(boolean first) {
      Bytes content = parcel.message().content();
      return new Bytes()
          .add(first ? "" : RESET)
          .add(envelope.mail() + "\r\n" + envelope.rcpt() + "\r\n")
          .add("BDAT " + content.length() + " LAST\r\n")
          .add(content);
    }
  }

  ChunkedWindow(Dialogue dialogue, SmtpLimits limits, Capabilities capabilities) {
    this.dialogue = dialogue;
    this.limits = limits;
    this.capabilities = capabilities;
  }

  void send(List<Offer> offers) {
    List<Chunk> committed = committed(chunks(offers));
    int begun = write(committed);
    Deque<Chunk> unheard = new ArrayDeque<>(committed.subList(0, begun));
    try {
      hear(unheard);
    } catch (IOException failure) {
      dialogue.drop();
      String why = dialogue.why(failure);
      unheard.forEach(chunk -> chunk.offer().heard().accept(new Uncertain(why)));
    }
    giveUp(committed.subList(begun, committed.size()));
  }

  /** Nothing of these was written. */
  private void giveUp(List<Chunk> unwritten) {
    if (!unwritten.isEmpty()) {
      dialogue.drop();
    }
    Outcome broken = Classification.broken(Stage.BODY, "the connection ended at a message before");
    unwritten.forEach(chunk -> chunk.offer().heard().accept(broken));
  }

  /** Those that the relay can be given at all. */
  private List<Chunk> chunks(List<Offer> offers) {
    List<Parcel> parcels = offers.stream().map(offer -> Parcel.of(offer.message())).toList();
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      Parcel parcel = parcels.get(i);
      parcel
          .impossible(capabilities)
          .ifPresentOrElse(
              offer.heard(),
              () -> chunks.add(new Chunk(offer, parcel, parcel.envelope(capabilities))));
    }
    return chunks;
  }

  private List<Chunk> committed(List<Chunk> chunks) {
    long asked = System.nanoTime();
    List<CompletableFuture<Boolean>> marks =
        chunks.stream().map(chunk -> chunk.offer().beforeDot().commit()).toList();
    List<Chunk> committed = new ArrayList<>();
    List<Chunk> withdrawn = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      (SmtpConnection.isCommitted(marks.get(i)) ? committed : withdrawn).add(chunks.get(i));
    }
    if (System.nanoTime() - asked > limits.mark().toNanos()
        || !committed.stream().allMatch(chunk -> chunk.offer().beforeDot().dotFollows())) {
      withdrawn.addAll(committed);
      committed.clear();
    }
    withdrawn.forEach(chunk -> chunk.offer().heard().accept(new Withdrawn()));
    return committed;
  }

  /** How many were begun; the last of them perhaps in part, which only the other side knows. */
  private int write(List<Chunk> chunks) {
    int begun = 0;
    try {
      for (Chunk chunk : chunks) {
        dialogue.begin(Stage.DOT, limits.body());
        begun++;
        dialogue.say(chunk.bytes(begun == 1));
      }
    } catch (IOException broken) {
      // What was answered before can perhaps still be heard.
    }
    return begun;
  }

  private void hear(Deque<Chunk> unheard) throws IOException {
    boolean first = true;
    while (!unheard.isEmpty()) {
      Outcome outcome = answer(unheard.getFirst(), first, unheard.size() == 1);
      first = false;
      unheard.removeFirst().offer().heard().accept(outcome);
      if (!dialogue.isOpen() && !unheard.isEmpty()) {
        throw new IOException("the connection ended at a message before");
      }
    }
  }

  /** The replies that belong to one message; some may be missing when it is refused for good. */
  private Outcome answer(Chunk heard, boolean first, boolean last) throws IOException {
    String sender = heard.parcel().message().envelopeSender();
    dialogue.begin(Stage.DOT, limits.dot());
    if (!first && dialogue.hear(Stage.DOT).code() != 250) {
      throw new IOException("RSET was not taken");
    }
    Reply mail = dialogue.hear(Stage.DOT);
    Optional<Outcome> refused = Classification.of(Stage.MAIL, mail, sender);
    if (refused.isPresent()) {
      return unwanted(mail, refused.get(), 2, last);
    }
    Reply rcpt = dialogue.hear(Stage.DOT);
    refused = Classification.of(Stage.RCPT, rcpt, sender);
    if (refused.isPresent()) {
      return unwanted(rcpt, refused.get(), 1, last);
    }
    Reply chunk = dialogue.hear(Stage.DOT);
    Outcome outcome = Classification.chunk(chunk, sender);
    if (chunk.code() == 421 || !Classification.isInStep(outcome)) {
      dialogue.drop();
    } else if (chunk.code() / 100 != 2 && last) {
      dialogue.recover(chunk);
    }
    return outcome;
  }

  /** What stands behind the refused command was written already; its replies are taken off. */
  private Outcome unwanted(Reply refusal, Outcome refused, int more, boolean last) {
    if (refusal.code() == 421 || !Classification.isInStep(refused)) {
      dialogue.drop();
      return refused;
    }
    try {
      Reply reply = refusal;
      for (int i = 0; i < more; i++) {
        reply = dialogue.hear(Stage.DOT);
      }
      if (reply.code() / 100 == 2) {
        dialogue.drop();
        return more == 1 ? refused : new Uncertain("refused, and accepted all the same");
      }
      if (last) {
        dialogue.recover(refusal);
      }
    } catch (IOException gone) {
      dialogue.drop();
    }
    return refused;
  }
}
