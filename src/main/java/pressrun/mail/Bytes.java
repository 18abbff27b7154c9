package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that stand one after another. Pieces are not copied, so that messages share what is the
 * same in all of them; nobody changes a piece. For one thread.
 */
public final class Bytes {
  private final List<byte[]> pieces = new ArrayList<>();
  private int length;

  public static Bytes of(byte[] bytes) {
    return new Bytes().add(bytes);
  }

  Bytes add(byte[] more) {
    pieces.add(more);
    length += more.length;
    return this;
  }

  public Bytes add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public Bytes add(Bytes more) {
    pieces.addAll(more.pieces);
    length += more.length;
    return this;
  }

  public int length() {
    return length;
  }

  public byte[] toArray() {
    byte[] all = new byte[length];
    copyTo(all);
    return all;
  }

  /** To the beginning of what is long enough for them. */
  public void copyTo(byte[] all) {
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
  }
}
