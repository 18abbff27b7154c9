package pressrun.audience;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a column of a subscriber file holds, as its heading says; {@code columns.tsv} has the words.
 */
enum ColumnRole {
  ADDRESS,
  NAME,
  FIRST_NAME,
  LAST_NAME,
  LANGUAGE,
  CADENCE,
  TOPICS,
  /** A word for the person's status. */
  STATUS,
  /** Yes: the person has left. */
  OUT,
  BOUNCED,
  COMPLAINED,
  /** Yes: the person wants mail. No: the person has left. */
  IN,
  /** No: the person has not confirmed yet. */
  CONFIRMED,
  /** A time when the person left; empty of all others. */
  OUT_TIME,
  BOUNCED_TIME,
  COMPLAINED_TIME,
  /** Nothing about consent, though it may sound so. */
  NOTHING;

  /** Headings that may say who has left, so that a column is not passed over without a word. */
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "unsub|opt ?out|opt ?in\\b|opted|consent|permission|black ?list|block ?list|suppress|bounce"
              + "|complain|do not|don t|no ?mail|subscribed|status|statut$|statuts|abgemeld|abmeld|austrag"
              + "|einwillig|erlaubnis|désabonn|désinscri|desabonn|desinscri|consentement|consentim|consenso"
              + "|disiscri|descadastr|uitgeschr|afmeld|停止|拒否|解除|退会|退订|退訂|取消|수신|탈퇴|해지|구독|동의"
              + "|отпис|상태|状態|状态|ステータス|email (disabled|enabled|active)");

  /** Things that such words are about when it is not the newsletter. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\b(sms|phone|order|payment|shipping|stripe|campaign|reason|source|ip|id|count|url|note|notes"
              + "|score|marital|vip|plan|tier)\\b");

  private record Heading(ColumnRole role, Pattern words) {}

  private static final List<Heading> HEADINGS =
      WordTable.read("columns.tsv").stream()
          .map(line -> new Heading(valueOf(line.kind()), pattern(line.words())))
          .toList();

  private static Pattern pattern(String words) {
    return Pattern.compile(Pattern.quote(words).replace("*", "\\E.*\\Q"));
  }

  /** Returns the role that a heading names; empty when it is unknown. */
  static Optional<ColumnRole> of(String heading) {
    String words = normalized(heading);
    return HEADINGS.stream()
        .filter(known -> known.words().matcher(words).matches())
        .map(Heading::role)
        .findFirst();
  }

  /** True for an unknown heading that sounds as if the column said who has left. */
  static boolean isSuspicious(String heading) {
    String words = normalized(heading);
    return SUSPICIOUS.matcher(words).find() && !ELSEWHERE.matcher(words).find();
  }

  /** In lower case, each run of other signs one blank; {@code emailOptOut} is three words. */
  static String normalized(String heading) {
    return heading
        .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", " ")
        .strip();
  }
}
