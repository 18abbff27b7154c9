package pressrun.database;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * A connection that one thread keeps for its many small transactions, with the statements that it
 * has prepared; after a failure it is another one.
 */
public final class KeptConnection implements AutoCloseable {
  private final Jdbi jdbi;
  private Optional<Transaction> kept = Optional.empty();

  KeptConnection(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Does {@code work} in one transaction: all of it is committed, or none. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    Transaction transaction = kept.orElseGet(() -> new Transaction(jdbi.open()));
    kept = Optional.of(transaction);
    try {
      return transaction.handle().inTransaction(handle -> work.apply(transaction));
    } catch (RuntimeException failure) {
      closeAfter(failure);
      throw failure;
    }
  }

  /** Of a connection that failed more may fail; what it was is what the caller must know. */
  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    Optional<Transaction> last = kept;
    kept = Optional.empty();
    last.ifPresent(transaction -> transaction.handle().close());
  }
}
