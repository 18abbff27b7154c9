package planted.cli;

import planted.web.Page;

/** One entrance that uses another. */
final class KnowsTheWeb {
  Page page() {
    return new Page("inbox");
  }
}
