package pressrun.render;

/** How many characters of each article a message has room for, and for how many articles. */
record Room(int standfirst, int excerpt, int articles) {
  /** More than any article brings. */
  static final Room AMPLE = of(2_000, 2_000);

  static Room of(int standfirst, int excerpt) {
    return new Room(standfirst, excerpt, Integer.MAX_VALUE);
  }

  Room forArticles(int number) {
    return new Room(standfirst, excerpt, number);
  }

  Room forAll() {
    return of(standfirst, excerpt);
  }
}
