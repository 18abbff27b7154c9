package pressrun.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pressrun.dkim.Stretch;
import pressrun.render.SlotName;

/** Quoted-printable: what goes in stands on lines of its own, joined by soft line breaks. */
record QuotedPrintableBody(List<Piece> pieces, UnaryOperator<String> escape)
    implements BodyTemplate {
  record Piece(Stretch encoded, Optional<SlotName> slot) {}

  static QuotedPrintableBody of(List<Cut> cuts, UnaryOperator<String> escape) {
    return new QuotedPrintableBody(
        cuts.stream()
            .map(cut -> new Piece(new Stretch(QuotedPrintable.encode(cut.text())), cut.slot()))
            .toList(),
        escape);
  }

  @Override
  public String encoding() {
    return "quoted-printable";
  }

  @Override
  public void write(Recipient recipient, Bytes out) {
    for (Piece piece : pieces) {
      out.add(piece.encoded());
      piece
          .slot()
          .ifPresent(slot -> out.add(QuotedPrintable.encode(escape.apply(recipient.value(slot)))));
    }
  }
}
