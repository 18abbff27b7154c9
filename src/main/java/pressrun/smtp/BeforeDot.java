package pressrun.smtp;

import java.util.concurrent.CompletableFuture;

/** Asked when the body has gone out and only the final dot is missing. */
@FunctionalInterface
public interface BeforeDot {
  /**
   * Begins to commit the mark. True once it is durable; false or failed, and the dot is not
   * written, so that the server throws the message away.
   */
  CompletableFuture<Boolean> commit();
}
