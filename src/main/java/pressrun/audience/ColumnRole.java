package pressrun.audience;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  /** Yes, or the time of it: the person has left. */
  OUT,
  BOUNCED,
  COMPLAINED,
  /** Yes: the person wants mail. No: the person has left. */
  IN,
  /** No: the person has not confirmed yet. */
  CONFIRMED,
  /** The same, in a file that no column CONFIRMED is in. */
  OPTED_IN,
  /** Yes: the person has not confirmed yet. */
  UNCONFIRMED,
  /** Why a person left, though another column should say that the person did. */
  REASON,
  /** Something else about the person, unless a cell speaks of leaving. */
  UNRELATED,
  /** Nothing about consent, though it may sound so. */
  NOTHING;

  /** Headings that may say who has left, so that a column is not passed over without a word. */
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "unsub|opt ?out|opt ?in\\b|opted|consent|permission|black ?list|block ?list|suppress|bounce"
              + "|complain|do not|don t|no ?mail|subscribed|status|statut$|statuts|abgemeld|abmeld|austrag"
              + "|einwillig|erlaubnis|desabonn|desinscri|consentement|consentim|consenso"
              + "|disiscri|descadastr|uitgeschr|afmeld|停止|拒否|解除|退会|退订|退訂|取消|수신|탈퇴|해지|구독|동의"
              + "|wypis|rezygn|avregist|avanm|uitschrij|kundig|suspend|exclude"
              + "|отпис|상태|状態|状态|ステータス|email (disabled|enabled|active)");

  /** Headings that ask for consent only where the cells below say yes or no. */
  private static final Pattern SUSPICIOUS_OVER_ANSWERS =
      Pattern.compile(
          "newsletter|receiv|\\bwants?\\b|\\bsend|mailing|\\be ?mail\\b|activ|aktiv|aktyw|enabled|disabled"
              + "|suscri|inscri|iscri|abonn|abo\\b|subscri|zapis|prenum|meld|schr[ie]|confirm|bestatig"
              + "|verified|valid|block|banned|remov|deleted|\\bleft\\b|cancel|quit|\\bopt|spam|junk|hold"
              + "|希望|可否|購読|配信|メルマガ|停止|차단|메일|подпис|отказ|рассыл|订|訂|邮件");

  /** Things that such words are about when it is not the newsletter. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\b(sms|phone|order|payment|shipping|stripe|campaign|reason|source|ip|id|count|url|note|notes"
              + "|score|marital|vip|plan|tier)\\b");

  /** Words of headings that are about the person and not about the newsletter. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(name|namen|city|town|country|county|street|zip|birth\\w*|gender|company|phone|mobile|job"
              + "|school|class|family|child|children|kind|eltern|parents?|house|room|team|size|colou?r|food"
              + "|meal|diet|priority|private|payment|pay|invoice|bank|iban|sepa|fee|donation|attend\\w*"
              + "|arrival|interest\\w*|hobby|role|function|funktion|position|office|unit|rank|ministry"
              + "|parish|age|year|jahr\\w*|ort|stadt|strasse|telefon|ville|pays|ciudad|citta|cidade)\\b"
              + "|\\p{L}{3}(art|weise|gruppe|nummer|name|ort|strasse|grosse|farbe|klasse|alter|jahr|nr)\\b");

  /** A heading with more words than these is a question of a form. */
  private static final int MOST_WORDS = 3;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}]");

  /** Beginning of a word in {@code emailOptOut}. */
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

  /** Accents of Latin, Greek and Cyrillic letters, vowel signs of Hebrew and Arabic ones. */
  private static final Pattern ACCENTS =
      Pattern.compile("[\\x{300}-\\x{36F}\\x{591}-\\x{5C7}\\x{640}\\x{64B}-\\x{655}]");

  private record Heading(ColumnRole role, Pattern words) {}

  private static final Map<String, ColumnRole> HEADINGS =
      WordTable.read("columns.tsv").stream()
          .filter(line -> line.words().indexOf('*') < 0)
          .collect(
              Collectors.toMap(
                  line -> folded(line.words()),
                  line -> valueOf(line.kind()),
                  (first, again) -> first));

  private static final List<Heading> PATTERNS =
      WordTable.read("columns.tsv").stream()
          .filter(line -> line.words().indexOf('*') >= 0)
          .map(line -> new Heading(valueOf(line.kind()), pattern(line.words())))
          .toList();

  private static Pattern pattern(String words) {
    return Pattern.compile(Pattern.quote(folded(words)).replace("*", "\\E.*\\Q"));
  }

  /** Returns the role that a heading names; empty when it is unknown. */
  static Optional<ColumnRole> of(String heading) {
    String words = normalized(heading);
    return Optional.ofNullable(HEADINGS.get(words))
        .or(
            () ->
                PATTERNS.stream()
                    .filter(known -> known.words().matcher(words).matches())
                    .map(Heading::role)
                    .findFirst());
  }

  /** True for a column that says who has left. */
  boolean isConsent() {
    return compareTo(STATUS) >= 0 && compareTo(REASON) < 0;
  }

  /** True for the columns in which Mailman has its codes. */
  static boolean isOfMailman(String heading) {
    return Set.of("nomail", "no mail", "delivery status", "delivery").contains(normalized(heading));
  }

  /** True for a heading about a telephone, an order or the like. */
  static boolean isAboutSomethingElse(String heading) {
    return ELSEWHERE.matcher(normalized(heading)).find();
  }

  /** True for an unknown heading about the person, or with which a form asks something. */
  static boolean isPersonal(String heading) {
    String words = normalized(heading);
    return PERSONAL.matcher(words).find() || words.split(" ").length > MOST_WORDS;
  }

  /** True for an unknown heading that sounds as if the column said who has left. */
  static boolean isSuspicious(String heading) {
    return SUSPICIOUS.matcher(normalized(heading)).find() && !isAboutSomethingElse(heading);
  }

  /** True for an unknown heading that may ask for consent if its cells say yes or no. */
  static boolean isSuspiciousOverAnswers(String heading) {
    return SUSPICIOUS_OVER_ANSWERS.matcher(normalized(heading)).find()
        && !isAboutSomethingElse(heading);
  }

  /** Without invisible characters, and with the usual form of each letter and digit. */
  static String plain(String text) {
    return isAscii(text)
        ? text
        : INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  /** In lower case and without accents, which people and programs leave out as they like. */
  static String folded(String text) {
    String lower = plain(text).toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    String bare = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC)
        .replace('ł', 'l')
        .replace('ø', 'o')
        .replace('đ', 'd')
        .replace('ı', 'i')
        .replace("ß", "ss");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  /** Folded, each run of other signs one blank; {@code emailOptOut} is three words. */
  static String normalized(String heading) {
    String words = HUMP.matcher(plain(heading)).replaceAll(" ");
    return SIGNS.matcher(folded(words)).replaceAll(" ").strip();
  }
}
