package pressrun.delivery;

import java.util.Optional;
import java.util.UUID;
import pressrun.database.Database;
import pressrun.secret.Tokens;

/** Which installation a database belongs to. */
public final class InstallStore {
  private final Database database;

  public InstallStore(Database database) {
    this.database = database;
  }

  /**
   * Claims a fresh database, and recognises its own.
   *
   * @throws ForeignKeys when it was filled under other keys: this program would then make other
   *     tokens and Message-IDs than those already sent
   */
  public void recognise(Tokens tokens) {
    String known = fingerprint().orElseGet(() -> claim(tokens));
    if (!known.equals(tokens.fingerprint())) {
      throw new ForeignKeys();
    }
  }

  private String claim(Tokens tokens) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    """
                    INSERT INTO install (id, install_id, key_fingerprint, epoch) VALUES (1, ?, ?, 0)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    UUID.randomUUID().toString(),
                    tokens.fingerprint()));
    return fingerprint().orElseThrow();
  }

  private Optional<String> fingerprint() {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT key_fingerprint FROM install WHERE id = 1")
                .mapTo(String.class)
                .findOne());
  }

  /** The database and the key do not belong together. */
  public static final class ForeignKeys extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignKeys() {
      super(
          "the database was filled under another secret: unsubscribe links and Message-IDs would"
              + " change; put the old secret.key back into the data folder, or set it as \"secret\"");
    }
  }
}
