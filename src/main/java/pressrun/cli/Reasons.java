package pressrun.cli;

import pressrun.selection.Verdict;

/** Why an article is in or out, in a few words. */
final class Reasons {
  private Reasons() {}

  static String inWords(Verdict.Reason reason) {
    return switch (reason) {
      case CHOSEN -> "in";
      case TOO_OLD -> "too old";
      case UNSETTLED -> "unsettled";
      case NOT_INCLUDED -> "not included";
      case EXCLUDED -> "excluded";
      case HELD -> "held";
      case OFF_TOPIC -> "off topic";
      case SECTION_FULL -> "section full";
      case SOURCE_FULL -> "source full";
      case EDITION_FULL -> "edition full";
      case SAME_STORY -> "same story";
      case TOLD_BEFORE -> "told before";
      case BELOW_MINIMUM -> "too few";
    };
  }
}
