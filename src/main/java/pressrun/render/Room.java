package pressrun.render;

/** How many characters of each article a message has room for. */
record Room(int standfirst, int excerpt) {
  /** More than any article brings. */
  static final Room AMPLE = new Room(2_000, 2_000);
}
