package planted.press;

import org.jdbi.v3.core.Handle;

/** SQL in a class that is no store. */
final class AsksTheDatabase {
  int editions(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM edition").mapTo(Integer.class).one();
  }
}
