package pressrun.mail;

import java.util.List;
import java.util.function.UnaryOperator;

/** A body that was encoded once and is only filled in for each person. */
sealed interface BodyTemplate permits QuotedPrintableBody, Base64Body {

  /** The content transfer encoding (RFC 2045, 6.1). */
  String encoding();

  /** Writes the whole body; it ends with a line end. */
  void write(Recipient recipient, Bytes out);

  /**
   * In the encoding that makes it smallest: base64 for text that is mostly not ASCII.
   *
   * @param escape makes a value from outside harmless in this kind of text
   */
  static BodyTemplate of(String typeset, String slotMark, UnaryOperator<String> escape) {
    String text = typeset.replace("\r\n", "\n").replace('\r', '\n');
    String whole = text.endsWith("\n") ? text : text + "\n";
    List<Cut> cuts = Cut.all(whole, slotMark);
    long foreign = whole.chars().filter(character -> character > 0x7F).count();
    return foreign * 6 > whole.length()
        ? Base64Body.of(cuts, escape)
        : QuotedPrintableBody.of(cuts, escape);
  }
}
