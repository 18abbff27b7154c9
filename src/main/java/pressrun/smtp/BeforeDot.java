package pressrun.smtp;

import java.util.concurrent.CompletableFuture;

/** Asked before a message's final dot is written. */
@FunctionalInterface
public interface BeforeDot {
  /**
   * Begins to commit the mark, if that was not begun yet. True once it is durable; false or failed,
   * and the dot is not written, so that the server throws the message away.
   */
  CompletableFuture<Boolean> commit();

  /**
   * Whether the mark is durable before the message's turn has come; then body and dot go out in one
   * write, and where that fails nobody knows how much of it arrived.
   */
  default boolean isCommitted() {
    return false;
  }

  /** The dot is written next; false, and it is not. Asked when the mark is durable. */
  default boolean dotFollows() {
    return true;
  }
}
