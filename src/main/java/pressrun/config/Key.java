package pressrun.config;

import java.util.Arrays;
import java.util.List;

/**
 * A key that a section may have. Reading, the nearest right word, the reference in docs/ and the
 * schema all come from these, so that none can say what another does not.
 *
 * @param standard what counts when it is left out, written as in the file where a value can be
 *     written there; empty when there is nothing
 * @param example a value as it would stand in the file; empty when the standard shows it
 * @param choices the words that it may be; empty unless it is a {@link Kind#CHOICE}
 * @param range of a {@link Kind#NUMBER}
 * @param inner the keys of a section
 */
record Key(
    String name,
    Kind kind,
    String description,
    String standard,
    String example,
    Presence presence,
    List<String> choices,
    Range range,
    List<Key> inner) {
  private static final Range ANY = new Range(0, 999_999_999);

  /** What a value is. */
  enum Kind {
    TEXT("text"),
    CHOICE("one of some words"),
    YES_NO("true or false"),
    SECRET("secret text"),
    NUMBER("whole number"),
    DURATION("duration"),
    ADDRESS("e-mail address"),
    URL("http or https address"),
    FILE("file or folder"),
    LIST("list of texts"),
    SECTION("section"),
    SECTIONS("list of sections");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Whether it may be left out. */
  enum Presence {
    OPTIONAL,
    REQUIRED,
    /** Exactly one key of this presence stands in a section. */
    ALTERNATIVE
  }

  /** Both ends included. */
  record Range(int least, int most) {}

  static Key of(Kind kind, String name, String description) {
    return new Key(name, kind, description, "", "", Presence.OPTIONAL, List.of(), ANY, List.of());
  }

  static Key text(String name, String description) {
    return of(Kind.TEXT, name, description);
  }

  static <E extends Enum<E>> Key choice(String name, E standard, String description) {
    List<String> words =
        Arrays.stream(standard.getDeclaringClass().getEnumConstants()).map(Values::word).toList();
    Key key = of(Kind.CHOICE, name, description).standard(Values.word(standard));
    return key.with(words, ANY, List.of());
  }

  static Key yesNo(String name, String description) {
    return of(Kind.YES_NO, name, description).standard("false");
  }

  static Key number(String name, int least, int most, String description) {
    return of(Kind.NUMBER, name, description).with(List.of(), new Range(least, most), List.of());
  }

  static Key duration(String name, String standard, String description) {
    return of(Kind.DURATION, name, description).standard(standard);
  }

  static Key section(String name, List<Key> inner, String description) {
    return of(Kind.SECTION, name, description).with(List.of(), ANY, inner);
  }

  static Key sections(String name, List<Key> inner, String description) {
    return of(Kind.SECTIONS, name, description).with(List.of(), ANY, inner);
  }

  Key standard(String value) {
    return new Key(name, kind, description, value, example, presence, choices, range, inner);
  }

  Key example(String value) {
    return new Key(name, kind, description, standard, value, presence, choices, range, inner);
  }

  Key required() {
    return presence(Presence.REQUIRED);
  }

  Key alternative() {
    return presence(Presence.ALTERNATIVE);
  }

  private Key presence(Presence value) {
    return new Key(name, kind, description, standard, example, value, choices, range, inner);
  }

  private Key with(List<String> words, Range numbers, List<Key> keys) {
    return new Key(name, kind, description, standard, example, presence, words, numbers, keys);
  }
}
