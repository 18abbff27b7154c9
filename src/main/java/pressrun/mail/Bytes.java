package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pressrun.dkim.Stretch;

/**
 * Bytes that stand one after another. Pieces are not copied, so that messages share what is the
 * same in all of them; nobody changes a piece. For one thread.
 */
public final class Bytes {
  private final List<Stretch> pieces = new ArrayList<>();
  private int length;

  public static Bytes of(byte[] bytes) {
    return new Bytes().add(bytes);
  }

  Bytes add(byte[] more) {
    return add(new Stretch(more));
  }

  Bytes add(Stretch more) {
    pieces.add(more);
    length += more.octets().length;
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

  List<Stretch> pieces() {
    return pieces;
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
    for (Stretch piece : pieces) {
      byte[] octets = piece.octets();
      System.arraycopy(octets, 0, all, at, octets.length);
      at += octets.length;
    }
  }
}
