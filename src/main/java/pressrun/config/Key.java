package pressrun.config;

/**
 * A key that a section may have; reading, the nearest right word, the reference and the schema all
 * come from these.
 *
 * @param kind what its value is, in the words of the reference
 * @param standard what counts when it is left out; empty when there is nothing
 */
record Key(String name, Kind kind, String standard, String description) {

  /** What a value is. */
  enum Kind {
    TEXT("text"),
    SECRET("text; keep it out of the file with ${NAME} or the key's _file twin"),
    NUMBER("whole number"),
    DURATION("duration such as 30s, 15m, 2h, 7d"),
    ADDRESS("e-mail address"),
    URL("address, http or https"),
    FILE("file or folder, relative to the config folder"),
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
}
