package pressrun.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pressrun.render.SlotName;

/** Base64: what goes in may leave bytes over, which the piece after it completes. */
record Base64Body(List<Piece> pieces, UnaryOperator<String> escape) implements BodyTemplate {
  record Piece(Base64Piece encoded, Optional<SlotName> slot) {}

  static Base64Body of(List<Cut> cuts, UnaryOperator<String> escape) {
    return new Base64Body(
        cuts.stream().map(cut -> new Piece(new Base64Piece(crlf(cut.text())), cut.slot())).toList(),
        escape);
  }

  /** Line ends of text are CRLF before they are encoded (RFC 2045, 6.8). */
  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  @Override
  public String encoding() {
    return "base64";
  }

  @Override
  public void write(Recipient recipient, Bytes out) {
    byte[] left = new byte[0];
    for (Piece piece : pieces) {
      left = piece.encoded().write(left, out);
      if (piece.slot().isPresent()) {
        String value = escape.apply(recipient.value(piece.slot().get()));
        left = new Base64Piece(crlf(value)).write(left, out);
      }
    }
    Base64Piece.end(left, out);
  }
}
