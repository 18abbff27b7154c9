package pressrun.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes bytes text: by byte order mark, as the header or the prolog says where that fits the bytes,
 * or by guess; what stays invalid becomes U+FFFD.
 */
final class Characters {
  private static final Pattern HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:+-]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROLOG =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:+-]{1,40})[\"']");
  private static final int PROLOG_BYTES = 512;
  private static final int ACCIDENTAL = 4;

  /** Names that are used for more than they name, as the WHATWG's Encoding Standard lists them. */
  private static final Map<String, String> MEANT =
      Map.of(
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "euc-kr", "x-windows-949",
          "ks_c_5601-1987", "x-windows-949",
          "shift_jis", "windows-31j",
          "gb2312", "GB18030",
          "gbk", "GB18030");

  private Characters() {}

  static String decode(byte[] bytes, Optional<String> contentType) {
    Optional<Charset> marked = byteOrder(bytes);
    if (marked.isPresent()) {
      String text = new String(bytes, marked.get());
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    String asUtf8 = new String(bytes, StandardCharsets.UTF_8);
    if (surelyUtf8(asUtf8)) {
      return asUtf8;
    }
    List<Charset> candidates = new ArrayList<>();
    contentType.flatMap(type -> named(HEADER, type)).ifPresent(candidates::add);
    String start =
        new String(bytes, 0, Math.min(bytes.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
    named(PROLOG, start).ifPresent(candidates::add);
    candidates.add(StandardCharsets.UTF_8);
    return candidates.stream()
        .map(charset -> attempt(bytes, charset))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> CharsetGuess.decode(bytes));
  }

  /** By the mark, or by how {@code <} stands in two bytes or four. */
  private static Optional<Charset> byteOrder(byte[] bytes) {
    int four = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
    if (four == 0x0000FEFF || four == 0x0000003C) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (four == 0xFFFE0000 || four == 0x3C000000) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return switch (first) {
      case 0xEFBB ->
          bytes.length > 2 && bytes[2] == (byte) 0xBF
              ? Optional.of(StandardCharsets.UTF_8)
              : Optional.empty();
      case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
      default -> Optional.empty();
    };
  }

  private static Optional<Charset> named(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String name = found.group(1).toLowerCase(Locale.ROOT);
    if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("ucs")) {
      // Text that really is in two bytes has been told by its first two.
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> attempt(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return CharsetGuess.fits(text) ? Optional.of(text) : Optional.empty();
  }

  /** Whether the bytes are UTF-8 throughout, and so many that it is no accident. */
  private static boolean surelyUtf8(String asUtf8) {
    return asUtf8.indexOf('\uFFFD') < 0 && CharsetGuess.foreign(asUtf8, ACCIDENTAL) >= ACCIDENTAL;
  }
}
