package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pressrun.mail.Message;

final class LetterTest {
  private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
  private final Letter letter =
      new Letter(
          new Claim(
              1, 2, "mina@example.org", "key", "Mina", "everybody", 3, 0, 0, Optional.empty()),
          new Message(
              "<1@example.org>",
              "news@example.org",
              "mina@example.org",
              "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII)));

  private CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> mark = new CompletableFuture<>();
    asked.add(mark);
    return mark;
  }

  @Test
  void aMarkIsAskedForOnce() {
    letter.commit(this::ask);
    letter.commit(this::ask);
    assertThat(asked).hasSize(1);
    assertThat(letter.isMarked()).isFalse();
    asked.get(0).complete(true);
    assertThat(letter.isMarked()).isTrue();
    assertThat(letter.isRefused()).isFalse();
  }

  @Test
  void aMarkThatTheDatabaseFailedIsAskedForAgain() {
    letter.commit(this::ask);
    asked.get(0).completeExceptionally(new IllegalStateException("the database is away"));
    assertThat(letter.isMarked()).isFalse();
    assertThat(letter.isRefused()).isFalse();
    letter.commit(this::ask);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aRefusedMarkIsKnownBeforeItsTurn() {
    letter.commit(this::ask);
    asked.get(0).complete(false);
    assertThat(letter.isRefused()).isTrue();
    assertThat(letter.isMarked()).isFalse();
  }
}
