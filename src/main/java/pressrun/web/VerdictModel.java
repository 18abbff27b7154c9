package pressrun.web;

import java.util.List;
import java.util.Map;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Selection;
import pressrun.selection.Verdict;

/** Why each candidate is in or out, as pages show it. */
final class VerdictModel {
  private VerdictModel() {}

  static List<Map<String, Object>> of(Newsletter newsletter, Selection selection) {
    return selection.verdicts().stream().map(verdict -> of(newsletter, verdict)).toList();
  }

  private static Map<String, Object> of(Newsletter newsletter, Verdict verdict) {
    return Map.of(
        "title", verdict.article().story().title(),
        "language", verdict.article().story().language().toLanguageTag(),
        "source", newsletter.sourceName(verdict.article().source()),
        "published", Moments.shown(verdict.article().story().published(), newsletter.zone()),
        "chosen", verdict.chosen(),
        "reason", words(verdict.reason()));
  }

  private static String words(Verdict.Reason reason) {
    return switch (reason) {
      case CHOSEN -> "in the mail";
      case TOO_OLD -> "older than max_age";
      case UNSETTLED -> "it came or changed a moment ago";
      case NOT_INCLUDED -> "no include rule matches";
      case EXCLUDED -> "an exclude rule matches";
      case HELD -> "an editor holds it";
      case OFF_TOPIC -> "of no topic the reader chose";
      case SECTION_FULL -> "its section has no room";
      case SOURCE_FULL -> "its source has no room";
      case EDITION_FULL -> "the edition has no room";
      case SAME_STORY -> "the same story is in already";
      case TOLD_BEFORE -> "an edition of the last days told the story";
      case BELOW_MINIMUM -> "fewer than min_articles are new";
    };
  }
}
