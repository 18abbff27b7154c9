package pressrun.preview;

/** What a mail program does with something. */
public enum Support {
  YES,
  PARTLY,
  NO,
  UNKNOWN;

  static Support of(String letter) {
    return switch (letter) {
      case "y" -> YES;
      case "a" -> PARTLY;
      case "n" -> NO;
      default -> UNKNOWN;
    };
  }
}
